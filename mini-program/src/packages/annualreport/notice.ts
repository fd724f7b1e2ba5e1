import { call } from '@/platform/http'
import type { Notice } from '@/rules/notices'
import { Failure } from '@/rules/failure'

/** A notice that asks for a return. */
export type FilingNotice = Notice & { campaign: string }

/** The notice that is to be answered; others, such as of a new agent, ask for nothing. */
export async function openFilingNotice(id: string): Promise<FilingNotice> {
  const notice = await call('openNotice', { path: { notice: id } })
  if (asksForReturn(notice)) return notice
  throw new Failure(404, { type: 'not-found', title: '这条通知不用报送年报', status: 404, requestId: '' })
}

/** Whether the return is there already. One handed in at the counter has no receipt, so its notice does not say. */
export async function isFiled(notice: Notice): Promise<boolean> {
  if (notice.returnReceipt) return true
  const { items } = await call('listReturns', { query: { campaign: notice.campaign, page: 1, size: 100 } })
  return items.some((filed) => filed.organization === notice.organization)
}

function asksForReturn(notice: Notice): notice is FilingNotice {
  return notice.campaign !== undefined
}
