import { enableAutoUnmount, flushPromises, mount } from '@vue/test-utils'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { problemFrom } from '@/shared/api/problem'
import type { Agent, UploadedFile } from '@/shared/api/types'
import { uploadFile } from '@/shared/file/api'
import { rebindAtCounter } from './api'
import CounterDialog from './CounterDialog.vue'

vi.mock('./api')
vi.mock('@/shared/file/api')

enableAutoUnmount(afterEach)

async function filledIn() {
  const dialog = mount(CounterDialog, { props: { organization: 'o', name: '演示协会', acting: [] }, attachTo: document.body })
  await dialog.get('input[placeholder^=姓名]').setValue('演示李四')
  await dialog.get('input[placeholder^=以后用]').setValue('10000000001')
  await dialog.get('textarea').setValue('演示：凭单位证明办理')
  const picker = dialog.get<HTMLInputElement>('input[type=file]')
  Object.defineProperty(picker.element, 'files', { value: [new File(['x'], '证明.png', { type: 'image/png' })] })
  Object.defineProperty(picker.element, 'value', { value: '', writable: true })
  await picker.trigger('change')
  return dialog
}

describe('CounterDialog', () => {
  it('asks before it binds a phone whose account has another name', async () => {
    vi.mocked(uploadFile).mockResolvedValue({ id: 'scan' } as UploadedFile)
    vi.mocked(rebindAtCounter)
      .mockRejectedValueOnce(problemFrom({ type: 'conflict', title: '现在不能这样做', status: 409, requestId: 'r', accountName: '张*' }, 409))
      .mockResolvedValueOnce({ name: '演示李四', role: 'org_agent' } as Agent)
    const dialog = await filledIn()
    const press = async () => {
      await dialog.get('form').trigger('submit')
      await flushPromises()
    }
    await press()
    expect(dialog.get('[role=alert]').text()).toContain('叫“张*”，不是“演示李四”')
    expect(dialog.get('button[type=submit]').text()).toBe('是同一个人，绑定')
    expect(dialog.emitted('done')).toBeUndefined()

    await press()
    const sent = vi.mocked(rebindAtCounter).mock.calls.map(([, change]) => change.otherNameSeen)
    expect(sent).toEqual([undefined, true])
    expect(dialog.emitted('done')).toHaveLength(1)
  })
})
