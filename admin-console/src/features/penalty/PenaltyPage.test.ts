import { enableAutoUnmount, flushPromises, mount } from '@vue/test-utils'
import { afterEach, expect, it, vi } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import { access } from '@/shared/access'
import type { PenaltyWhole } from '@/shared/api/types'
import { getPenalty } from './api'
import PenaltyPage from './PenaltyPage.vue'

vi.mock('./api')
const step = (number: number, kind: string) => ({ number, kind, title: kind, text: '演示', day: '2026-07-06', at: '2026-07-06T01:00:00Z', byName: '演示经办', file: `f${number}` })
const filed = {
  penalty: { id: 'p', number: '演示〔2026〕1号', organization: 'o', organizationName: '演示·协会', stage: 'investigated', filedOn: '2026-07-06' },
  source: 'inspection', facts: '演示', clocks: [], missing: [], papers: [], isPublic: false, mayReview: true,
  steps: [step(1, 'investigated'), step(2, 'served')],
} as PenaltyWhole

enableAutoUnmount(afterEach)
afterEach(() => (access.operations = new Set()))

it('has the counsel asked and the scans opened before the party is told', async () => {
  access.operations = new Set(['getPenaltyFile', 'getServiceFile'])
  vi.mocked(getPenalty).mockResolvedValue(filed)
  const page = mount(PenaltyPage, {
    props: { penalty: 'p' },
    slots: { procedure: '<p>演示·告知书</p>', counsel: '<p>法律顾问意见</p>' },
    global: { plugins: [createRouter({ history: createMemoryHistory(), routes: [{ path: '/:any(.*)', component: { template: '<p />' } }] })] },
  })
  await flushPromises()
  expect(page.text()).toContain('法律顾问意见')
  expect(page.text()).not.toContain('演示·告知书')
  expect(page.findAll('.record a').map((link) => [link.text(), link.attributes('href')])).toEqual([
    ['看扫描件', '/api/penalties/p/files/f1'],
    ['看凭证', '/api/service-files/f2'],
  ])
})
