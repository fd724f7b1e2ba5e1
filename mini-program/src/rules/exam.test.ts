import { describe, expect, it } from 'vitest'
import { answerOf, handInWords, leftWords, moved, nextVersion, orderOf, resultChoices, savedState, stillUnsent, toggled, type PaperQuestion, type ResultItem } from './exam'

const question: PaperQuestion = { place: 3, kind: 'multiple', pick: 'many', ask: '问', choices: ['甲', '乙', '丙'], version: 2, answer: [1] }

describe('an answer on its way', () => {
  it('is shown before what the server has', () => {
    expect(answerOf(question, {})).toEqual([1])
    expect(answerOf(question, { 3: { answer: [0, 2], version: 3 } })).toEqual([0, 2])
    expect(answerOf(question, { 3: { answer: [], version: 3 } })).toEqual([])
  })

  it('is newer than all that was seen', () => {
    expect(nextVersion(question, {})).toBe(3)
    expect(nextVersion(question, { 3: { answer: [0], version: 5 } })).toBe(6)
  })

  it('is dropped when the server has a newer one, or when it is damaged', () => {
    expect(stillUnsent('{"3":{"answer":[0],"version":3}}', [question])).toEqual({ 3: { answer: [0], version: 3 } })
    expect(stillUnsent('{"3":{"answer":[0],"version":2}}', [question])).toEqual({})
    expect(stillUnsent('{"9":{"answer":[0],"version":3}}', [question])).toEqual({})
    for (const damaged of ['{', 'null', '{"3":7}', '{"3":{"answer":["x"],"version":3}}', undefined, 5]) {
      expect(stillUnsent(damaged, [question])).toEqual({})
    }
  })
})

describe('choosing', () => {
  it('puts in and takes out', () => {
    expect(toggled([1], 0)).toEqual([0, 1])
    expect(toggled([0, 1], 0)).toEqual([1])
  })

  it('moves one step and stays at the ends', () => {
    expect(orderOf({ ...question, answer: undefined }, {})).toEqual([0, 1, 2])
    expect(moved([0, 1, 2], 1, -1)).toEqual([1, 0, 2])
    expect(moved([0, 1, 2], 2, 1)).toEqual([0, 1, 2])
    expect(moved([0, 1, 2], 0, -1)).toEqual([0, 1, 2])
  })
})

describe('the words', () => {
  it('say the time that is left', () => {
    expect(leftWords(725)).toBe('还剩 12 分 05 秒')
    expect(leftWords(59)).toBe('还剩 59 秒')
    expect(leftWords(0)).toBe('时间到了')
  })

  it('never claim that something is saved which is not', () => {
    expect(savedState({ waiting: 0, failing: false, kept: true, savedAt: '2026-05-31T06:32:00Z' }).text).toBe('已保存 14:32')
    expect(savedState({ waiting: 0, failing: false, kept: true }).text).toBe('每选一次都会自动保存')
    expect(savedState({ waiting: 1, failing: false, kept: true }).text).toBe('正在保存')
    expect(savedState({ waiting: 2, failing: true, kept: true, savedAt: '2026-05-31T06:32:00Z' })).toEqual({ text: '连不上，2 题先存在这台手机上，连上就交', warning: true })
    expect(savedState({ waiting: 2, failing: true, kept: false }).text).toContain('请不要关掉')
  })

  it('say what handing in means', () => {
    expect(handInWords(2, 0)).toContain('还有 2 题没有答')
    expect(handInWords(0, 1)).toContain('还没有存好')
    expect(handInWords(0, 0)).toContain('全部答完')
  })

  it('tell right from wrong by words', () => {
    const item = { ...question, right: false, answer: [0, 1], key: [1, 2], why: '因为', cites: [] } as unknown as ResultItem
    expect(resultChoices(item).map((choice) => choice.mark)).toEqual(['您选了，不对', '您选了，对', '正确答案'])
  })
})
