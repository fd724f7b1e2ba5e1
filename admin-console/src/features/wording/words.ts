import type { PlaceholderType, TemplateChannel } from '@/shared/api/types'

export const PLACEHOLDER_TYPES: Record<PlaceholderType, string> = {
  organization: '组织名称',
  year: '年度',
  day: '日期',
  document_number: '文号',
  number: '数字',
  phone: '电话',
  url: '网址',
  text: '文字',
}

/** Ways a template may have words for, besides the inbox, which it always has. */
export const MORE_WAYS: readonly TemplateChannel[] = ['email', 'sms', 'subscribe', 'service_account', 'phone', 'letter']

export const WAY_HINTS: Record<TemplateChannel, string> = {
  inbox: '每家组织都在普法通的收件箱里看到。',
  email: '标题不超过 100 个字。',
  sms: '连签名 70 个字以内算一条，再长每条 67 个字，最多三条。',
  subscribe: '按微信审过的模板填。“事物”（thing）最多 20 个字，“短语”（phrase）最多 5 个汉字。',
  service_account: '按微信审过的模板填，限制和订阅消息一样。',
  phone: '打电话的人照着说的话。先说自己是谁，再说什么事、哪天以前办。',
  letter: '印成 A4 信纸，装开窗信封。',
}
