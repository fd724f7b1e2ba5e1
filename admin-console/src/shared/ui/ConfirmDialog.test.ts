import { mount } from '@vue/test-utils'
import { afterEach, describe, expect, it } from 'vitest'
import { h } from 'vue'
import ConfirmDialog from './ConfirmDialog.vue'

const open = () => mount(ConfirmDialog, { props: { title: '撤销', action: '撤销' }, slots: { default: () => h('textarea') }, attachTo: document.body })
let view: ReturnType<typeof open>
afterEach(() => view.unmount())

const escape = () => view.get('dialog').trigger('keydown', { key: 'Escape' })

describe('Esc in a dialog', () => {
  it('closes it where nothing was typed', async () => {
    view = open()
    await escape()
    expect(view.emitted('close')).toHaveLength(1)
  })

  it('asks where something was, and keeps it', async () => {
    view = open()
    await view.get('textarea').setValue('演示：写到一半')
    await escape()
    expect(view.emitted('close')).toBeUndefined()
    expect(view.get('[role=alert]').text()).toContain('填的还没有提交')
    await view.get('.go-on').trigger('click')
    expect(view.find('[role=alert]').exists()).toBe(false)
    expect(view.get('textarea').element.value).toBe('演示：写到一半')
    await escape()
    await view.get('[role=alert] .el-button').trigger('click')
    expect(view.emitted('close')).toHaveLength(1)
  })

  it('is left to what used it', async () => {
    view = open()
    view.get('textarea').element.addEventListener('keydown', (event) => event.preventDefault())
    await view.get('textarea').trigger('keydown', { key: 'Escape' })
    expect(view.emitted('close')).toBeUndefined()
  })
})
