import { day } from './days.mjs'
import { linkInMail } from './mail.mjs'

const PLAN = { first: ['email'], then: ['phone', 'letter'], unreadAfterDays: 3 }

/** A circular that is out, one that is being written, and the counsel's opinion on it. */
export async function makesNotices(call) {
  const released = await call('case_officer', 'POST', '/api/circulars', {
    kind: 'statutory', title: '演示·关于核对登记信息的通知', documentNumber: `廉民发〔${day().slice(0, 4)}〕31号`, dueOn: day(21), audience: { townships: ['440881001'] },
    words: { subject: '请{organization}核对登记信息', body: '{organization}：\n\n请在{dueOn}前核对住所、负责人和联系电话。有变化的，请到县民政局窗口办理变更登记。' }, values: {}, plan: PLAN,
  })
  await call('approver', 'POST', `/api/circulars/${released.id}/release`, {})
  const draft = await call('case_officer', 'POST', '/api/circulars', {
    kind: 'courtesy', title: '演示·关于举办年报填报培训的通知', dueOn: day(14), audience: { types: ['social_group'], contact: 'email' },
    words: { subject: '邀请{organization}参加年报填报培训', body: '{organization}：\n\n我局将举办年报填报培训，请派一名经办人参加。' }, values: {}, plan: { first: ['email'], then: [] },
  })
  return { circular: released.id, draftCircular: draft.id, request: await asksCounsel(call, draft.id), replyLink: await linkInMail(call, /\/#\/packages\/reply\/link\?link=([\w-]+)/) }
}

async function asksCounsel(call, circular) {
  const { items } = await call('case_officer', 'GET', '/api/counsels')
  const { request } = await call('case_officer', 'POST', '/api/counsel-requests', {
    kind: 'circular', subject: circular, counsel: items[0].id, question: '演示：请看通知里写的依据和期限是否妥当。',
  })
  await call('counsel', 'POST', `/api/counsel-requests/${request.id}/opinion`, {
    verdict: 'agree_if_changed', text: '演示：建议写明不参加培训不影响年报报送，避免被理解为强制。', cites: [],
  })
  return request.id
}
