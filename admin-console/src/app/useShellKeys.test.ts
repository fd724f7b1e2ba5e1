import { mount, type VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { defineComponent, h } from 'vue'
import { keysHere } from '@/shared/keyHelp'
import { switchSingleKeys, usePageKeys } from '@/shared/keys'
import DataTable from '@/shared/ui/DataTable.vue'
import { useShellKeys } from './useShellKeys'

const search = vi.fn()
const help = vi.fn()
const opened = vi.fn()
const rows = [{ id: 1, name: '演示一' }, { id: 2, name: '演示二' }, { id: 3, name: '演示三' }]
let shell: VueWrapper

const Shell = defineComponent({
  props: { selected: Number, openable: Boolean },
  setup(props) {
    useShellKeys({ search, help })
    return () =>
      h('main', [
        h(
          DataTable<{ id: number; name: string }>,
          { columns: [{ key: 'name', label: '名称' }], rows, caption: '演示', rowKey: (row) => row.id, selected: props.selected, openable: props.openable, onOpen: opened },
          { name: ({ row }: { row: { id: number } }) => [h('a', { href: `#${row.id}` }, '看'), h('input', { type: 'checkbox' })] },
        ),
        h('form', { onSubmit: (event: Event) => event.preventDefault() }, [h('textarea'), h('button', { type: 'submit', disabled: true }, '保存')]),
      ])
  },
})

const show = (props: { selected?: number; openable?: boolean } = {}) =>
  (shell = mount(Shell, { props: { openable: true, ...props }, attachTo: document.body }))

function press(key: string, more: KeyboardEventInit = {}): boolean {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more })
  ;(document.activeElement ?? document.body).dispatchEvent(event)
  return event.defaultPrevented
}

const row = () => document.activeElement?.closest('tr')?.textContent

beforeEach(() => vi.clearAllMocks())
afterEach(() => {
  shell.unmount()
  switchSingleKeys(true)
})

describe('keys in the rows of a list', () => {
  it('walk from the top, stop at both ends, and open', () => {
    show()
    expect([press('j'), row()]).toEqual([true, shell.findAll('tbody tr')[0]?.text()])
    press('k')
    press('j')
    press('ArrowDown')
    press('j')
    press('Enter')
    expect(opened.mock.calls).toEqual([[rows[2]]])
  })

  it('go on from the row that is open beside the list', () => {
    show({ selected: 2 })
    press('j')
    press('Enter')
    expect(opened.mock.calls).toEqual([[rows[2]]])
  })

  it('open the first link of a row that opens nothing itself, and tick its box', () => {
    show({ openable: false })
    const followed = vi.fn((event: Event) => event.target instanceof HTMLAnchorElement && event.preventDefault())
    shell.element.addEventListener('click', followed)
    press('j')
    press('x')
    expect(shell.find<HTMLInputElement>('input').element.checked).toBe(true)
    press('Enter')
    expect(followed.mock.calls.at(-1)?.[0].target).toBe(shell.find('a').element)
  })
})

describe('keys of the page', () => {
  it('are letters where somebody writes', () => {
    show()
    shell.find('textarea').element.focus()
    expect(['j', '/', '?'].map((key) => press(key))).toEqual([false, false, false])
    expect(search).not.toHaveBeenCalled()
    expect(press('k', { ctrlKey: true })).toBe(true)
    expect(search).toHaveBeenCalledOnce()
  })

  it('do not press a button that cannot be pressed yet', () => {
    show()
    const sent = vi.fn((event: Event) => event.preventDefault())
    shell.element.addEventListener('submit', sent)
    press('Enter', { ctrlKey: true })
    expect(sent).not.toHaveBeenCalled()
    shell.find('button').element.disabled = false
    press('Enter', { ctrlKey: true })
    expect(sent).toHaveBeenCalledOnce()
  })

  it('press the next step of what the page shows, unless two would do', () => {
    show()
    const stepped = vi.fn()
    const add = () => {
      const button = shell.element.appendChild(document.createElement('button'))
      button.dataset.step = ''
      button.textContent = '登记送达'
      button.addEventListener('click', stepped)
    }
    add()
    expect(keysHere().map(({ does }) => does)).toContain('下一步：登记送达')
    expect([press('Enter', { ctrlKey: true }), stepped.mock.calls.length]).toEqual([true, 1])
    add()
    expect([press('Enter', { ctrlKey: true }), stepped.mock.calls.length]).toEqual([false, 1])
    expect(keysHere().map(({ does }) => does).join()).not.toContain('下一步')
  })

  it('send the form around the focus before the next step', () => {
    show()
    const sent = vi.fn((event: Event) => event.preventDefault())
    shell.element.addEventListener('submit', sent)
    shell.find('button').element.disabled = false
    const step = shell.element.appendChild(document.createElement('button'))
    step.dataset.step = ''
    shell.find('textarea').element.focus()
    press('Enter', { ctrlKey: true })
    expect(sent).toHaveBeenCalledOnce()
  })

  it('can be switched off, those with Ctrl not', () => {
    show()
    switchSingleKeys(false)
    expect([press('?'), press('j'), press('k', { ctrlKey: true })]).toEqual([false, false, true])
  })

  it('are told as they are here', () => {
    show()
    const told = () => keysHere().flatMap(({ keys }) => keys)
    expect(told()).toEqual(expect.arrayContaining(['j', 'k', 'x', 'Enter', 'Ctrl']))
    expect(told()).not.toContain('1')
    const page = mount({ setup: () => (usePageKeys(() => true, { keys: ['1'], does: '演示' }), () => h('p')) })
    expect(told()).toContain('1')
    page.unmount()
    expect(told()).not.toContain('1')
    shell.unmount()
    expect(told()).not.toContain('j')
  })
})
