import { describe, expect, it } from 'vitest'
import { keptWords, stateMark, whenAnswered } from './asked'

const today = '2026-09-22'

describe('whenAnswered', () => {
  it('promises a day only where one was reckoned', () => {
    expect(whenAnswered({ kind: 'complaint', dueOn: '2026-10-20' }, today)).toBe('最迟10月20日（星期二）答复。')
    expect(whenAnswered({ kind: 'suggestion' }, today)).toContain('公布以后')
    expect(whenAnswered({ kind: 'question' }, today)).toBe('提问没有定最迟哪天回答。')
  })
})

describe('keptWords', () => {
  it('says of what still waits that it goes after a year, and of an answer when it goes', () => {
    expect(keptWords({ kind: 'question', state: 'waiting' })).toBe('满一年还没有回答的，您的原话会删除，请再问一次。')
    expect(keptWords({ kind: 'complaint', state: 'waiting' })).toBe('满一年还没有答复的，您的原话会删除，请再写一次。')
    expect(keptWords({ kind: 'question', state: 'answered' })).toBe('您的原话和回答，回答满 180 天后删除。')
  })
})

describe('stateMark', () => {
  const waiting = { kind: 'complaint', state: 'waiting', unseen: false } as const

  it('says that an answer is late, but not before its day is over', () => {
    expect(stateMark({ ...waiting, dueOn: today }, today).text).toBe('等答复')
    expect(stateMark({ ...waiting, dueOn: '2026-09-21' }, today)).toEqual({ text: '答复晚了', kind: 'red' })
    expect(stateMark(waiting, today).text).toBe('等答复')
  })

  it('puts a new answer first', () => {
    expect(stateMark({ ...waiting, state: 'answered', unseen: true }, today).text).toBe('有新答复')
    expect(stateMark({ kind: 'question', state: 'answered', unseen: true }, today).text).toBe('有新回答')
    expect(stateMark({ ...waiting, state: 'transferred' }, today).text).toBe('请打 12345')
  })
})
