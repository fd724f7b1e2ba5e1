import { describe, expect, it } from 'vitest'
import {
  lessonMarks,
  remainsWords,
  shownChoices,
  storedWords,
  unstoredWords,
  walked,
  type LessonRow,
  type Step,
} from './course'

const steps: Step[] = [
  {
    id: 'a',
    situation: '有哭声',
    cites: [],
    choices: [
      { text: '明天再问', to: 'b' },
      { text: '马上打 110', to: 'z' },
    ],
  },
  { id: 'b', situation: '又听见了', cites: [], choices: [{ text: '回去', to: 'a' }] },
  { id: 'z', situation: '民警到了', cites: [], choices: [], end: 'good' },
]

const row: LessonRow = { id: 'l', title: '课', kind: 'text', minutes: 8, hash: '0', state: 'learning', review: false }

describe('drill', () => {
  it('shows the call to 110 first and keeps the place the server knows', () => {
    expect(shownChoices(steps[0]!).map((choice) => [choice.text, choice.place])).toEqual([
      ['马上打 110', 1],
      ['明天再问', 0],
    ])
  })

  it('follows the choices to where one stands', () => {
    const { past, here } = walked({ start: 'a', steps }, [0, 0, 1])
    expect(past.map((one) => one.step.id)).toEqual(['a', 'b', 'a'])
    expect(here?.end).toBe('good')
    expect(walked({ start: 'a', steps }, [7]).here?.id).toBe('a')
    expect(walked({ start: undefined, steps }, []).here).toBeUndefined()
  })
})

describe('words', () => {
  it('says what remains', () => {
    expect(remainsWords({ state: 'not_started', minutes: 90, minutesLeft: 90 }, 9)).toBe('9 课，大约 90 分钟')
    expect(remainsWords({ state: 'learning', minutes: 90, minutesLeft: 20 }, 2)).toBe('还剩 2 课，大约 20 分钟')
    expect(remainsWords({ state: 'finished', minutes: 90, minutesLeft: 0 }, 0)).toBe('学完了，随时可以再看')
  })

  it('marks what stands where', () => {
    expect(lessonMarks(row, 'same').map((mark) => mark.text)).toEqual(['学了一部分', '已下载'])
    expect(lessonMarks({ ...row, kind: 'video', seen: 40, review: true }, 'no').map((mark) => mark.text)).toEqual([
      '看了 40%',
      '待核对',
    ])
    expect(lessonMarks({ ...row, state: 'finished' }, 'old').map((mark) => mark.text)).toEqual(['学完了', '下载的是旧版'])
  })

  it('says what of a course needs the network even when the rest was kept', () => {
    const attachment = { id: 'a', name: '表', mediaType: 'application/pdf' as const, size: 1, address: '/a' }
    const video: LessonRow = { ...row, kind: 'video' }
    expect(unstoredWords({ lessons: [row, { ...row, kind: 'drill' }], attachments: [] })).toBe('')
    expect(unstoredWords({ lessons: [row, video, video], attachments: [] })).toBe('视频不下载，要有网络才能打开。')
    expect(unstoredWords({ lessons: [{ ...row, kind: 'audio' }, video], attachments: [attachment] })).toBe(
      '录音、视频、附件不下载，要有网络才能打开。',
    )
  })

  it('is honest about what the server does not know yet', () => {
    const now = new Date('2026-06-01T08:00:00Z')
    expect(storedWords({ stored: 0, waiting: 0 }, now)).toBe('')
    expect(storedWords({ stored: 2, waiting: 2, syncedAt: '2026-06-01T06:32:00Z' }, now)).toBe('已下载 2 课 · 未同步 2 项')
    expect(storedWords({ stored: 2, waiting: 0, syncedAt: '2026-06-01T06:32:00Z' }, now)).toBe('已下载 2 课 · 已同步 14:32')
    expect(storedWords({ stored: 1, waiting: 0, syncedAt: '2026-05-31T06:32:00Z' }, now)).toBe(
      '已下载 1 课 · 已同步 5月31日（星期日）14:32',
    )
  })
})
