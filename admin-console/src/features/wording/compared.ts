import { WAYS, wayText } from '@/shared/messages'
import { one, type Compared } from '@/shared/meanwhile/compared'
import type { FieldRows, TemplateForm, Text } from './form'

const words = ({ subject, body }: Text) => [subject, body].filter(Boolean).join('\n\n')
const lines = (rows: FieldRows['rows']) => rows.map(({ name, words }) => `${name}：${words}`)
const fields = ({ template, page, rows }: FieldRows) => [template, page, ...lines(rows)].filter(Boolean).join('\n')

/** A template as two people who change it compare it; `statute` names a law by its code. */
export const comparedOf = (statute: (code: string) => string): ReadonlyArray<Compared<TemplateForm>> => [
  one('placeholders', '要填的内容', ({ placeholders }) => placeholders.map(({ name, label }) => `${label}（${name}）`).join('\n')),
  one('ways', '用哪些方式', ({ ways }) => ways.map(wayText).join('、')),
  one('inbox', WAYS.inbox, ({ inbox }) => words(inbox)),
  one('email', WAYS.email, ({ email }) => words(email)),
  one('letter', WAYS.letter, ({ letter }) => words(letter)),
  { name: WAYS.sms, keys: ['sms', 'smsCode', 'smsRows'], text: ({ sms, smsCode, smsRows }) => [sms, smsCode, ...lines(smsRows)].filter(Boolean).join('\n') },
  one('phone', WAYS.phone),
  one('subscribe', WAYS.subscribe, ({ subscribe }) => fields(subscribe)),
  one('serviceAccount', WAYS.service_account, ({ serviceAccount }) => fields(serviceAccount)),
  one('citations', '引用的条文', ({ citations }) => citations.map(({ statute: code, article }) => `${statute(code)}第 ${article} 条`).join('\n')),
]
