import { describe, expect, it } from 'vitest'
import { answerOf, broughtText, departmentsOf } from './words'

describe('a part', () => {
  it('says what was brought and nothing else', () => {
    expect(broughtText({ people: 6, copies: 0 })).toBe('来了 6 人，发了 0 份')
    expect(broughtText({})).toBe('')
  })

  it('is sent as the contract has it', () => {
    expect(answerOf({ takesPart: 'no', note: '演示' })).toEqual({ takesPart: false, note: '演示' })
    expect(answerOf({ takesPart: 'yes' }, ['a'])).toEqual({ takesPart: true, photos: ['a'] })
  })

  it('invites each department once', () => {
    expect(departmentsOf(['演示司法局 ', '演示司法局', '妇'])).toEqual(['演示司法局'])
  })
})
