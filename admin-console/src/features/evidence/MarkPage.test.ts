import { enableAutoUnmount, flushPromises, mount } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createMemoryHistory, createRouter, RouterView } from 'vue-router'
import { access } from '@/shared/access'
import { problemFrom } from '@/shared/api/problem'
import type { MarkedPhoto, PufaEvent } from '@/shared/api/types'
import { getMarking, markEventPhoto } from './api'
import MarkPage from './MarkPage.vue'

vi.mock('./api')
const marking = vi.mocked(getMarking)
const mark = vi.mocked(markEventPhoto)

const photo = (id: string, more: Partial<MarkedPhoto> = {}): MarkedPhoto => ({ photo: id, state: 'unmarked', areas: [], version: 0, ...more })
const waiting = (...photos: MarkedPhoto[]) => ({ event: { title: '演示·进校园' } as PufaEvent, photos })

async function open() {
  const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/events/:event/photos/:photo', component: MarkPage, props: true }] })
  await router.push('/events/e/photos/a')
  const page = mount(RouterView, { global: { plugins: [router] } })
  await flushPromises()
  const button = (words: string) => page.findAll('button').find((one) => one.text().includes(words))!
  return { page, router, button }
}

enableAutoUnmount(afterEach)
beforeEach(() => {
  sessionStorage.clear()
  vi.resetAllMocks()
})

describe('MarkPage', () => {
  it('saves nothing of a photo that is not on the screen yet', async () => {
    marking.mockResolvedValue(waiting(photo('a')))
    const { page, button } = await open()
    expect(button('没有儿童面部').attributes('disabled')).toBeDefined()
    await page.get('img').trigger('error')
    expect(button('没有儿童面部').attributes('disabled')).toBeDefined()
    await button('加一块').trigger('click')
    expect(button('遮住这 1 处').attributes('disabled')).toBeDefined()
  })

  it('asks to look at the next photo before it can be saved', async () => {
    marking.mockResolvedValueOnce(waiting(photo('a'), photo('b')))
    marking.mockResolvedValue(waiting(photo('a', { state: 'no_child', version: 1 }), photo('b')))
    const { page, router, button } = await open()
    await page.get('img').trigger('load')
    await button('没有儿童面部').trigger('click')
    await flushPromises()
    expect(mark).toHaveBeenCalledOnce()
    expect(router.currentRoute.value.params['photo']).toBe('b')
    expect(button('没有儿童面部').attributes('disabled')).toBeDefined()
    await page.get('img').trigger('load')
    expect(button('没有儿童面部').attributes('disabled')).toBeUndefined()
  })

  it('keeps what is drawn while the person signs in anew', async () => {
    marking.mockImplementation(async () => waiting(photo('a')))
    mark.mockRejectedValueOnce(problemFrom({ type: 'not-signed-in', title: '请重新登录', status: 401 }, 401))
    const { page, button } = await open()
    await page.get('img').trigger('load')
    await button('加一块').trigger('click')
    await button('遮住这 1 处').trigger('click')
    await flushPromises()
    access.signIns++
    await flushPromises()
    expect(marking).toHaveBeenCalledTimes(2)
    await button('遮住这 1 处').trigger('click')
    expect(mark.mock.lastCall?.[2]).toMatchObject({ state: 'covered', areas: [{}] })
  })

  it('shows what somebody else marked meanwhile', async () => {
    const covered = photo('a', { state: 'covered', areas: [{ x: 1, y: 1, width: 9, height: 9 }], version: 1 })
    marking.mockResolvedValueOnce(waiting(photo('a')))
    marking.mockResolvedValue(waiting(covered))
    mark.mockRejectedValue(problemFrom({ type: 'conflict', title: '现在不能这样做', status: 409, detail: '别人刚标注过这张照片。' }, 409))
    const { page, button } = await open()
    await page.get('img').trigger('load')
    await button('没有儿童面部').trigger('click')
    await flushPromises()
    expect(page.text()).toContain('别人刚标注过这张照片。')
    expect(page.text()).toContain('已遮挡')
    expect(button('遮住这 1 处')).toBeDefined()
  })
})
