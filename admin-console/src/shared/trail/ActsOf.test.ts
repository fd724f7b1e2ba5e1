import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { access } from '../access'
import ActsOf from './ActsOf.vue'

const asked: string[] = []

function serve(total: number): void {
  vi.stubGlobal('fetch', async (request: Request) => {
    asked.push(new URL(request.url).pathname)
    const items = [
      { at: '2026-05-02T02:00:00Z', what: '发送群发通知', by: '演示分管领导' },
      { at: '2026-05-01T02:00:00Z', what: '起草群发通知' },
    ]
    return new Response(JSON.stringify({ total, items: total ? items : [] }), { headers: { 'Content-Type': 'application/json' } })
  })
}

beforeEach(() => {
  asked.length = 0
  access.operations = new Set(['listActs'])
})
afterEach(() => vi.unstubAllGlobals())

const shownOf = (shown?: unknown) => mount(ActsOf, { props: { kind: 'circular', id: 'c1', shown } })

describe('the acts beside a page', () => {
  it('are told with who and when, the first on top, and how many are left out', async () => {
    serve(5)
    const page = shownOf()
    await flushPromises()
    expect(asked).toEqual(['/api/acts/circular/c1'])
    expect(page.findAll('li').map((row) => row.text())).toEqual([expect.stringContaining('起草群发通知'), expect.stringContaining('发送群发通知演示分管领导')])
    expect(page.text()).toContain('更早的还有 3 次')
  })

  it('are read again when the page was', async () => {
    serve(2)
    const page = shownOf({ state: 'draft' })
    await flushPromises()
    await page.setProps({ shown: { state: 'done' } })
    await flushPromises()
    expect(asked).toHaveLength(2)
  })

  it('leave no empty box, and ask for nothing that is not theirs', async () => {
    serve(0)
    const none = shownOf()
    await flushPromises()
    expect(none.find('div').exists()).toBe(false)
    access.operations = new Set()
    shownOf()
    await flushPromises()
    expect(asked).toHaveLength(1)
  })
})
