import { describe, expect, it } from 'vitest'
import type { DraftText, Edition } from '@/shared/api/types'
import { queuesOf } from './queue'
import { readingOf } from './reading'
import { stagesOf } from './stages'

const event = (act: string, by: string, at: string) => ({ act, by, at, edition: 2 })

describe('stages of an edition', () => {
  it('say who did what is done, by the latest round', () => {
    const history = [event('passed_first_review', '演示初审二', '2026-05-04T02:00:00Z'), event('submitted', '演示编辑', '2026-05-03T02:00:00Z'), event('returned', '演示顾问', '2026-05-02T03:00:00Z'), event('passed_first_review', '演示初审一', '2026-05-02T02:00:00Z'), event('submitted', '演示编辑', '2026-05-01T02:00:00Z')]
    const stages = stagesOf({ line: { state: 'legal_review' }, history } as Edition)
    expect(stages.map(({ state }) => state)).toEqual(['done', 'done', 'now', 'later', 'later'])
    expect(stages.map(({ note }) => note)).toEqual(['演示编辑\n05-03 10:00', '演示初审二\n05-04 10:00', '', '', ''])
  })

  it('are all done once it is public, or was', () => {
    expect(stagesOf({ line: { state: 'replaced' }, history: [] } as unknown as Edition).every(({ state }) => state === 'done')).toBe(true)
  })
})

describe('queues', () => {
  it('come in the order of the work', () => {
    const piece = (id: string, state?: string) => ({ id, open: state ? { state } : undefined }) as never
    const queues = queuesOf([piece('a', 'approved'), piece('b', 'first_review'), piece('c', 'approved'), piece('d')])
    expect(queues.map(({ title, pieces }) => [title, pieces.length])).toEqual([['等初审', 1], ['审完了，等发布', 2]])
  })
})

describe('reading', () => {
  it('gives every row its place, and leaves out what nobody wrote', () => {
    const text: DraftText = { card: { question: '问？', answer: [{ text: '甲。', cites: ['a@2020-01-01#1'] }, { text: '乙。' }], bring: [], quiz: [{ ask: '对吗？', choices: ['对', '错'], right: 1, why: { text: '因为。' } }] } }
    expect(readingOf(text).map(({ name, rows }) => [name, rows.map(({ pointer, text }) => `${pointer} ${text}`)])).toEqual([
      ['问题', ['/card/question 问？']],
      ['回答', ['/card/answer/0 甲。', '/card/answer/1 乙。']],
      ['两道小题', ['/card/quiz/0 对吗？（对 / ✓ 错）', '/card/quiz/0/why 因为。']],
    ])
  })

  it('goes through a guide step by step', () => {
    const text: DraftText = { guide: { title: '怎么办', steps: [{ title: '申请', bring: [{ text: '身份证' }] }], unverified: true } }
    expect(readingOf(text).map(({ name, pointer }) => [name, pointer])).toEqual([['标题', '/guide/title'], ['第 1 步', '/guide/steps/0'], ['第 1 步 要带什么', '/guide/steps/0/bring'], ['待核对的原因', '/guide/note']])
  })
})
