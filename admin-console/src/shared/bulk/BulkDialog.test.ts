import { flushPromises, mount } from '@vue/test-utils'
import { describe, expect, it, vi } from 'vitest'
import { problemFrom } from '../api/problem'
import BulkDialog from './BulkDialog.vue'

const taken = problemFrom({ type: 'conflict', title: '现在不能这样做', detail: '演示乙已经领了。', status: 409, requestId: 'r' }, 409)

describe('BulkDialog', () => {
  it('shows who it is for, then what did not go and why, and takes back what went', async () => {
    HTMLDialogElement.prototype.showModal ??= () => undefined
    const undo = vi.fn(async () => undefined)
    const act = async (row: string) => (row === '演示协会二' ? Promise.reject(taken) : undefined)
    const view = mount(BulkDialog<string>, { props: { verb: '领取', unit: '份', rows: ['演示协会一', '演示协会二'], nameOf: (row: string) => row, act, undo } })
    expect(view.get('[aria-label=要领取的]').text()).toContain('演示协会一')
    await view.get('form').trigger('submit')
    await flushPromises()
    expect(view.get('[role=status]').text()).toBe('办好 1 份，1 份没有办成。')
    expect(view.get('[aria-label=没有办成的]').text()).toBe('演示协会二：演示乙已经领了。')
    const back = view.findAll('button').find((button) => button.text().startsWith('撤回'))
    await back?.trigger('click')
    await flushPromises()
    expect(undo).toHaveBeenCalledExactlyOnceWith('演示协会一', expect.any(String))
    expect(view.get('[role=status]').text()).toBe('撤回了 1 份。')
    expect(view.emitted('done')).toHaveLength(2)
  })
})
