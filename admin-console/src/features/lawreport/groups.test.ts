import { describe, expect, it } from 'vitest'
import type { Figure } from '@/shared/api/types'
import { groupsOf } from './groups'

const figure = (code: Figure['code'], explanation?: string): Figure => ({ code, title: code, value: 1, unit: '家', explanation })
const shape = (figures: Figure[]) =>
  groupsOf(figures).map((group) => [group.explanation, group.figures.map((one) => one.code)])

describe('groupsOf', () => {
  it('says once what several figures count', () => {
    const figures = [
      figure('organizations', '名册上的组织。'),
      figure('social_groups', '名册上的组织。'),
      figure('notices', '发出的通知。'),
      figure('events', '办的活动。'),
    ]
    expect(shape(figures)).toEqual([
      ['名册上的组织。', ['organizations', 'social_groups']],
      [undefined, ['notices', 'events']],
    ])
  })

  it('keeps two groups with different explanations apart, and figures without one together', () => {
    const figures = [figure('organizations', '甲'), figure('foundations', '甲'), figure('notices', '乙'), figure('notices_read', '乙')]
    expect(shape(figures).map(([explanation]) => explanation)).toEqual(['甲', '乙'])
    expect(shape([figure('events'), figure('trainings')])).toEqual([[undefined, ['events', 'trainings']]])
    expect(shape([])).toEqual([])
  })
})
