import { describe, expect, it } from 'vitest'
import type { TemplateVersion } from '@/shared/api/types'
import { fieldsOf } from './fields'
import { changeOf, draftOf, emptyForm, faultsOf, formOf, trialOf, type TemplateForm } from './form'
import { limitOf } from './weChatFields'

const written = (change: Partial<TemplateForm> = {}): TemplateForm => ({
  ...emptyForm(),
  title: '演示模板',
  ways: ['sms', 'subscribe'],
  inbox: { subject: '请报送', body: '{organization}：请在{dueOn}前报送。' },
  sms: '请在{dueOn}前报送。',
  subscribe: { template: 'T1', page: '', rows: [{ name: 'thing1', words: '年报报送' }, { name: 'date2', words: '{dueOn}' }] },
  ...change,
})

describe('form of a template', () => {
  it('holds only the ways that were chosen', () => {
    const { forms } = draftOf(written({ email: { subject: '写了没有选', body: '不发' } }))
    expect(Object.keys(forms)).toEqual(['inbox', 'sms', 'subscribe'])
    expect(forms.subscribe).toEqual({ template: 'T1', fields: { thing1: '年报报送', date2: '{dueOn}' } })
  })

  it('comes back as it was stored, and says which version it changes', () => {
    const draft = draftOf(written())
    const version = { version: 3, placeholders: draft.placeholders, forms: draft.forms, citations: [], createdAt: '' } as unknown as TemplateVersion
    const form = formOf('演示模板', 'notice', version)
    expect(draftOf(form)).toEqual(draft)
    expect(changeOf(form, 3).after).toBe(3)
  })

  it('says each empty place at its field, and tries nothing until all are filled', () => {
    const form = written({ title: '', sms: '', placeholders: [{ name: '截止', type: 'day', label: '截止' }], subscribe: { template: '', page: '', rows: [{ name: 'thing1', words: '' }] } })
    const pointers = faultsOf(form).map(({ pointer }) => pointer)
    expect(pointers).toEqual(['/title', '/placeholders/0', '/forms/sms', '/forms/subscribe/template', '/forms/subscribe/fields'])
    const labels = fieldsOf(form)
    for (const pointer of pointers) expect(labels, pointer).toHaveProperty([pointer.slice(1)])
    expect(trialOf(form, '')).toBeUndefined()
    expect(trialOf(written(), 'o1')?.organization).toBe('o1')
  })
})

describe('limitOf', () => {
  it('knows a field by its letters', () => {
    expect([limitOf('thing1'), limitOf('phrase12'), limitOf('character_string3'), limitOf('other1')]).toEqual([20, 5, 32, undefined])
  })
})
