import type { Field } from './ui/FieldsDialog.vue'

/** How a paper was served (送达). */
export const METHODS = { direct: '直接送达', post: '邮寄送达', electronic: '电子送达', public_notice: '公告送达' }

export const PUT_UP_ON: Field = { name: 'putUpOn', label: '公告贴出的那天', kind: 'day', optional: true, hint: '公告送达才填' }

/** What an officer hands in of it, the same for a notice and for a decision. */
export const SERVICE: Field[] = [
  { name: 'method', label: '怎么送的', kind: 'choice', choices: Object.entries(METHODS), value: 'direct', hint: '电子送达要有对方签的确认书。公告从贴出那天起满 30 日才算送达。' },
  { name: 'servedOn', label: '哪天送到的', kind: 'day' },
  { name: 'proof', label: '凭什么证明', kind: 'text', hint: '谁签收的、登在哪里' },
  { name: 'trackingNumber', label: '邮件号', kind: 'text', optional: true, most: 40 },
  PUT_UP_ON,
  { name: 'file', label: '凭证扫描件', kind: 'file' },
]
