import { effectScope, nextTick, shallowRef } from 'vue'
import { expect, it } from 'vitest'
import type { Cell, Row } from '@/rules/cells'
import { useRows } from './rows'

const name: Cell = { code: 'name', label: '姓名', kind: 'text', required: true }
const paid: Cell = { code: 'paid', label: '出资', kind: 'money', required: false }

/** A table, and the fault it last told; its own rows come back to it, as on the page. */
function opened(before: Row[]) {
  const rows = shallowRef(before)
  let fault = ''
  const table = effectScope().run(() =>
    useRows(() => rows.value, () => [name, paid], (fresh, words) => {
      rows.value = fresh
      fault = words
    }),
  )
  if (!table) throw new Error('no table')
  return { ...table, rows, fault: () => fault }
}

it('goes on telling of a row that cannot be understood while another is filled in', () => {
  const table = opened([{ name: '甲' }, { name: '乙' }])
  table.fill(1, paid, undefined, '请用数字写到元')
  expect(table.fault()).toBe('第 2 条的出资：请用数字写到元')
  table.fill(0, paid, 300, '')
  table.add()
  expect(table.fault()).toBe('第 2 条的出资：请用数字写到元')
  expect(table.rows.value).toEqual([{ name: '甲', paid: 300 }, { name: '乙' }, {}])
  table.remove(0)
  expect(table.fault()).toBe('第 1 条的出资：请用数字写到元')
  expect(table.misread.value[0]).toMatchObject({ paid: '请用数字写到元' })
  table.fill(0, paid, 3000000, '')
  expect(table.fault()).toBe('')
})

it('forgets it where the row is removed, or others were saved', async () => {
  const table = opened([{ name: '甲' }])
  table.fill(0, paid, undefined, '请用数字写到元')
  await nextTick()
  expect(table.misread.value).not.toEqual([])
  table.rows.value = [{ name: '丙' }]
  await nextTick()
  expect(table.misread.value).toEqual([])
  table.fill(0, paid, undefined, '请用数字写到元')
  table.remove(0)
  expect(table.fault()).toBe('')
})
