import { describe, expect, it } from 'vitest'
import type { Circular } from '@/shared/api/types'
import { draftOf, emptyDraft, faultsOf, formOf, waysWritten, withKind, type DraftForm } from './draft'

const written = (change: Partial<DraftForm> = {}): DraftForm => ({
  ...emptyDraft(),
  title: '演示通知',
  from: 'words',
  subject: '请更新联系方式',
  body: '{organization}：请在{dueOn}前更新。',
  dueOn: '2026-06-01',
  ...change,
})
const pointers = (change: Partial<DraftForm>) => faultsOf(written(change)).map(({ pointer }) => pointer)

describe('draft of a circular', () => {
  it('says each fault at its field', () => {
    expect(pointers({})).toEqual([])
    expect(pointers({ title: '', documentNumber: '12号', opensOn: '2026-07-01' })).toEqual(['/title', '/documentNumber', '/dueOn'])
    expect(pointers({ from: 'template' })).toEqual(['/template'])
    expect(pointers({ subject: '{附件}' })).toEqual(['/words/subject'])
    expect(pointers({ then: [] })).toEqual(['/plan/then'])
  })

  it('asks for what the words use', () => {
    expect(pointers({ dueOn: '' })).toEqual(['/words/body'])
    expect(pointers({ sms: '见{documentNumber}' })).toEqual(['/words/sms'])
  })

  it('leaves out what was not chosen', () => {
    const draft = draftOf(written({ unreadAfterDays: 0, types: ['foundation'] }))
    expect(draft.audience).toEqual({ types: ['foundation'] })
    expect(draft.plan).not.toHaveProperty('unreadAfterDays')
    expect(draft.words).toEqual({ subject: '请更新联系方式', body: '{organization}：请在{dueOn}前更新。' })
    expect(draft).not.toHaveProperty('template')
    expect(draft).not.toHaveProperty('documentNumber')
  })

  it('comes back as it was stored', () => {
    const form = written({ documentNumber: '廉民发〔2026〕12号', contact: 'no_email', first: ['email'], townships: ['440881101'], sms: '请更新' })
    const stored = { ...draftOf(form), id: 'c', state: 'draft', createdAt: '2026-05-01T00:00:00Z', createdBy: 'a' } as Circular
    expect(formOf(stored)).toEqual(form)
  })

  it('goes only the ways it has words for', () => {
    expect(draftOf(written()).plan).toMatchObject({ first: ['email'], then: ['phone', 'letter'] })
    expect(draftOf(written({ sms: '请核对' })).plan.then).toEqual(['sms', 'phone', 'letter'])
    const forms = { inbox: { subject: '标题', body: '正文' }, subscribe: { template: 'T1', fields: { thing1: '年报' } } }
    expect([...waysWritten({ from: 'template', sms: '' }, { forms })]).toEqual(['subscribe', 'phone', 'letter'])
  })

  it('brings the usual ways with the kind, but keeps what somebody chose', () => {
    expect(withKind(emptyDraft(), 'courtesy').then).toEqual(['email'])
    expect(withKind({ ...emptyDraft(), then: ['letter'] }, 'courtesy').then).toEqual(['letter'])
  })
})
