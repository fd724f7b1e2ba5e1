import { effectScope, nextTick, reactive } from 'vue'
import { expect, it } from 'vitest'
import type { Cell, Value } from '@/rules/cells'
import { useTyping } from './typing'

const amount: Cell = { code: 'income', label: '收入', kind: 'money', required: false }

/** A field, and what it last said; its own value comes back to it, as on the page. */
function opened(cell: Cell, value?: Value, fault?: string) {
  const field = reactive<{ cell: Cell; value: Value; fault?: string }>({ cell, value, fault })
  const told: { value: Value; fault: string }[] = []
  const typing = effectScope().run(() =>
    useTyping(field, (given, words) => {
      told.push({ value: given, fault: words })
      field.value = given
      field.fault = words
    }),
  )
  if (!typing) throw new Error('no field')
  return { ...typing, field, last: () => told.at(-1), told }
}

it('takes the beginning of an amount for no amount', async () => {
  const field = opened(amount)
  field.type('3')
  expect(field.last()).toEqual({ value: 300, fault: '' })
  field.type('3万')
  expect(field.last()?.value).toBeUndefined()
  expect(field.last()?.fault).toContain('3 万写成 30000')
  await nextTick()
  expect(field.typed.value).toBe('3万')
  // Nobody is told while typing.
  expect(field.error.value).toBe('')
  field.left()
  expect(field.error.value).toContain('3 万写成 30000')
  field.type('30000')
  expect(field.last()).toEqual({ value: 3000000, fault: '' })
  expect(field.error.value).toBe('')
})

it('takes no count from 12 of 12人, and leaves the one that stood there', () => {
  const staff: Cell = { code: 'staff', label: '人数', kind: 'int', required: true }
  const empty = opened(staff)
  empty.type('12')
  empty.type('12人')
  expect(empty.last()).toEqual({ value: undefined, fault: '请只写数字，没有就填 0' })
  const field = opened(staff, 30)
  field.type('12')
  field.type('12人')
  expect(field.last()).toEqual({ value: 30, fault: '请只写数字，没有就填 0' })
  field.left()
  field.type('12')
  field.left()
  field.type('12人')
  expect(field.last()?.value).toBe(12)
})

it('leaves what somebody else saved meanwhile', async () => {
  const field = opened(amount, 300)
  field.field.value = 700
  await nextTick()
  field.type('3万')
  expect(field.last()?.value).toBe(700)
})

it('keeps the words that fit, and says that not all of them are there', () => {
  const field = opened({ code: 'name', label: '名称', kind: 'text', required: true }, '会'.repeat(200))
  field.type('会'.repeat(201))
  expect(field.last()?.value).toBe('会'.repeat(200))
  expect(field.last()?.fault).toContain('太长了')
})

it('says on another visit what was wrong, and takes it as empty once it was seen to', () => {
  const field = opened(amount, undefined, '请只写数字')
  expect(field.error.value).toBe('请只写数字')
  field.left()
  expect(field.last()).toEqual({ value: undefined, fault: '' })
  expect(field.error.value).toBe('')
})

it('says nothing where a field is only looked at', () => {
  const field = opened(amount, 300)
  field.left()
  expect(field.told).toEqual([])
})
