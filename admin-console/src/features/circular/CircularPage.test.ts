import { enableAutoUnmount, flushPromises, mount } from '@vue/test-utils'
import { afterEach, expect, it, vi } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import type { Circular } from '@/shared/api/types'
import { getCircular } from './api'
import CircularPage from './CircularPage.vue'

vi.mock('./api')
const around = { template: '<div><slot /></div>' }

async function open(circular: Partial<Circular>) {
  vi.mocked(getCircular).mockResolvedValue({ title: '演示·通知', createdAt: '2026-06-01T02:30:00Z', ...circular } as Circular)
  const page = mount(CircularPage, {
    props: { circular: 'c' },
    slots: { more: '<p>催报</p>', counsel: '<p>法律顾问意见</p>' },
    global: {
      plugins: [createRouter({ history: createMemoryHistory(), routes: [{ path: '/:any(.*)', component: around }] })],
      stubs: { CircularWatch: around, DraftSection: around, CircularFacts: true, StageLine: true },
    },
  })
  await flushPromises()
  return page.text()
}

enableAutoUnmount(afterEach)

it('has the counsel asked before it goes out, and also where nothing is due', async () => {
  expect(await open({ state: 'draft' })).toContain('法律顾问意见')
  const out = await open({ state: 'done', releasedAt: '2026-06-02T02:30:00Z' })
  expect(out).toContain('法律顾问意见')
  expect(out).not.toContain('催报')
  expect(await open({ state: 'running', releasedAt: '2026-06-02T02:30:00Z', dueOn: '2026-06-30' })).toContain('催报')
})
