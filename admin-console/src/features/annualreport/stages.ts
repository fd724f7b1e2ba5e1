import type { Campaign, Progress } from '@/shared/api/types'
import { dayText, remaining, today } from '@/shared/dates'
import type { Stage } from '@/shared/ui/StageLine.vue'
import { count } from '@/shared/words'

/** Where a campaign stands: 名单 → 预览 → 发送 → 已读 → 截止. */
export function stagesOf(campaign: Campaign, progress?: Progress, now: string = today()): Stage[] {
  const released = campaign.state === 'released'
  const finished = released && progress?.finished === true
  const closed = now > campaign.deadline.due
  return [
    { name: '名单', note: `${count(campaign.inScope)} 家${released ? '' : '，发布时定下'}`, state: 'done' },
    { name: '预览', note: released ? '已看过' : '请看一遍通知', state: released ? 'done' : 'now' },
    {
      name: '发送',
      note: progress ? `${count(progress.sent)} / ${count(progress.organizations)} 家已发` : released ? '正在发送' : '还没有发布',
      state: finished ? 'done' : released ? 'now' : 'later',
    },
    {
      name: '已读',
      note: progress ? `${count(progress.read)} / ${count(progress.organizations)} 家` : '发布后开始',
      state: !finished ? 'later' : closed ? 'done' : 'now',
    },
    {
      name: '截止',
      note: `${dayText(campaign.deadline.due)}\n${remaining(campaign.deadline.due, now)}`,
      state: closed ? 'done' : 'later',
    },
  ]
}
