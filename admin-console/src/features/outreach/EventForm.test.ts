import 'fake-indexeddb/auto'
import { flushPromises, mount } from '@vue/test-utils'
import { expect, it, vi } from 'vitest'
import { newRecord, queued } from './deviceRecord'
import { changeRecord, keepWords } from './deviceStore'
import EventForm from './EventForm.vue'

it('does not leave a page whose words were not kept because another page has sent the record', async () => {
  vi.stubGlobal('fetch', async () => Response.error())
  const draft = newRecord('key-0001', { id: 'p1', name: '演示王' }, '2026-11-24', '2026-11-24T02:00:00Z')
  const record = { ...draft, form: { ...draft.form, kind: 'stand' as const, title: '演示·广场咨询', place: '演示广场' } }
  await keepWords(record)
  await changeRecord(record.id, queued)
  const page = mount(EventForm, { props: { record } })
  await page.get('form').trigger('submit')
  await vi.waitFor(() => expect(page.text()).toContain('这里的改动没有存下'))
  await flushPromises()
  expect(page.emitted('sent')).toBeUndefined()
})
