import { may } from '@/shared/access'
import { getCampaignProgress, listCampaigns } from '@/features/annualreport/api'
import { listOrganizations } from '@/features/organization/api'
import type { Facts } from './worklist'

/** What the home page needs, asking only for what this person may see. */
export async function loadFacts(): Promise<Omit<Facts, 'may'>> {
  const [organizations, campaigns] = await Promise.all([
    may('listOrganizations') ? listOrganizations({ page: 1, size: 1 }).then((rows) => rows.total) : undefined,
    may('listCampaigns') ? listCampaigns() : [],
  ])
  const released = may('getCampaignProgress') ? campaigns.filter((campaign) => campaign.state === 'released') : []
  const figures = await Promise.all(
    released.map(async (campaign) => [campaign.id, await getCampaignProgress(campaign.id)] as const),
  )
  return { organizations, campaigns, progress: new Map(figures) }
}
