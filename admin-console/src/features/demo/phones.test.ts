import { describe, expect, it } from 'vitest'
import { linesOf, phonesOf } from './phones'

const message = (holder: string, at: string) => ({ holder, channel: 'sms' as const, text: '演示', at })

describe('phonesOf', () => {
  it('puts the phone that received last first', () => {
    const phones = phonesOf([message('演示甲', '2026-05-01T01:00:00Z'), message('演示乙', '2026-05-01T03:00:00Z'), message('演示甲', '2026-05-01T02:00:00Z')])
    expect(phones.map(({ holder, messages }) => [holder, messages.map(({ at }) => at.slice(11, 13))])).toEqual([
      ['演示乙', ['03']],
      ['演示甲', ['02', '01']],
    ])
  })
})

describe('linesOf', () => {
  it('parts a field from its value, and leaves a plain line whole', () => {
    expect(linesOf('截止日期：6月1日\n请尽快办理')).toEqual([
      { name: '截止日期', value: '6月1日' },
      { name: '', value: '请尽快办理' },
    ])
  })
})
