import { enableAutoUnmount, flushPromises, mount } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import type { ReviewDesk } from '@/shared/api/types'
import { getFilingForm, getReturnContent, getReview, proposeConclusion } from './api'
import DeskPage from './DeskPage.vue'

vi.mock('./api')
const read = vi.mocked(getReview)

/** Two that are alike in all but whose they are. */
const desk = (id: string) =>
  ({
    review: { return: id, organizationName: `演示${id}会`, year: 2025, state: 'waiting', arrivedAt: '2026-05-20T01:00:00Z', version: 1, mine: true },
    flags: [{ rule: 'r', title: '人数', compared: {}, explanation: '演示', cells: ['people'] }],
    corrections: [],
    catalogue: { edition: '', rules: [] },
    suggested: 'qualified',
  }) as unknown as ReviewDesk

async function open() {
  const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/:rest(.*)*', component: DeskPage }] })
  const page = mount(DeskPage, { props: { return: '甲' }, global: { plugins: [router] } })
  await flushPromises()
  return page
}

const press = (page: Awaited<ReturnType<typeof open>>, words: string) => page.findAll('button').find((one) => one.text().includes(words))!.trigger('click')

enableAutoUnmount(afterEach)
beforeEach(() => {
  sessionStorage.clear()
  vi.resetAllMocks()
  read.mockImplementation(async (id) => desk(id))
  vi.mocked(getReturnContent).mockResolvedValue({ form: 'f', cells: {} } as unknown as Awaited<ReturnType<typeof getReturnContent>>)
  vi.mocked(getFilingForm).mockResolvedValue({ sections: [{ code: 's', title: '人员', cells: [{ code: 'people', label: '从业人数', kind: 'count' }] }] } as unknown as Awaited<ReturnType<typeof getFilingForm>>)
})

describe('DeskPage', () => {
  it('writes to no return what was concluded of another', async () => {
    const page = await open()
    await page.get('textarea').setValue('演示·甲会没有开理事会。')
    await page.setProps({ return: '乙' })
    await flushPromises()
    expect(page.text()).toContain('演示乙会')
    await page.get('form').trigger('submit')
    await flushPromises()
    expect(vi.mocked(proposeConclusion).mock.calls).toEqual([['乙', expect.objectContaining({ reasons: ['年报内容齐全，没有发现影响结论的问题。'] }), expect.any(String)]])
    await page.setProps({ return: '甲' })
    await flushPromises()
    expect(page.get('textarea').element.value).toBe('演示·甲会没有开理事会。')
  })

  it('opens no cells of a return that were picked in another', async () => {
    const page = await open()
    await press(page, '退回补正')
    expect(page.text()).toContain('已经选了 1 格')
    await press(page, '写原因')
    await page.setProps({ return: '乙' })
    await flushPromises()
    expect(page.text()).not.toContain('已经选了')
    expect(page.find('dialog').exists()).toBe(false)
  })

  it('shows nothing of the one before while the next is being read', async () => {
    const page = await open()
    read.mockReturnValue(new Promise(() => undefined))
    await page.setProps({ return: '乙' })
    expect(page.text()).not.toContain('演示甲会')
  })
})
