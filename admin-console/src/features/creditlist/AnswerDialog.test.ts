import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, describe, expect, it, vi } from 'vitest'
import AnswerDialog from './AnswerDialog.vue'

const open = () => mount(AnswerDialog, { props: { objection: { id: 'one', text: '演示：地址记错了', madeOn: '2026-06-24' }, name: '演示协会' }, attachTo: document.body })
let view: ReturnType<typeof open>
afterEach(() => view.unmount())

function hears(): unknown[] {
  const sent: unknown[] = []
  vi.stubGlobal('fetch', async (request: Request) => {
    sent.push([new URL(request.url).pathname, await request.json()])
    return new Response('{}', { headers: { 'Content-Type': 'application/json' } })
  })
  return sent
}

describe('the answer to an objection', () => {
  it('is not sent before somebody says whether it is upheld, and why', async () => {
    const sent = hears()
    view = open()
    await view.get('form').trigger('submit')
    await vi.waitFor(() => expect(view.text()).toContain('请填写核对下来。'))
    expect(view.text()).toContain('请填写答复和理由。')
    expect(sent).toEqual([])
  })

  it.each([
    ['no', false],
    ['yes', true],
  ])('says what was chosen: %s', async (choice, upheld) => {
    const sent = hears()
    view = open()
    await view.get(`input[value=${choice}]`).setValue(true)
    await view.get('textarea').setValue('演示：查了送达回证')
    await view.get('form').trigger('submit')
    await flushPromises()
    expect(sent).toEqual([['/api/credit-objections/one/answer', { answer: '演示：查了送达回证', upheld }]])
    expect(view.emitted('done')).toHaveLength(1)
  })
})
