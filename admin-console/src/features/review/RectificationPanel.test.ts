import { enableAutoUnmount, flushPromises, mount } from '@vue/test-utils'
import { afterEach, expect, it, vi } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import { access } from '@/shared/access'
import type { Rectification } from '@/shared/api/types'
import RectificationPanel from './RectificationPanel.vue'

vi.mock('./api')
const missed = {
  id: 'x', decision: 'd', return: 'r', organization: 'o', organizationName: '演示·协会', year: 2025, grade: 'unqualified', documentNumber: '演示检〔2026〕1号',
  state: 'missed', overdue: false, servedOn: '2026-04-10', dueOn: '2026-07-10', explanation: '演示', checkedOn: '2026-07-11', opinion: '演示·没有交报告',
} as Rectification

enableAutoUnmount(afterEach)
afterEach(() => (access.operations = new Set()))

async function buttons(known: Rectification): Promise<string[]> {
  access.operations = new Set(['checkRectification'])
  const panel = mount(RectificationPanel, {
    props: { known },
    global: { plugins: [createRouter({ history: createMemoryHistory(), routes: [{ path: '/:any(.*)', component: { template: '<p />' } }] })] },
  })
  await flushPromises()
  return panel.findAll('.buttons button').map((button) => button.text())
}

it('takes a report that had come in time where somebody found it missed', async () => {
  expect(await buttons(missed)).toEqual(['补登记整改报告'])
  expect(await buttons({ ...missed, receivedOn: '2026-07-13', report: '演示·补开了会议' })).toEqual(['补登记整改报告'])
})

it('takes none beside the one in time that did not do', async () => {
  expect(await buttons({ ...missed, receivedOn: '2026-07-10', report: '演示·补开了会议' })).toEqual([])
})
