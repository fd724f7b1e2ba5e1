import { describe, expect, it } from 'vitest'
import type { Campaign, CampaignState, Progress } from '@/shared/api/types'
import { stagesOf } from './stages'

const campaign = (state: CampaignState) => ({ state, inScope: 577, opensOn: '2026-03-01', deadline: { due: '2026-06-01' } }) as Campaign
const progress = { organizations: 577, sent: 500, submitted: 100 } as Progress
const now = (state: CampaignState) =>
  stagesOf(campaign(state), progress, '2026-03-02')
    .filter((stage) => stage.state === 'now')
    .map((stage) => stage.name)

describe('stagesOf', () => {
  it('is at exactly one stage until the books are closed', () => {
    expect((['draft', 'review', 'released', 'receiving', 'closed', 'wound_up'] as const).map(now)).toEqual([['草稿'], ['审核'], ['发布'], ['受理'], ['截止'], []])
  })

  it('says how many have filed', () => {
    expect(stagesOf(campaign('receiving'), progress)[3]?.note).toBe('100 / 577 家已报')
  })
})
