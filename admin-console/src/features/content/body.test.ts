import { describe, expect, it } from 'vitest'
import type { DraftText } from '@/shared/api/types'
import { citedIn, emptyWords, textOf, wordsFrom } from './body'
import { nameOf, placed, placeOf } from './fields'
import { blocksOf, markedOf } from './rich'

const REF = 'hunyin-dengji-tiaoli@2025-04-06#8'
const card: DraftText = {
  card: {
    question: '结婚登记要带什么？',
    variants: ['领证要带户口本吗', '领证带啥', '结婚带什么证件'],
    answer: [{ text: '双方各带身份证。', cites: [REF] }, { text: '两样加起来 2 件。', cites: [REF], computed: true }],
    bring: [{ text: '男方的身份证', cites: [REF] }],
    where: [],
    service: 'marriage_registration',
    duration: [],
    cost: [{ text: '不收费。', cites: [] }],
    more: [{ type: 'list', items: [[{ text: '先' }, { text: '预约', bold: true }], [{ text: '看条文', article: REF }]] }],
    related: ['jiehun-nianling'],
    unverified: true,
    note: '还没有问过窗口',
    quiz: [{ ask: '要带户口簿吗？', choices: ['要', '不要'], right: 1, why: { text: '不用带。', cites: [REF] } }],
  },
}

describe('words being written', () => {
  it('come back as they were kept', () => {
    expect(textOf(wordsFrom(card))).toEqual(card)
    const guide: DraftText = { guide: { title: '怎么办低保', variants: ['a', 'b'], summary: [{ text: '先申请。', cites: [REF] }], who: [], steps: [{ title: '申请', text: [{ text: '去镇上。', cites: [] }], bring: [], where: [], duration: [], cost: [] }], cannot: [], related: [], unverified: false } }
    expect(textOf(wordsFrom(guide))).toEqual(guide)
  })

  it('leave out rows nobody wrote in', () => {
    const text = textOf(emptyWords('card'))
    expect(text.card).toMatchObject({ question: '', variants: [], answer: [], quiz: [] })
    expect(text.card).not.toHaveProperty('service')
    expect(textOf(emptyWords('guide')).guide?.steps).toHaveLength(1)
  })

  it('know which articles they cite, once each', () => {
    expect(citedIn(wordsFrom(card))).toEqual([REF])
  })
})

describe('places', () => {
  it('of the server are found on the page, past rows that are empty', () => {
    const words = wordsFrom(card)
    words.card?.answer.unshift({ text: ' ', cites: [], computed: false })
    expect(placeOf('/text/card/answer/1/text', words)).toBe('card/answer/2/text')
    expect(nameOf('/card/answer/0', words)).toBe('回答第 2 句')
    expect(nameOf('/card/quiz/0/why/text', words)).toBe('第 1 道小题')
    expect(nameOf('', words)).toBe('全文')
    expect(placed([{ pointer: '/text/card/question', message: '请写问题。' }], words)).toEqual([{ pointer: '/card/question', message: '请写问题。' }])
  })

  it('of a step name the step', () => {
    const words = wordsFrom({ guide: { title: '', steps: [{ title: '甲' }, { title: '乙', bring: [{ text: '身份证' }] }] } })
    expect(nameOf('/guide/steps/1/bring/0/text', words)).toBe('第 2 步 要带什么第 1 句')
    expect(nameOf('/guide/steps/0/title', words)).toBe('第 1 步 这一步做什么')
  })
})

describe('further words', () => {
  it('are typed with few marks and come back the same', () => {
    const typed = `先打电话，**问清楚**再去。\n\n- 看[这张卡片](jiehun-nianling)\n- 看[第八条](${REF})\n\n完。`
    const blocks = blocksOf(typed)
    expect(blocks.map(({ type, items }) => [type, items.length])).toEqual([['paragraph', 1], ['list', 2], ['paragraph', 1]])
    expect(blocks[1]?.items[1]).toEqual([{ text: '看' }, { text: '第八条', article: REF }])
    expect(markedOf(blocks)).toBe(typed)
  })

  it('keep what looks like markup as text', () => {
    expect(blocksOf('<b>一</b> [二](http://x.cn) **')).toEqual([{ type: 'paragraph', items: [[{ text: '<b>一</b> [二](http://x.cn) **' }]] }])
    expect(blocksOf(' \n- \n')).toEqual([])
  })
})
