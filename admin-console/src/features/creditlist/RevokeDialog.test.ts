import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { CreditEntry } from '@/shared/api/types'
import RevokeDialog from './RevokeDialog.vue'

const ground = (id: string, year?: number) => ({ id, title: '没有报年报', year }) as CreditEntry['grounds'][number]

const open = (...grounds: CreditEntry['grounds']) => mount(RevokeDialog, { props: { entry: { id: 'e', list: 'abnormal', grounds } as unknown as CreditEntry, name: '演示协会' }, attachTo: document.body })
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

async function submitted(): Promise<void> {
  for (const area of view.findAll('textarea')) await area.setValue('演示：那份报告早就交了')
  await view.get('form').trigger('submit')
  await flushPromises()
}

const SAID = { facts: '演示：那份报告早就交了', reasons: '演示：那份报告早就交了' }

describe('the revocation of a listing', () => {
  it('names the grounds that stay ticked', async () => {
    const sent = hears()
    view = open(ground('one', 2023), ground('two', 2024))
    expect(view.text()).toContain('撤销：没有报年报（2024 年度）')
    await view.findAll('input[type=checkbox]')[1]?.setValue(false)
    await submitted()
    expect(sent).toEqual([['/api/credit-entries/e/revocation', { ...SAID, grounds: ['one'] }]])
  })

  it('asks for no choice where there is one', async () => {
    const sent = hears()
    view = open(ground('one', 2023))
    expect(view.find('input[type=checkbox]').exists()).toBe(false)
    await submitted()
    expect(sent).toEqual([['/api/credit-entries/e/revocation', { ...SAID, grounds: ['one'] }]])
    expect(view.emitted('done')).toHaveLength(1)
  })
})
