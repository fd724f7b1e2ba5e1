import { enableAutoUnmount, flushPromises, mount } from '@vue/test-utils'
import { ElSelect } from 'element-plus'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import { ProblemError } from '@/shared/api/problem'
import type { ExamBank, ExamQuestion, ExamQuestionWithHistory, LessonRecord } from '@/shared/api/types'
import { changeExamQuestion, createExamQuestion, getExamQuestion, listExamBanks, listLessons } from './api'
import EditQuestionPage from './EditQuestionPage.vue'

vi.mock('./api')
const bank = (id: string, course?: string) => ({ id, title: `题库 ${id}`, course, topics: [] }) as unknown as ExamBank
const lesson = (id: string, title: string) => ({ id, title }) as unknown as LessonRecord
const LESSONS = [lesson('01-why', '为什么是您'), lesson('03-report', '发现了就报告')]

async function open(question?: string) {
  const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/:rest(.*)*', component: EditQuestionPage }] })
  const page = mount(EditQuestionPage, { props: { question }, global: { plugins: [router] } })
  await flushPromises()
  const select = (field: string) => page.get(`[data-field=${field}]`).getComponent(ElSelect)
  const choose = async (field: string, value: string) => {
    select(field).vm.$emit('update:modelValue', value)
    await flushPromises()
  }
  return { page, choose, shown: (field: string) => page.get(`[data-field=${field}] .el-select`).text() }
}

function stored(text: string, now: Partial<ExamQuestion> = {}): void {
  const question = {
    id: 'q1',
    version: 4,
    bank: 'with',
    kind: 'single',
    topic: '强制报告',
    lesson: text,
    ask: '先做什么？',
    choices: ['报警', '等一等'],
    right: [0],
    why: '先报警再说。',
    cites: [{ ref: 'a@2024-04-26#11', law: '甲法', label: '第十一条' }],
    ...now,
  } as unknown as ExamQuestion
  vi.mocked(getExamQuestion).mockResolvedValue({ question, history: [] } as unknown as ExamQuestionWithHistory)
}

enableAutoUnmount(afterEach)
beforeEach(() => {
  vi.resetAllMocks()
  vi.mocked(listExamBanks).mockResolvedValue([bank('with', 'child-director'), bank('other', 'volunteer-basics'), bank('without')])
  vi.mocked(listLessons).mockImplementation((course) => Promise.resolve(course === 'child-director' ? LESSONS : [lesson('01-volunteer', '做志愿者')]))
  vi.mocked(createExamQuestion).mockResolvedValue({ id: 'q2' } as unknown as ExamQuestion)
  vi.mocked(changeExamQuestion).mockResolvedValue({ id: 'q1' } as unknown as ExamQuestion)
})

describe('the lesson of a question', () => {
  it('is chosen from the lessons of its course, and shown by its name', async () => {
    stored('01-why')
    const { page, choose, shown } = await open('q1')
    expect(listLessons).toHaveBeenCalledWith('child-director')
    expect(shown('lesson')).toContain('第 1 课 为什么是您')
    await choose('lesson', '03-report')
    expect(shown('lesson')).toContain('第 2 课 发现了就报告')
    await page.get('form').trigger('submit')
    await flushPromises()
    expect(vi.mocked(changeExamQuestion).mock.calls[0]?.[1]).toMatchObject({ after: 4, lesson: '03-report' })
  })

  it('stays what it was where the course has it no longer', async () => {
    stored('09-gone')
    const { page, shown } = await open('q1')
    expect(shown('lesson')).toContain('课程里没有了（09-gone）')
    await page.get('form').trigger('submit')
    await flushPromises()
    expect(vi.mocked(changeExamQuestion).mock.calls[0]?.[1]).toMatchObject({ lesson: '09-gone' })
  })

  it('is let go with the bank, whose course is another', async () => {
    const { page, choose, shown } = await open()
    await choose('bank', 'with')
    await choose('lesson', '03-report')
    await choose('bank', 'other')
    expect(shown('lesson')).not.toContain('03-report')
    expect(listLessons).toHaveBeenLastCalledWith('volunteer-basics')
    await choose('bank', 'without')
    expect(shown('lesson')).toContain('这个题库没有对应的课程')
    expect(page.get('[data-field=lesson] input').attributes('disabled')).toBeDefined()
  })
})

describe('a question that somebody stopped while the form was open', () => {
  it('is shown as stopped before it is saved again', async () => {
    stored('01-why')
    const { page } = await open('q1')
    const refusal = { type: 'conflict' as const, title: '现在不能这样做', status: 409, requestId: 'r1', meanwhile: { by: '演示乙', at: '2026-05-20T01:05:00Z' } }
    vi.mocked(changeExamQuestion).mockRejectedValueOnce(new ProblemError(refusal, 409))
    stored('01-why', { version: 5, state: 'off', reason: '演示·答案有错' })
    await page.get('form').trigger('submit')
    await flushPromises()
    expect(page.text()).toContain('演示乙')
    expect(page.get('[role=status].off').text()).toContain('演示·答案有错')
  })
})
