import { enableAutoUnmount, flushPromises, mount } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import { problemFrom, unreachable } from '@/shared/api/problem'
import { createCampaign } from './api'
import NewCampaignPage from './NewCampaignPage.vue'

vi.mock('./api')
vi.mock('./campaignApi')
const create = vi.mocked(createCampaign)

/** Element Plus shows the message of a field a little later. */
async function settle(): Promise<void> {
  await flushPromises()
  await new Promise((resolve) => setTimeout(resolve, 150))
}

async function open() {
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [{ path: '/:rest(.*)*', component: NewCampaignPage }],
  })
  await router.push('/campaigns/new')
  return { router, page: mount(NewCampaignPage, { global: { plugins: [router], stubs: { ElDatePicker: true } } }) }
}

enableAutoUnmount(afterEach)
beforeEach(() => {
  sessionStorage.clear()
  create.mockReset()
})

describe('NewCampaignPage', () => {
  it('does not ask the server while something is missing', async () => {
    const { page } = await open()
    await page.get('form').trigger('submit')
    await settle()
    expect(create).not.toHaveBeenCalled()
    expect(page.get('[data-field=documentNumber]').text()).toContain('请填写文号')
  })

  it('places the errors of the server at their fields and lists the rest', async () => {
    const errors = [
      { pointer: '/year', message: '这一年已经有了。' },
      { pointer: '/closesOn', message: '节假日表没有这一年。' },
      { pointer: '/other', message: '别的问题。' },
    ]
    create.mockRejectedValue(
      problemFrom({ type: 'invalid-input', title: '有几处不对', status: 422, requestId: 'r7', errors }, 422),
    )
    const { page } = await open()
    await page.get('[data-field=documentNumber] input').setValue('廉民发[2026]12号')
    await page.get('form').trigger('submit')
    await settle()
    expect(create.mock.calls[0]?.[0].documentNumber).toBe('廉民发〔2026〕12号')
    expect(page.get('[data-field=year]').text()).toContain('这一年已经有了。')
    expect(page.get('[data-field=closesOn]').text()).toContain('节假日表没有这一年。')
    expect(page.get('[data-field=opensOn]').text()).not.toContain('节假日')
    expect(page.get('[role=alert]').text()).toContain('别的问题。')
    expect(page.get('[role=alert]').text()).toContain('r7')
  })

  it('keeps what was typed after a lost call, and forgets it once saved', async () => {
    create.mockRejectedValueOnce(unreachable())
    const first = await open()
    await first.page.get('[data-field=documentNumber] input').setValue('廉民发〔2026〕12号')
    await first.page.get('form').trigger('submit')
    await settle()
    create.mockResolvedValueOnce({ id: 'c9' } as Awaited<ReturnType<typeof createCampaign>>)
    const { page, router } = await open()
    expect(page.get<HTMLInputElement>('[data-field=documentNumber] input').element.value).toBe('廉民发〔2026〕12号')
    await page.get('form').trigger('submit')
    await settle()
    expect(router.currentRoute.value.path).toBe('/campaigns/c9')
    expect(sessionStorage.length).toBe(0)
  })
})
