import { describe, expect, it } from 'vitest'
import type { Campaign, Progress } from '@/shared/api/types'
import { stagesOf } from './stages'

const campaign = { state: 'draft', inScope: 577, deadline: { due: '2026-06-01' } } as Campaign
const released = { ...campaign, state: 'released' } as Campaign
const progress = (finished: boolean) => ({ organizations: 577, sent: 500, read: 100, finished }) as Progress
const now = (...args: Parameters<typeof stagesOf>) =>
  stagesOf(...args)
    .filter((stage) => stage.state === 'now')
    .map((stage) => stage.name)

describe('stagesOf', () => {
  it('is at exactly one stage until the deadline has passed', () => {
    expect(now(campaign, undefined, '2026-03-01')).toEqual(['预览'])
    expect(now(released, undefined, '2026-03-01')).toEqual(['发送'])
    expect(now(released, progress(false), '2026-03-01')).toEqual(['发送'])
    expect(now(released, progress(true), '2026-06-01')).toEqual(['已读'])
    expect(now(released, progress(true), '2026-06-02')).toEqual([])
  })
})
