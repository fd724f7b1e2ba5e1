import { enableAutoUnmount, flushPromises, mount } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import { access } from '@/shared/access'
import { problemFrom } from '@/shared/api/problem'
import type { Question } from '@/shared/api/types'
import ChangedMeanwhile from '@/shared/meanwhile/ChangedMeanwhile.vue'
import { answerQuestion, getQuestion, listCards } from './api'
import CleanDialog from './CleanDialog.vue'
import QuestionPage from './QuestionPage.vue'

vi.mock('./api')
const send = vi.mocked(answerQuestion)
const refused = problemFrom({ type: 'conflict', title: '现在不能这样做', status: 409, requestId: 'r1', meanwhile: { by: '演示乙' } }, 409)

const question = (version: number, answer?: string): Question =>
  ({
    version,
    summary: { id: 'q', kind: 'question', wording: '怎么算', cleaned: false, state: answer ? 'answered' : 'waiting', urgent: false, atStand: false, askedAt: '2026-05-20T01:00:00Z', merged: 0 },
    signedIn: true,
    answer,
    cards: [],
  }) as Question

async function open() {
  const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/:rest(.*)*', component: QuestionPage }] })
  const page = mount(QuestionPage, { props: { question: 'q' }, global: { plugins: [router], stubs: { CleanDialog: true } } })
  await flushPromises()
  return page
}

const typed = (page: Awaited<ReturnType<typeof open>>) => page.get<HTMLTextAreaElement>('form textarea')

enableAutoUnmount(afterEach)
beforeEach(() => {
  access.operations = new Set(['answerQuestion'])
  send.mockReset()
  vi.mocked(listCards).mockResolvedValue([])
  vi.mocked(getQuestion).mockResolvedValue(question(1))
})

describe('QuestionPage', () => {
  it('shows the answer that was faster, and gives way only when it was seen', async () => {
    const page = await open()
    send.mockRejectedValueOnce(refused)
    vi.mocked(getQuestion).mockResolvedValue(question(2, '乙的回答'))
    await typed(page).setValue('甲的回答')
    await page.get('form').trigger('submit')
    await flushPromises()
    const changed = page.getComponent(ChangedMeanwhile)
    expect(changed.get('article').text()).toContain('乙的回答')
    expect(typed(page).element.value).toBe('甲的回答')
    await changed.get('input[value=yours]').setValue(true)
    await changed.get('.buttons button').trigger('click')
    send.mockResolvedValue(question(3, '甲的回答'))
    await page.get('form').trigger('submit')
    await flushPromises()
    expect(send.mock.calls.map(([, { seen, answer }]) => [seen, answer])).toEqual([
      [1, '甲的回答'],
      [2, '甲的回答'],
    ])
    expect(page.text()).toContain('改回答')
  })

  it('keeps what is typed while the wording is settled', async () => {
    const page = await open()
    await typed(page).setValue('写了一半')
    await page.findAll('button').find((button) => button.text() === '整理问法')?.trigger('click')
    page.getComponent(CleanDialog).vm.$emit('done', { ...question(2), summary: { ...question(2).summary, cleaned: true } })
    await flushPromises()
    expect(typed(page).element.value).toBe('写了一半')
    send.mockResolvedValue(question(3, '写了一半'))
    await page.get('form').trigger('submit')
    await flushPromises()
    expect(send.mock.calls[0]?.[1]).toMatchObject({ seen: 2 })
  })
})
