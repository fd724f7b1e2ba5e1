import { describe, expect, it } from 'vitest'
import type { Circular, CircularProgress } from '@/shared/api/types'
import { stagesOf } from './stages'

const circular = (state: Circular['state'], releasedAt?: string) => ({ state, releasedAt, createdAt: '2026-05-01T00:00:00Z' }) as Circular
const progress = (change: Partial<CircularProgress>) => ({ organizations: 10, received: 4, acted: 0, finished: true, ...change }) as CircularProgress
const now = (...args: Parameters<typeof stagesOf>) =>
  stagesOf(...args)
    .filter(({ state }) => state === 'now')
    .map(({ name }) => name)

describe('stagesOf', () => {
  it('is at one stage until everybody has acted', () => {
    const at = '2026-05-02T00:00:00Z'
    expect(now(circular('draft'))).toEqual(['复核'])
    expect(now(circular('scheduled'))).toEqual(['发送'])
    expect(now(circular('running', at), progress({ finished: false }))).toEqual(['发送'])
    expect(now(circular('done', at), progress({}))).toEqual(['办理'])
    expect(now(circular('done', at), progress({ acted: 10 }))).toEqual([])
  })
})
