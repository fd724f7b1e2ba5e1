import { afterEach, describe, expect, it } from 'vitest'
import { access } from '@/shared/access'
import type { FoundGroup } from '@/shared/api/types'
import { choicesFor, recentChoices } from './choices'
import { refOf } from './places'
import { noteOpened, recentRefs } from './recent'

const ID = '8541ea1a-0000-4000-8000-00000000beef'
const groups: FoundGroup[] = [
  { kind: 'circular', items: [{ id: ID, name: '演示年报通知', line: '演示〔2026〕3号' }] },
  { kind: 'agent', items: [{ id: '1', name: '演示经办', line: '经办人', division: '440881001', organization: ID }] },
]
const name = (code: string) => (code === '440881001' ? '罗州街道' : code)

afterEach(() => localStorage.clear())

describe('what is found', () => {
  it('stands by kind, each with its page and where it belongs', () => {
    const shown = choicesFor('年报', [{ label: '年报审查', to: '/return-reviews' }, { label: '台账', to: '/ledgers' }], groups, name)
    expect(shown.map(({ label, choices }) => [label, choices.map(({ to }) => to)])).toEqual([
      ['页面', ['/return-reviews']],
      ['经办人', [`/organizations/${ID}`]],
      ['群发通知', [`/circulars/${ID}`]],
    ])
    expect(shown[1]?.choices[0]?.line).toBe('经办人 · 罗州街道')
  })

  it('that was opened lately stands in that order, without what is gone', () => {
    const [recent] = recentChoices(['organization/gone', `circular/${ID}`], groups, name)
    expect(recent?.choices.map(({ key }) => key)).toEqual([`circular/${ID}`])
    expect(recentChoices([], groups, name)).toEqual([])
  })
})

describe('what was opened', () => {
  it('is known by its page alone', () => {
    expect(refOf(`/organizations/${ID}`)).toBe(`organization/${ID}`)
    expect(refOf('/statutes/min-fa-dian')).toBe('statute/min-fa-dian')
    expect(['/organizations/import', '/people/new', '/organizations', `/circulars/${ID}/watch`, `/calls/${ID}`].map(refOf)).toEqual(Array(5).fill(undefined))
  })

  it('is kept for each person apart, newest first, eight of them, without names', () => {
    access.person = 'one'
    for (let number = 0; number < 10; number++) noteOpened(`/courses/c${number}`)
    noteOpened('/courses/c5')
    expect(recentRefs()).toEqual(['c5', 'c9', 'c8', 'c7', 'c6', 'c4', 'c3', 'c2'].map((id) => `course/${id}`))
    access.person = 'two'
    expect(recentRefs()).toEqual([])
    access.person = ''
  })
})
