import { enableAutoUnmount, flushPromises, mount } from '@vue/test-utils'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { access } from '../access'
import type { ServiceProof } from '../api/types'
import FieldsDialog from '../ui/FieldsDialog.vue'
import { correctService } from './api'
import ServedList from './ServedList.vue'

vi.mock('./api')
const RIGHT = { id: 'r', organization: 'o', method: 'direct', servedOn: '2026-07-09', document: '演示告知书', proof: '会计签收', recordedBy: '演示科员', recordedAt: '2026-07-09T01:00:00Z' } as ServiceProof
const WRONG = { ...RIGHT, id: 'w', servedOn: '2026-07-06', correction: { reason: '演示·看错了回执', by: '演示科员', at: '2026-07-09T01:00:00Z', replacedBy: 'r' } } as ServiceProof

enableAutoUnmount(afterEach)
beforeEach(() => void (access.operations = new Set(['correctService'])))
const shown = () => mount(ServedList, { props: { items: [RIGHT, WRONG] }, attachTo: document.body })

it('keeps what was wrong, marked, with what is right', () => {
  const wrong = shown().findAll('li')[1]
  expect(wrong?.text()).toContain('已更正')
  expect(wrong?.text()).toContain('更正为 2026-07-09 周四：演示·看错了回执')
  expect(wrong?.findAll('button')).toHaveLength(0)
})

it('corrects what stands, from what was recorded, and says that it never was', async () => {
  vi.mocked(correctService).mockResolvedValue(WRONG)
  const page = shown()
  const [correct, never] = page.findAll('button')
  await correct?.trigger('click')
  const dialog = page.getComponent(FieldsDialog)
  expect(dialog.props('fields').find(({ name }) => name === 'servedOn')?.value).toBe('2026-07-09')
  await dialog.props('send')({ reason: '演示', method: 'direct', servedOn: '2026-07-08' }, 'k', 0)
  expect(correctService).toHaveBeenLastCalledWith('r', { reason: '演示', method: 'direct', servedOn: '2026-07-08' }, 'k')
  dialog.vm.$emit('done')
  await flushPromises()
  expect(page.emitted('changed')).toHaveLength(1)
  await never?.trigger('click')
  await page.getComponent(FieldsDialog).props('send')({ reason: '演示' }, 'k', 0)
  expect(correctService).toHaveBeenLastCalledWith('r', { reason: '演示', never: true }, 'k')
})

it('is corrected by who may', () => {
  access.operations = new Set()
  expect(shown().findAll('button')).toHaveLength(0)
})
