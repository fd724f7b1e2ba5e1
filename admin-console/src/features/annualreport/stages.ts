import type { Campaign, CampaignState, Progress } from '@/shared/api/types'
import { dayText, remaining, today } from '@/shared/dates'
import type { Stage } from '@/shared/ui/StageLine.vue'
import { count, isTold } from '@/shared/words'

const ORDER: CampaignState[] = ['draft', 'review', 'released', 'receiving', 'closed', 'wound_up']

/** Where a campaign stands: 草稿 → 审核 → 发布 → 受理 → 截止 → 收尾. */
export function stagesOf(campaign: Campaign, progress?: Progress, now: string = today()): Stage[] {
  const told = isTold(campaign)
  const sent = progress ? `${count(progress.sent)} / ${count(progress.organizations)} 家已发` : told ? '正在发送' : `${count(campaign.inScope)} 家，发布时定下`
  const received = progress && told ? `${count(progress.submitted)} / ${count(progress.organizations)} 家已报` : `${dayText(campaign.opensOn)}开始`
  const notes: Array<[string, string]> = [
    ['草稿', campaign.state === 'draft' ? '请看一遍名单和通知' : '已写好'],
    ['审核', campaign.state === 'review' ? '等另一位同事看' : told ? '已看过' : '送审以后'],
    ['发布', sent],
    ['受理', received],
    ['截止', `${dayText(campaign.deadline.due)}\n${remaining(campaign.deadline.due, now)}`],
    ['收尾', campaign.figures ? `未报送 ${count(campaign.figures.missing)} 家` : '截止以后'],
  ]
  const at = ORDER.indexOf(campaign.state)
  const over = campaign.state === 'wound_up'
  return notes.map(([name, note], index) => ({ name, note, state: index < at || over ? 'done' : index === at ? 'now' : 'later' }))
}
