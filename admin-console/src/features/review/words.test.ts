import { describe, expect, it } from 'vitest'
import { holderText, riskTone, riskWord, suggestedReasons, worst } from './words'

describe('worst', () => {
  it('is 合格 where nothing suggests otherwise', () => {
    expect(worst([])).toBe('qualified')
    expect(worst([undefined, undefined])).toBe('qualified')
  })

  it('is the worst of all', () => {
    expect(worst(['basically_qualified', undefined])).toBe('basically_qualified')
    expect(worst(['basically_qualified', 'unqualified'])).toBe('unqualified')
  })
})

describe('words of a row', () => {
  it('says the risk in a word, and not by colour alone', () => {
    expect([0, 4, 5, 9, 10].map(riskWord)).toEqual(['无提示', '低', '中', '中', '高'])
    expect(riskTone(10)).toBe('red')
  })

  it('names who has it', () => {
    expect(holderText({ holder: '演示经办科员', mine: true })).toBe('我')
    expect(holderText({ holder: '演示经办科员', mine: false })).toBe('演示经办科员')
    expect(holderText({ mine: false })).toBe('没人领')
  })
})

describe('suggestedReasons', () => {
  it('says what was compared, and leaves out what only weighs the risk', () => {
    const flags: Parameters<typeof suggestedReasons>[0] = [
      { title: '理事会会议次数少于章程', grade: 'basically_qualified', compared: { 报告填的: '1 次', 章程要求: '每年至少 2 次' } },
      { title: '没有建立党组织', compared: { 党组织: '没有建立' } },
    ]
    expect(suggestedReasons(flags)).toBe('理事会会议次数少于章程（报告填的：1 次；章程要求：每年至少 2 次）')
  })

  it('is a plain sentence where nothing speaks against 合格', () => {
    expect(suggestedReasons([{ title: '没有建立党组织', compared: {} }])).toBe('年报内容齐全，没有发现影响结论的问题。')
  })
})
