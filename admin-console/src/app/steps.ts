import { today } from '@/shared/dates'
import type { Facts } from './worklist'

export interface Step {
  label: string
  why: string
  to: string
}

/** What this person may begin on a day when nothing waits, the most useful first. */
export function stepsFor({ campaigns, may, now = today() }: Facts): Step[] {
  const newest = campaigns[0]
  const underWay = campaigns.find((campaign) => campaign.deadline.due >= now)
  const steps: Array<Step & { operation: string; when?: boolean }> = [
    {
      label: `看 ${underWay?.year} 年度的送达情况`,
      why: '谁收到了，谁读了，谁还没有读。',
      to: `/campaigns/${underWay?.id}`,
      operation: 'getCampaign',
      when: underWay?.state === 'released',
    },
    {
      label: '新建年报工作',
      why: newest ? `现在没有进行中的年报工作，上一项是 ${newest.year} 年度。` : '还没有做过年报工作。先存草稿，看过再发。',
      to: '/campaigns/new',
      operation: 'createCampaign',
      when: !underWay,
    },
    { label: '导入名册', why: '有新登记的组织，或者联系人变了，用一张表格更新。', to: '/organizations/import', operation: 'importOrganizations' },
    { label: '查社会组织', why: '按名称、信用代码、类型或镇街找，看联系人和电话。', to: '/organizations', operation: 'listOrganizations' },
    { label: '看年度数据', why: '写年度报告用的数字，每个都能点开看明细。', to: '/figures', operation: 'getYearlyFigures' },
    { label: '看操作记录', why: '谁、什么时候、对什么做了什么。', to: '/audit', operation: 'listAuditEvents' },
    { label: '任命代理人', why: '有人要外出，先选好这几天由谁代。', to: '/deputies/new', operation: 'appointDeputy', when: may('getStaffing') },
    { label: '管账号', why: '新建账号，给角色、收角色，停用或恢复。', to: '/people', operation: 'disablePerson' },
  ]
  return steps.filter(({ operation, when = true }) => when && may(operation)).map(({ label, why, to }) => ({ label, why, to }))
}
