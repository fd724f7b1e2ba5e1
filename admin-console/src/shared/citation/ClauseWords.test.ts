import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import ClauseWords from './ClauseWords.vue'

const asked: string[] = []
const STATUTES = [{ code: 'xingzheng-chufa-fa', title: '中华人民共和国行政处罚法', status: 'in_force' }]
const ARTICLES: Record<string, unknown> = {
  '/api/statutes/xingzheng-chufa-fa/articles/44': { gist: '处罚以前要先告知。', text: '第四十四条的原文。' },
  '/api/statutes/xingzheng-chufa-fa/articles/45': { gist: '当事人可以陈述申辩。' },
}

beforeEach(() => {
  asked.length = 0
  vi.stubGlobal('fetch', async (request: Request) => {
    const { pathname } = new URL(request.url)
    asked.push(pathname)
    return Response.json(pathname === '/api/statutes' ? { items: STATUTES } : ARTICLES[pathname])
  })
})
afterEach(() => vi.unstubAllGlobals())

it('asks for nothing until a clause is pressed, then quotes it, and says kindly where there is nothing to quote', async () => {
  const words = '还没有告知（行政处罚法第四十四条、第四十五条，行政复议法第二十条）。'
  const view = mount(ClauseWords, { props: { words }, global: { stubs: { RouterLink: true } } })
  expect(view.text()).toBe(words)
  expect(asked).toEqual([])
  const press = async (name: string) => {
    await view.findAll('[role=button]').find((button) => button.text() === name)!.trigger('click')
    await flushPromises()
  }
  await press('行政处罚法第四十四条')
  expect(view.text()).toContain('第四十四条的原文。')
  expect(view.get('[aria-expanded=true]').text()).toBe('行政处罚法第四十四条')

  await press('第四十五条')
  expect(view.text()).toContain('大意：当事人可以陈述申辩。')
  expect(view.text()).toContain('《行政处罚法》的全文这里还没有导入')
  expect(view.text()).not.toContain('第四十四条的原文。')

  await press('行政复议法第二十条')
  expect(view.text()).toContain('《行政复议法》的全文这里还没有导入')
  await press('行政复议法第二十条')
  expect(view.text()).toBe(words)
})

it('opens and closes by the keyboard', async () => {
  const view = mount(ClauseWords, { props: { words: '行政处罚法第四十四条' }, global: { stubs: { RouterLink: true } } })
  const clause = view.get('[role=button]')
  expect(clause.attributes('tabindex')).toBe('0')
  await clause.trigger('keydown', { key: 'Enter' })
  expect(clause.attributes('aria-expanded')).toBe('true')
  await clause.trigger('keydown', { key: ' ' })
  expect(clause.attributes('aria-expanded')).toBe('false')
})
