import { effectScope, reactive } from 'vue'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { problemFrom } from '../api/problem'
import { one } from './compared'
import { useMeanwhile } from './useMeanwhile'

interface Form {
  title: string
  days: string[]
  note: string
}

const base: Form = { title: '年报', days: ['周一'], note: '' }
const COMPARED = [one<Form>('title', '名称'), one<Form>('days', '哪几天'), one<Form>('note', '备注')]
const refused = problemFrom(
  { type: 'conflict', title: '现在不能这样做', status: 409, requestId: 'r1', meanwhile: { by: '演示乙', at: '2026-05-20T01:05:00Z' } },
  409,
)

function editing(form: Form, theirs: Form = base, version = 2) {
  const read = vi.fn(async () => ({ version, form: theirs }))
  const it = effectScope().run(() => useMeanwhile({ draft: 'try', form: () => form, compared: COMPARED, read }))
  if (!it) throw new Error('no scope')
  return { ...it, read }
}

beforeEach(() => sessionStorage.clear())

describe('useMeanwhile', () => {
  it('says the version a form was filled from, and reads nothing while nobody was faster', async () => {
    const form = reactive({ ...base })
    const { begin, change, read } = editing(form)
    begin({ version: 1, form: base })
    form.note = '我写的'
    expect(await change(async (seen) => seen)).toBe(1)
    expect(read).not.toHaveBeenCalled()
  })

  it('names what the other one changed, keeps what was typed, and goes on from the newest', async () => {
    const form = reactive({ title: '', days: [] as string[], note: '' })
    const { begin, change, others, resolve } = editing(form, { title: '年报二', days: ['周二'], note: '' })
    begin({ version: 1, form: base })
    form.title = '年报三'
    form.note = '我写的'
    await expect(change(async () => Promise.reject(refused))).rejects.toBe(refused)
    expect(others.value).toMatchObject({ by: '演示乙', version: 2 })
    expect(others.value?.fields.map(({ name, both }) => [name, both])).toEqual([['名称', true], ['哪几天', false]])
    expect(form).toEqual({ title: '年报三', days: ['周一'], note: '我写的' })
    resolve(['yours', 'theirs'])
    expect(form).toEqual({ title: '年报三', days: ['周二'], note: '我写的' })
    expect(others.value).toBeUndefined()
    expect(await change(async (seen) => seen)).toBe(2)
  })

  it('leaves another refusal alone', async () => {
    const { begin, change, others, read } = editing(reactive({ ...base }))
    begin({ version: 1, form: base })
    const other = problemFrom({ type: 'conflict', title: '不能', status: 409, requestId: 'r2' }, 409)
    await expect(change(async () => Promise.reject(other))).rejects.toBe(other)
    expect(read).not.toHaveBeenCalled()
    expect(others.value).toBeUndefined()
  })

  it('after a reload compares what is kept with what is there now', () => {
    const first = reactive({ ...base })
    const before = editing(first)
    before.begin({ version: 1, form: base })
    first.note = '我写的'
    const { begin, others } = editing(reactive({ ...first }))
    begin({ version: 2, form: { ...base, title: '年报二' } })
    expect(others.value?.fields.map(({ name }) => name)).toEqual(['名称'])
  })

  it('asks nothing where the change was elsewhere in the record', async () => {
    const form = reactive({ ...base })
    const { begin, change, others } = editing(form)
    begin({ version: 1, form: base })
    form.note = '我写的'
    begin({ version: 2, form: base })
    expect(others.value).toBeUndefined()
    expect(form.note).toBe('我写的')
    expect(await change(async (seen) => seen)).toBe(2)
  })

  it('shows what is newest where nothing was typed', () => {
    const form = reactive({ ...base })
    const { begin, others } = editing(form)
    begin({ version: 1, form: base })
    begin({ version: 2, form: { ...base, title: '年报二' } })
    expect(form.title).toBe('年报二')
    expect(others.value).toBeUndefined()
  })
})
