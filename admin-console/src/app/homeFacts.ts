import { isTold } from '@/shared/words'
import { access, may } from '@/shared/access'
import { getCampaignProgress, listCampaigns } from '@/features/annualreport/api'
import { listHoursStatements } from '@/features/hours/api'
import { listStaleCitations } from '@/features/law/api'
import { getLeaderPage } from '@/features/lawreport/reportApi'
import { listOrganizations } from '@/features/organization/api'
import { listComingRounds } from '@/features/reminder/api'
import { getStaffing } from '@/features/staff/api'
import { listCounselRequests } from '@/shared/counsel/api'
import { listPostRequests } from '@/features/post/api'
import type { ReminderRound } from '@/shared/api/types'
import { loadWaits } from './caseWork'
import { loadWaitingPieces } from './contentWork'
import { loadLedgers } from './ledgerWork'
import { loadNoticeFacts } from './noticeWork'
import { loadOpinions } from './opinionWork'
import type { Facts } from './worklist'

/** What the home page needs, asking only for what this person may see. */
export async function loadFacts(): Promise<Omit<Facts, 'may'> & { next?: ReminderRound }> {
  const [organizations, campaigns, staffing, posts, notices, rounds, pieces, stale, hours, leader, ledgers, counsel, waits, opinions] = await Promise.all([
    may('listOrganizations') ? listOrganizations({ page: 1, size: 1 }).then((rows) => rows.total) : undefined,
    may('listCampaigns') ? listCampaigns() : [],
    may('getStaffing') ? getStaffing() : undefined,
    may('listPostRequests') ? listPostRequests({ state: 'waiting', page: 1, size: 1 }) : undefined,
    loadNoticeFacts(),
    may('listComingRounds') ? listComingRounds() : [],
    loadWaitingPieces(),
    may('settleStaleCitation') ? listStaleCitations({ page: 1, size: 1 }) : undefined,
    may('decideHoursStatement') ? listHoursStatements({ state: 'waiting', page: 1, size: 1 }) : undefined,
    may('approveLawReport') ? getLeaderPage() : undefined,
    loadLedgers(),
    may('giveCounselOpinion') ? listCounselRequests({ state: 'open', page: 1, size: 1 }) : undefined,
    loadWaits(),
    loadOpinions(),
  ])
  const released = may('getCampaignProgress') ? campaigns.filter(isTold) : []
  const figures = await Promise.all(
    released.map(async (campaign) => [campaign.id, await getCampaignProgress(campaign.id)] as const),
  )
  const asked = posts?.items[0]?.requestedAt
  return {
    organizations,
    campaigns,
    progress: new Map(figures),
    duties: staffing?.duties,
    posts: posts && asked ? { waiting: posts.total, oldest: asked } : undefined,
    me: access.person,
    notices,
    pieces,
    stale: stale && { waiting: stale.total, due: stale.items[0]?.dueOn },
    hours: hours?.items[0] && { waiting: hours.total, oldest: hours.items[0].statedAt },
    reports: leader?.approvals.reports,
    ledgers,
    waits,
    counsel: counsel?.items[0] && { waiting: counsel.counts.open, overdue: counsel.counts.overdue, due: counsel.items[0].dueOn },
    opinions,
    next: rounds.find(({ runsAt }) => runsAt),
  }
}
