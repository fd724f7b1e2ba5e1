import { describe, expect, it } from 'vitest'
import { draftOf, emptyLesson, lessonFaults, lessonOf, type LessonForm } from './lesson'

const text = (): LessonForm => ({ ...emptyLesson(), title: ' 谁要报告 ', parts: [{ heading: '头', paragraphs: [{ text: ' 一 ', cites: ['a@2020-01-01#1'] }, { text: ' ', cites: [] }] }] })

describe('draftOf', () => {
  it('leaves out empty rows and what another kind would have', () => {
    expect(draftOf(text())).toEqual({
      title: '谁要报告',
      kind: 'text',
      minutes: 8,
      parts: [{ heading: '头', paragraphs: [{ text: '一', cites: ['a@2020-01-01#1'] }] }],
    })
    expect(draftOf({ ...text(), kind: 'drill' })).not.toHaveProperty('parts')
  })

  it('an end has no choices', () => {
    const drill: LessonForm = { ...emptyLesson(), title: '演练', kind: 'drill', steps: [{ id: '1', situation: '完', choices: [{ text: '旧的', to: '2', feedback: '' }], end: 'good', remember: '', cites: [] }] }
    expect(draftOf(drill).steps).toEqual([{ id: '1', situation: '完', choices: [], end: 'good', cites: [] }])
  })

  it('comes back as it went', () => {
    const draft = draftOf(text())
    const again = lessonOf({ id: 'l', hash: '0', steps: [], remember: [], ...draft, parts: draft.parts ?? [] })
    expect(draftOf(again)).toEqual(draft)
  })
})

describe('lessonFaults', () => {
  it('names what is missing where it is', () => {
    expect(lessonFaults(text())).toEqual([])
    expect(lessonFaults({ ...text(), title: '' }).map(({ pointer }) => pointer)).toEqual(['/title'])
    expect(lessonFaults({ ...text(), parts: [{ heading: '', paragraphs: [{ text: '一', cites: [] }] }] })[0]?.pointer).toBe('/parts/0')
    expect(lessonFaults({ ...emptyLesson(), title: '演练', kind: 'drill' })[0]?.message).toContain('还没有写情景')
  })
})
