import { mount } from '@vue/test-utils'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { h, nextTick, useTemplateRef } from 'vue'
import { access } from './access'
import { useModal } from './useModal'

const Dialog = {
  setup() {
    useModal(useTemplateRef<HTMLDialogElement>('dialog'))
    return () => h('dialog', { ref: 'dialog' }, [h('textarea')])
  },
}

beforeEach(() => void (access.expired = false))
afterEach(() => void (access.expired = false))

it('gives way while the session has ended, and keeps what was typed', async () => {
  const wrapper = mount(Dialog, { attachTo: document.body })
  const dialog = wrapper.element as HTMLDialogElement
  expect(dialog.open).toBe(true)
  wrapper.find('textarea').element.value = '演示：写到一半'
  access.expired = true
  await nextTick()
  expect(dialog.open).toBe(false)
  access.expired = false
  await nextTick()
  await nextTick()
  expect([dialog.open, wrapper.find('textarea').element.value]).toEqual([true, '演示：写到一半'])
  wrapper.unmount()
})
