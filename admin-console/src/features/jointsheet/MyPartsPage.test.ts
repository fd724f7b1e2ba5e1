import { enableAutoUnmount, flushPromises, mount } from '@vue/test-utils'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { MyPart } from '@/shared/api/types'
import { uploadFile } from '@/shared/file/api'
import { answerMyPart, listMyParts } from './api'
import MyPartsPage from './MyPartsPage.vue'

vi.mock('./api')
vi.mock('@/shared/file/api')
const mine = {
  sheet: { id: 's', title: '演示·广场咨询', kind: 'stand', plannedOn: '2026-05-20', place: '演示广场', state: 'open' },
  part: { id: 'p', version: 2, sheet: 's', department: '演示妇联', state: 'confirmed', people: 6, photos: ['a', 'b'] },
  others: [],
} as unknown as MyPart

type Uploaded = Awaited<ReturnType<typeof uploadFile>>

async function press(name: string): Promise<void> {
  const button = [...document.querySelectorAll('button')].find((one) => (one.getAttribute('aria-label') ?? one.textContent?.trim()) === name)
  button!.click()
  await flushPromises()
}

enableAutoUnmount(afterEach)

describe('MyPartsPage', () => {
  it('leaves out a photo that is taken back, and keeps the others', async () => {
    vi.mocked(listMyParts).mockResolvedValue([mine])
    vi.mocked(answerMyPart).mockResolvedValue(mine)
    mount(MyPartsPage, { attachTo: document.body, global: { stubs: { RouterLink: true } } })
    await flushPromises()
    await press('修改 演示·广场咨询')
    await press('去掉 已有的照片 1')
    await press('保存')
    expect(vi.mocked(answerMyPart).mock.calls[0]?.[1]).toEqual({ seen: 2, takesPart: true, people: 6, photos: ['b'] })
  })

  it('waits for a photo that is still being uploaded', async () => {
    URL.createObjectURL = () => 'blob:demo'
    URL.revokeObjectURL = () => undefined
    vi.mocked(listMyParts).mockResolvedValue([mine])
    vi.mocked(answerMyPart).mockReset().mockResolvedValue(mine)
    let upload: (file: Uploaded) => void = () => undefined
    vi.mocked(uploadFile).mockReturnValue(new Promise((resolve) => (upload = resolve)))
    mount(MyPartsPage, { attachTo: document.body, global: { stubs: { RouterLink: true } } })
    await flushPromises()
    await press('修改 演示·广场咨询')
    const input = document.querySelector<HTMLInputElement>('input[type=file]')!
    Object.defineProperty(input, 'files', { value: [new File(['x'], '演示.png', { type: 'image/png' })] })
    input.dispatchEvent(new Event('change'))
    await press('保存')
    expect(answerMyPart).not.toHaveBeenCalled()
    upload({ id: 'c' } as Uploaded)
    await flushPromises()
    expect(vi.mocked(answerMyPart).mock.calls[0]?.[1]).toMatchObject({ photos: ['a', 'b', 'c'] })
  })
})
