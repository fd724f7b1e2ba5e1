import { describe, expect, it } from 'vitest'
import type { CardText, DraftText } from '@/shared/api/types'
import { merged, mergeFields, plainOf } from './merge'

const REF = 'hunyin-dengji-tiaoli@2025-04-06#8'
const card = (change: Partial<CardText> = {}): DraftText => ({ card: { question: '要带什么？', answer: [{ text: '带身份证。', cites: [REF] }], cost: [{ text: '不收费。' }], ...change } })

describe('merge of what two people wrote', () => {
  it('asks only where both changed the same field', () => {
    const yours = card({ question: '领证要带什么？', cost: [{ text: '一分钱不收。' }] })
    const theirs = card({ cost: [{ text: '不用交钱。' }], variants: ['带啥'] })
    const fields = mergeFields(card(), yours, theirs)
    expect(fields.map(({ key, changed }) => [key, changed])).toEqual([['question', 'yours'], ['variants', 'theirs'], ['cost', 'both']])
    const whole = merged(yours, fields, ['yours', 'theirs', 'theirs']).card
    expect(whole).toMatchObject({ question: '领证要带什么？', variants: ['带啥'], cost: [{ text: '不用交钱。', cites: [] }] })
  })

  it('says nothing where both wrote the same, or wrote nothing in other words', () => {
    const yours = card({ question: '带啥？', bring: [], unverified: false })
    expect(mergeFields(card(), yours, card({ question: '带啥？' }))).toEqual([])
  })

  it('compares a guide step by step while there are as many steps', () => {
    const guide = (...titles: string[]): DraftText => ({ guide: { title: '怎么办', steps: titles.map((title) => ({ title })) } })
    const fields = mergeFields(guide('甲', '乙'), guide('甲', '乙一'), guide('甲一', '乙'))
    expect(fields.map(({ key, changed }) => [key, changed])).toEqual([['steps/0', 'theirs'], ['steps/1', 'yours']])
    const whole = merged(guide('甲', '乙一'), fields, ['theirs', 'yours'])
    expect(whole.guide?.steps?.map(({ title }) => title)).toEqual(['甲一', '乙一'])
    expect(mergeFields(guide('甲'), guide('甲', '乙'), guide('甲一')).map(({ key, changed }) => [key, changed])).toEqual([['steps', 'both']])
  })
})

describe('plainOf', () => {
  const cite = () => '婚姻登记条例第八条'
  it('reads every kind of field', () => {
    expect(plainOf('answer', card().card?.answer, cite)).toBe('带身份证。〔婚姻登记条例第八条〕')
    expect(plainOf('unverified', true, cite)).toBe('是')
    expect(plainOf('variants', ['一', '二'], cite)).toBe('一\n二')
    expect(plainOf('quiz', [{ ask: '问？', choices: ['甲', '乙'], right: 1, why: { text: '因为。' } }], cite)).toBe('问？\n　 甲\n✓ 乙\n为什么：因为。')
    expect(plainOf('steps/0', { title: '申请', bring: [{ text: '身份证' }], cost: [] }, cite)).toBe('申请\n要带什么：身份证')
    expect(plainOf('note', undefined, cite)).toBe('')
  })
})
