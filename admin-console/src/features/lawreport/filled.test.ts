import { describe, expect, it } from 'vitest'
import type { LawReportFigure } from '@/shared/api/types'
import { pieces } from './filled'

const events: LawReportFigure = { code: 'events', title: '普法宣传活动', unit: '场', value: 3 }
const figures = new Map([['events', events]])
const texts = (text: string) => pieces(text, 2024, '演示民政局', figures).map((piece) => piece.text)

describe('pieces', () => {
  it('puts a figure between the words around it', () => {
    expect(pieces('开展活动{{figure:events}}场。', 2024, '', figures)).toEqual([{ text: '开展活动' }, { text: '3', figure: events }, { text: '场。' }])
  })

  it('reads years and the bureau as words', () => {
    expect(texts('{{bureau}}{{year}}年，{{last}}年和{{next}}年')).toEqual(['演示民政局2024年，2023年和2025年'])
  })

  it('leaves a placeholder that stands for nothing as it is written', () => {
    expect(pieces('全年{{figure:nothing}}次', 2024, '', figures)).toEqual([{ text: '全年' }, { text: '{{figure:nothing}}', lacking: true }, { text: '次' }])
    expect(texts('{{whatever}}')).toEqual(['{{whatever}}'])
    expect(texts('')).toEqual([])
  })
})
