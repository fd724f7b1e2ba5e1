import { describe, expect, it } from 'vitest'
import type { CourseVersion, LessonRecord } from '@/shared/api/types'
import { versionFields } from './compared'

const lesson = (id: string, title: string, text: string, cites: string[] = []): LessonRecord =>
  ({ id, title, kind: 'text', minutes: 8, parts: [{ heading: '要点', paragraphs: [{ text, cites }] }], remember: [], steps: [] }) as unknown as LessonRecord
const version = (number: number, title: string, lessons: LessonRecord[]): CourseVersion =>
  ({ course: 'c', head: { number, title, summary: '学会走访', audience: ['child_director'], minutes: 45 }, lessons, attachments: [], citations: [], faults: [] }) as unknown as CourseVersion
const named = (before: CourseVersion, after: CourseVersion) => versionFields(before, after, (ref) => `《演示法》${ref}`)

describe('versions of a course', () => {
  it('differ in the course and lesson by lesson, also in what is cited', () => {
    const before = version(1, '家庭走访', [lesson('l1', '第一次走访', '先敲门。'), lesson('l2', '记录', '当天写。')])
    const after = version(2, '家庭走访', [lesson('l1', '第一次走访', '先打电话，再敲门。', ['a1']), lesson('l3', '报告', '马上报告。')])
    const fields = named(before, after)
    expect(fields.map(({ name }) => name)).toEqual([
      '一课一课', '第一次走访 · 文字', '第一次走访 · 依据',
      '报告 · 标题', '报告 · 形式', '报告 · 大约几分钟', '报告 · 文字',
      '记录 · 标题', '记录 · 形式', '记录 · 大约几分钟', '记录 · 文字',
    ])
    expect(fields[0]).toEqual({ name: '一课一课', before: '第一次走访\n记录', after: '第一次走访\n报告' })
    expect(fields[2]).toEqual({ name: '第一次走访 · 依据', before: '', after: '《演示法》a1' })
  })

  it('are the same where nothing reads otherwise', () => {
    const one = version(1, '家庭走访', [lesson('l1', '第一次走访', '先敲门。')])
    expect(named(one, { ...one, head: { ...one.head, number: 2 } })).toEqual([])
  })
})
