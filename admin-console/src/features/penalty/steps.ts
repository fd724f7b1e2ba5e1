import type { PenaltyWhole } from '@/shared/api/types'
import type { Field } from '@/shared/ui/FieldsDialog.vue'
import type { StepPath } from './api'
import { PAPERS } from './words'

/** A step that is a handful of fields. */
export interface CaseStep {
  code: string
  operation: string
  path: StepPath
  title: string
  action: string
  danger?: boolean
  hint?: string
  fields: Field[]
}

const day = (label: string): Field => ({ name: 'on', label, kind: 'day' })
const METHODS = [
  ['direct', '直接送达'],
  ['post', '邮寄送达'],
  ['electronic', '电子送达'],
  ['public_notice', '公告送达'],
] as const
const GROUNDS = [
  ['minor', '轻微并及时改正，没有危害后果'],
  ['first', '初次违法，后果轻微并及时改正'],
  ['no_fault', '能证明没有主观过错'],
  ['not_proven', '违法事实不能成立'],
  ['too_late', '超过追责期限'],
  ['crime', '涉嫌犯罪，移送司法机关'],
] as const

const OUTCOMES = [
  ['revoked', '撤销'],
  ['changed', '变更'],
  ['unlawful', '确认违法'],
  ['void', '确认无效'],
] as const
const ORGANS = [
  ['reconsideration', '行政复议机关'],
  ['court', '人民法院'],
  ['bureau', '本局自己'],
] as const

/** What may be done with the case as it stands; what is missing the server says. */
export function stepsOf(it: PenaltyWhole): CaseStep[] {
  const open = it.penalty.decidedOn === undefined
  const base = '/api/penalties/{penalty}' as const
  const steps: Array<CaseStep & { when: boolean }> = [
    {
      when: open,
      code: 'investigate',
      operation: 'investigatePenalty',
      path: `${base}/investigation`,
      title: '记一次调查',
      action: '记下',
      fields: [day('哪天调查的'), { name: 'what', label: '查了什么，查到什么', kind: 'area', most: 4000 }, { name: 'officers', label: '调查人员', kind: 'names', hint: '至少两人，用顿号隔开' }, { name: 'file', label: '笔录或者证据扫描件', kind: 'file', optional: true }],
    },
    {
      when: open && it.told?.hearingAsked === true && !it.steps.some((step) => step.kind === 'hearing_held'),
      code: 'call',
      operation: 'callPenaltyHearing',
      path: `${base}/hearing-call`,
      title: '通知听证',
      action: '生成听证通知书',
      hint: '提前七个工作日送到。主持人不能是本案调查人员。',
      fields: [
        { name: 'heldOn', label: '哪天听证', kind: 'day' },
        { name: 'time', label: '几点', kind: 'time', value: '09:30' },
        { name: 'place', label: '地点', kind: 'text' },
        { name: 'chair', label: '主持人', kind: 'text' },
      ],
    },
    {
      when: open && it.hearingOn !== undefined && !it.steps.some((step) => step.kind === 'hearing_held'),
      code: 'hear',
      operation: 'recordPenaltyHearing',
      path: `${base}/hearing`,
      title: '记下听证笔录',
      action: '记下',
      hint: '听证以后要重新做法制审核。',
      fields: [day('哪天听证的'), { name: 'minutes', label: '笔录要点', kind: 'area', most: 4000 }, { name: 'attended', label: '当事人到场', kind: 'check', value: true }],
    },
    {
      when: it.papers.length > 0 && it.penalty.stage !== 'revoked',
      code: 'serve',
      operation: 'servePenaltyPaper',
      path: `${base}/service`,
      title: '登记文书送达',
      action: '记下',
      fields: [
        { name: 'paper', label: '哪份文书', kind: 'choice', choices: it.papers.map((paper) => [paper, PAPERS[paper]] as const), value: it.papers.at(-1) },
        { name: 'method', label: '怎么送的', kind: 'choice', choices: METHODS, value: 'direct', hint: '公告送达，从贴出那天起满 30 日才算送到。' },
        { name: 'putUpOn', label: '公告贴出的那天', kind: 'day', optional: true, hint: '公告送达才填' },
        day('哪天送到的'),
        { name: 'proof', label: '凭什么证明', kind: 'text', most: 500 },
        { name: 'file', label: '凭证扫描件', kind: 'file', optional: true },
      ],
    },
    {
      when: open && it.missing.some((one) => one.code === 'discussion'),
      code: 'discuss',
      operation: 'discussPenalty',
      path: `${base}/discussion`,
      title: '记下集体讨论',
      action: '记下',
      fields: [day('哪天讨论的'), { name: 'people', label: '参加的负责人', kind: 'names', hint: '至少两人，用顿号隔开' }, { name: 'conclusion', label: '结论', kind: 'area' }],
    },
    {
      when: open,
      code: 'dismiss',
      operation: 'dismissPenalty',
      path: `${base}/dismissal`,
      title: '不予处罚',
      action: '作出不予处罚决定',
      danger: true,
      fields: [{ name: 'documentNumber', label: '决定书文号', kind: 'text', most: 60 }, { name: 'ground', label: '法定情形', kind: 'choice', choices: GROUNDS }, { name: 'reasons', label: '理由', kind: 'area' }],
    },
    {
      when: (it.owesFen ?? 0) > 0,
      code: 'pay',
      operation: 'recordPenaltyPayment',
      path: `${base}/payment`,
      title: '记下缴款',
      action: '记下',
      fields: [day('哪天缴的'), { name: 'amountFen', label: '缴了多少（元）', kind: 'money' }, { name: 'proof', label: '凭证', kind: 'text' }],
    },
    {
      when: !it.isPublic && (it.penalty.stage === 'served' || it.penalty.stage === 'closed'),
      code: 'publish',
      operation: 'publishPenalty',
      path: `${base}/publication`,
      title: '保密审查并公开',
      action: '审查过了，公开',
      fields: [{ name: 'note', label: '审查了什么', kind: 'area', most: 500 }],
    },
    {
      when: it.measures !== undefined && it.penalty.stage !== 'revoked',
      code: 'revoke',
      operation: 'revokePenalty',
      path: `${base}/revocation`,
      title: '决定被撤销、变更',
      action: it.isPublic ? '记下，同时撤回公开' : '记下',
      danger: true,
      hint: `这份决定不再算数：因它提出的名录办理停止，不再缴款，以后也不计入处罚次数。${it.isPublic ? '公开的信息同时撤回，法律要求三个工作日内。' : ''}记下以后不能改。`,
      fields: [
        { name: 'outcome', label: '结果', kind: 'choice', choices: OUTCOMES, value: 'revoked' },
        { name: 'organ', label: '谁作出的', kind: 'choice', choices: ORGANS, value: 'reconsideration' },
        { name: 'changedOn', label: '哪天作出的', kind: 'day' },
        { name: 'reason', label: '文书和理由', kind: 'area', most: 500, hint: '例如复议决定书的文号、判决书的案号' },
      ],
    },
  ]
  return steps.filter(({ when }) => when)
}

