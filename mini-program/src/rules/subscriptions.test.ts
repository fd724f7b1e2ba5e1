import { describe, expect, it } from 'vitest'
import { balanceWords, outcomeWords, refusalWords, remainingWords, resultsOf } from './subscriptions'

describe('resultsOf', () => {
  it('takes the choice for each template, and with sound as without', () => {
    const answered = { errMsg: 'requestSubscribeMessage:ok', a: 'accept', b: 'acceptWithAudio', c: 'reject', d: 'ban' }
    expect(resultsOf(answered, ['a', 'b', 'c', 'd'])).toEqual([
      { template: 'a', result: 'accept' },
      { template: 'b', result: 'accept' },
      { template: 'c', result: 'reject' },
      { template: 'd', result: 'ban' },
    ])
  })

  it('leaves out what was not chosen, or is a word nobody knows', () => {
    expect(resultsOf({ errMsg: 'ok', b: 'perhaps' }, ['a', 'b', 'errMsg'])).toEqual([])
  })
})

describe('words', () => {
  it('of what is left', () => {
    expect(remainingWords(0)).toBe('现在不会提醒')
    expect(remainingWords(3)).toBe('还能提醒 3 次')
  })

  it('of all kinds together', () => {
    const words = (...remaining: number[]) => balanceWords(remaining.map((one) => ({ remaining: one })))
    expect(words()).toBe('')
    expect(words(0, 0)).toContain('现在不会提醒')
    expect(words(2, 0, 1)).toBe('3 种提醒里有 1 种用完了，点这里可以补上')
    expect(words(2, 5)).toBe('每种都还能提醒，最少的剩 2 次')
  })

  it('of the choice: one yes is a yes', () => {
    const chose = (...results: ('accept' | 'reject' | 'ban' | 'filter')[]) =>
      outcomeWords(results.map((result, place) => ({ template: `t${place}`, result })))
    expect(chose('reject', 'accept')).toMatchObject({ accepted: true, title: '记下了' })
    expect(chose('ban')).toMatchObject({ accepted: false, title: '这种提醒现在发不了' })
    expect(chose('reject')).toMatchObject({ accepted: false, title: '没有增加提醒' })
    expect(chose()).toMatchObject({ accepted: false, title: '没有增加提醒' })
  })

  it('of a window that did not open: where the switch is, or that trying again may help', () => {
    expect(refusalWords(20004).detail).toContain('通知管理')
    expect(refusalWords(10005).title).toBe('微信没有打开询问')
    expect(refusalWords(undefined).title).toBe('微信没有打开询问')
  })
})
