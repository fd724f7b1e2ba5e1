import { enableAutoUnmount, flushPromises, mount } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import { access } from '@/shared/access'
import { problemFrom } from '@/shared/api/problem'
import type { PublicationBatchWhole } from '@/shared/api/types'
import ChangedMeanwhile from '@/shared/meanwhile/ChangedMeanwhile.vue'
import { getBatch, listCandidates, saveBatch } from './api'
import GatherPage from './GatherPage.vue'

vi.mock('./api')
const saved = vi.mocked(saveBatch)
const signedOut = problemFrom({ type: 'not-signed-in', title: '请重新登录', status: 401 }, 401)
const overtaken = problemFrom({ type: 'conflict', title: '现在不能这样做', status: 409, requestId: 'r', meanwhile: { by: '演示乙' } }, 409)

const item = (subject: string) => ({ subject, name: `演示${subject}会`, creditCode: '', words: '' })
const batch = (revision: number, title: string, ...subjects: string[]) =>
  ({ batch: { id: 'b', revision, title }, items: subjects.map(item) }) as unknown as PublicationBatchWhole
const has = (read: () => PublicationBatchWhole) => vi.mocked(getBatch).mockImplementation(async () => read())

async function open() {
  const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/:rest(.*)*', component: GatherPage }] })
  const page = mount(GatherPage, { props: { batch: 'b' }, global: { plugins: [router] } })
  await flushPromises()
  const press = async (words: string) => {
    await page.findAll('button').find((one) => one.text() === words)!.trigger('click')
    await flushPromises()
  }
  return { page, press }
}

async function signInAnew(): Promise<void> {
  access.signIns++
  await flushPromises()
}

enableAutoUnmount(afterEach)
beforeEach(() => {
  vi.resetAllMocks()
  vi.mocked(listCandidates).mockImplementation(async () => ({ total: 2, items: [item('丙'), item('丁')] }))
  has(() => batch(1, '演示公示', '甲'))
  saved.mockResolvedValue(batch(2, '', ''))
})

describe('GatherPage', () => {
  it('keeps what is gathered while the person signs in anew', async () => {
    const { page, press } = await open()
    await page.get('input[placeholder^=例如]').setValue('演示公示二')
    await press('这一页全部放进来')
    await press('移出')
    saved.mockRejectedValueOnce(signedOut)
    await press('保存草稿')
    await signInAnew()
    await press('保存草稿')
    expect(saved.mock.calls[1]?.[1]).toEqual({ revision: 1, title: '演示公示二', foreword: undefined, subjects: ['丙', '丁'] })
  })

  it('shows what a colleague saved meanwhile, and goes on from it', async () => {
    const { page, press } = await open()
    await press('放进来')
    has(() => batch(4, '演示公示三', '甲', '乙'))
    await signInAnew()
    const changed = page.getComponent(ChangedMeanwhile)
    expect(changed.findAll('article').map((one) => one.get('h3').text())).toEqual([expect.stringContaining('标题'), expect.stringContaining('放进来的事项')])
    expect(changed.text()).toContain('演示乙会')
    await changed.get('article:last-of-type input[value=yours]').setValue(true)
    await press('选好了，接着改')
    await press('保存草稿')
    expect(saved.mock.calls[0]?.[1]).toMatchObject({ revision: 4, title: '演示公示三', subjects: ['甲', '丙'] })
  })

  it('names who saved it first where saving is refused', async () => {
    const { page, press } = await open()
    await press('放进来')
    has(() => batch(2, '演示公示', '甲', '乙'))
    saved.mockRejectedValueOnce(overtaken)
    await press('保存草稿')
    expect(page.getComponent(ChangedMeanwhile).get('h2').text()).toContain('演示乙')
    expect(page.text()).toContain('演示丙会')
  })

  it('shows what is newest where nothing was changed', async () => {
    const { page } = await open()
    has(() => batch(2, '演示公示二', '乙'))
    await signInAnew()
    expect(page.findComponent(ChangedMeanwhile).exists()).toBe(false)
    expect(page.text()).toContain('演示公示二')
    expect(page.text()).toContain('演示乙会')
  })
})
