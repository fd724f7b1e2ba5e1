import { WAYS } from '@/shared/messages'
import type { FieldRows, TemplateForm } from './form'

/** Label of each field of the form by its pointer, so that a fault can be put at it and named. */
export function fieldsOf(form: TemplateForm): Record<string, string> {
  const labels: Record<string, string> = { title: '名称', purpose: '用在', note: '修改说明', placeholders: '要填的内容', citations: '引用的条文' }
  form.placeholders.forEach(({ label }, place) => (labels[`placeholders/${place}`] = label || `要填的第 ${place + 1} 项`))
  form.citations.forEach((_, place) => (labels[`citations/${place}`] = `引用的第 ${place + 1} 条`))
  for (const way of ['inbox', 'email', 'letter'] as const) {
    labels[`forms/${way}/subject`] = `${WAYS[way]}的标题`
    labels[`forms/${way}/body`] = `${WAYS[way]}的正文`
    labels[`forms/${way}`] = WAYS[way]
  }
  Object.assign(labels, { 'forms/sms': WAYS.sms, 'forms/phone': WAYS.phone, 'forms/smsTemplate': '短信服务商模板' })
  Object.assign(labels, { 'forms/smsTemplate/code': '短信模板编号', 'forms/smsTemplate/parameters': '短信模板变量' })
  Object.assign(labels, weChatFields('forms/subscribe', WAYS.subscribe, form.subscribe))
  Object.assign(labels, weChatFields('forms/serviceAccount', WAYS.service_account, form.serviceAccount))
  return labels
}

function weChatFields(at: string, way: string, { rows }: FieldRows): Record<string, string> {
  return {
    [at]: way,
    [`${at}/template`]: `${way}的模板编号`,
    [`${at}/fields`]: `${way}的各项内容`,
    [`${at}/page`]: `${way}的页面`,
    ...Object.fromEntries(rows.filter(({ name }) => name).map(({ name }) => [`${at}/fields/${name}`, `${way}的 ${name}`])),
  }
}
