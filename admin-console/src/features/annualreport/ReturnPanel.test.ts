import { enableAutoUnmount, flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { access } from '@/shared/access'
import type { Return, ReturnReceipt } from '@/shared/api/types'
import { getReturn, getReturnReceipt } from './api'
import { takeBackPaperReturn } from './campaignApi'
import ReturnPanel from './ReturnPanel.vue'

vi.mock('./api')
vi.mock('./campaignApi')
const known: Pick<Return, 'id' | 'organizationName' | 'submittedAt' | 'how' | 'late' | 'consent'> = {
  id: 'r', organizationName: '演示·协会', submittedAt: '2026-06-02T02:30:00Z', how: 'paper', late: true, consent: 'given',
}
const receipt = { ...known, number: 'NB2025-000012', year: 2025, dueOn: '2026-06-01', sha256: 'a'.repeat(64) } as ReturnReceipt

async function open(filed: Partial<Return>, ...operations: string[]) {
  access.operations = new Set(operations)
  vi.mocked(getReturn).mockResolvedValue({ ...known, ...filed } as Return)
  vi.mocked(getReturnReceipt).mockResolvedValue(receipt)
  const panel = mount(ReturnPanel, { props: { id: 'r' }, global: { stubs: { RouterLink: true } } })
  await flushPromises()
  return { panel, button: panel.findAll('button').find((one) => one.text() === '打印回执') }
}

enableAutoUnmount(afterEach)
afterEach(() => (access.operations = new Set()))

describe('ReturnPanel', () => {
  it('gives whoever came to the counter the receipt of the organisation', async () => {
    const { panel, button } = await open({ receiptNumber: 'NB2025-000012' }, 'getReturnReceipt')
    await button!.trigger('click')
    await flushPromises()
    expect(panel.get('.print-slip').text()).toContain('NB2025-000012')
    expect(panel.get('.print-slip').text()).toContain('2026年6月1日（星期一），逾期报送')
  })

  it('takes back what was entered from paper, with the reason', async () => {
    const wrong = (panel: VueWrapper) => panel.findAll('button').find((one) => one.text() === '撤销录入')
    expect(wrong((await open({ receiptNumber: 'R2026-000012', how: 'online' }, 'takeBackPaperReturn')).panel)).toBeUndefined()
    const { panel } = await open({ receiptNumber: 'R2026-000012' }, 'takeBackPaperReturn')
    await wrong(panel)!.trigger('click')
    await panel.get('textarea').setValue('录成了别家')
    await panel.get('form').trigger('submit')
    await flushPromises()
    expect(takeBackPaperReturn).toHaveBeenCalledWith('r', '录成了别家', expect.any(String))
    expect(panel.emitted('gone')).toHaveLength(1)
  })

  it('has none of a return without receipt, nor for who may not read it', async () => {
    expect((await open({}, 'getReturnReceipt')).button).toBeUndefined()
    expect((await open({ receiptNumber: 'NB2025-000012' })).button).toBeUndefined()
  })
})
