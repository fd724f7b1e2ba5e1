import { describe, expect, it } from 'vitest'
import { stateOf } from './words'

describe('stateOf', () => {
  const app = { app: 'mini_program', opened: true, paused: [] } as const
  const now = Date.parse('2026-05-01T08:00:00Z')
  const word = (change: object) => stateOf({ ...app, paused: [], ...change }, now).word

  it('says the worst first', () => {
    expect(word({})).toBe('正常')
    expect(word({ opened: false })).toBe('没有接入')
    expect(word({ tokenUntil: '2026-05-01T07:00:00Z' })).toBe('凭证过期')
    expect(word({ tokenUntil: '2026-05-01T07:00:00Z', paused: [{ call: '发订阅消息', until: '2026-05-01T08:01:00Z' }] })).toBe('次数用完了')
  })
})
