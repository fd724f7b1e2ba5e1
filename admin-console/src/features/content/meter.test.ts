import { describe, expect, it } from 'vitest'
import type { PlainMeasure } from '@/shared/api/types'
import { alternatives, gaugesOf, verdictText } from './meter'
import { lengthOf, moved, sentencesIn, textAt } from './rows'
import { stateOf, stepOf } from './words'

const plain = (change: Partial<PlainMeasure> = {}): PlainMeasure => ({
  sentences: 3,
  averageLength: 18.25,
  longest: { pointer: '/card/answer/1', length: 61 },
  statuteShare: 0.125,
  jargon: [],
  targets: { averageLength: 25, longest: 40, statuteShare: 0.3, jargon: 0 },
  reached: false,
  ...change,
})

describe('the meter', () => {
  it('says each measure with its target, and which is over', () => {
    const gauges = gaugesOf(plain())
    expect(gauges.map(({ value, target, over }) => [value, target, over])).toEqual([['18.3 字', '25 字以内', false], ['61 字', '40 字以内', true], ['13%', '30% 以内', false]])
    expect(gauges[1]).toMatchObject({ pointer: '/card/answer/1', mark: 0.5 })
    expect(gaugesOf(plain({ longest: undefined }))[1]).toMatchObject({ value: '0 字', part: 0 })
  })

  it('has one sentence for the whole', () => {
    expect([plain(), plain({ reached: true }), plain({ sentences: 0, reached: true })].map(verdictText)).toEqual(['还可以再说明白些。', '说得够明白。', '还没有写句子。'])
  })
})

describe('plain words', () => {
  it('are offered each for itself, unless they only explain', () => {
    expect(['您、双方', '谁拿证据', '父母、配偶、子女等亲人', '父母和子女这样的亲人'].map(alternatives)).toEqual([['您', '双方'], ['谁拿证据'], [], []])
  })
})

describe('rows', () => {
  it('move by one place and never fall off', () => {
    expect(moved(['甲', '乙', '丙'], 1, -1)).toEqual(['乙', '甲', '丙'])
    expect(moved(['甲', '乙'], 0, -1)).toEqual(['甲', '乙'])
  })

  it('are a sentence each when several are pasted', () => {
    expect(sentencesIn('先预约。再带身份证去！\n\n要钱吗？不要')).toEqual(['先预约。', '再带身份证去！', '要钱吗？', '不要'])
  })

  it('are as long as their letters and figures', () => expect(lengthOf(' 先等30天，再去“领证”。')).toBe(9))

  it('are found by their place, and written in', () => {
    const words = { card: { question: '问', answer: [{ text: '监护人要到场。' }] } }
    textAt(words, 'card/answer/0')?.write('管孩子的人要到场。')
    expect(words.card.answer[0]?.text).toBe('管孩子的人要到场。')
    expect(textAt(words, 'card/question')?.text).toBe('问')
    expect(textAt(words, 'card/answer')).toBeUndefined()
    expect(textAt(words, 'guide/steps/0/title')).toBeUndefined()
  })
})

describe('states', () => {
  it('are of what is being written, or else of what readers see', () => {
    const line = (state: string) => ({ state }) as never
    expect(stateOf({ open: line('legal_review'), live: line('live') })).toBe('legal_review')
    expect(stateOf({ live: line('live') })).toBe('live')
    expect(stateOf({})).toBe('unpublished')
  })

  it('of a verb say why not', () => {
    const steps = [{ verb: 'first_review' as const, allowed: false, why: '您写过这一版。' }]
    expect(stepOf(steps, 'first_review')).toEqual({ allowed: false, why: '您写过这一版。' })
    expect(stepOf(undefined, 'first_review')).toEqual({ allowed: false, why: '' })
  })
})
