import { enableAutoUnmount, flushPromises, mount } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import { problemFrom } from '@/shared/api/problem'
import type { CourseRecord, CourseVersion } from '@/shared/api/types'
import ChangedMeanwhile from '@/shared/meanwhile/ChangedMeanwhile.vue'
import { changeCourseDraft, getCourseRecord, getCourseVersion } from './api'
import DraftPage from './DraftPage.vue'

vi.mock('./api')
const change = vi.mocked(changeCourseDraft)
const refused = problemFrom({ type: 'conflict', title: '现在不能这样做', status: 409, requestId: 'r1', meanwhile: { by: '演示乙' } }, 409)

const version = (revision: number, summary: string, ...lessons: string[]) =>
  ({
    head: { number: 2, revision, title: '演示课', summary, audience: ['volunteer'], minutes: 45 },
    lessons: lessons.map((id) => ({ id, title: `第${id}课`, kind: 'text', minutes: 8 })),
    attachments: [],
    faults: [],
  }) as unknown as CourseVersion

async function open() {
  const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/:rest(.*)*', component: DraftPage }] })
  const page = mount(DraftPage, { props: { course: 'c' }, global: { plugins: [router] } })
  await flushPromises()
  return page
}

async function save(page: Awaited<ReturnType<typeof open>>): Promise<void> {
  await page.get('form').trigger('submit')
  await flushPromises()
}

enableAutoUnmount(afterEach)
beforeEach(() => {
  change.mockReset()
  vi.mocked(getCourseRecord).mockResolvedValue({ draft: { number: 2 } } as unknown as CourseRecord)
  vi.mocked(getCourseVersion).mockResolvedValue(version(1, '学了能做什么', '一'))
})

describe('DraftPage', () => {
  it('goes on from what it has saved', async () => {
    const page = await open()
    change.mockResolvedValue(version(2, '学了会报告', '一'))
    await page.get('[data-field=summary] input').setValue('学了会报告')
    await save(page)
    await page.get('[data-field=title] input').setValue('演示课二')
    await save(page)
    expect(change.mock.calls.map(([, { after }]) => after)).toEqual([1, 2])
    expect(page.findComponent(ChangedMeanwhile).exists()).toBe(false)
  })

  it('shows the lesson that somebody else added, and keeps it', async () => {
    const page = await open()
    change.mockRejectedValueOnce(refused)
    vi.mocked(getCourseVersion).mockResolvedValue(version(5, '学了能做什么', '一', '二'))
    await page.get('[data-field=summary] input').setValue('学了会报告')
    await save(page)
    const changed = page.getComponent(ChangedMeanwhile)
    expect(changed.get('h2').text()).toContain('演示乙')
    expect(changed.get('article').text()).toContain('第二课')
    await changed.get('.buttons button').trigger('click')
    change.mockResolvedValue(version(6, '学了会报告', '一', '二'))
    await save(page)
    expect(change.mock.calls[1]?.[1]).toMatchObject({ after: 5, summary: '学了会报告', lessons: ['一', '二'] })
  })
})
