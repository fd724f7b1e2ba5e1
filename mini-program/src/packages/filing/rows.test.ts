import { effectScope, nextTick, reactive } from 'vue'
import { expect, it } from 'vitest'
import type { Cell, Row } from '@/rules/cells'
import type { RowFaults } from '@/rules/saving'
import { useRows } from './rows'
import { useTyping } from './typing'

const name: Cell = { code: 'name', label: '姓名', kind: 'text', required: true }
const paid: Cell = { code: 'paid', label: '出资', kind: 'money', required: false }

/** What is known of a table between two visits. */
function kept(rows: Row[]) {
  return reactive({ rows, fault: '', misread: [] as RowFaults[] })
}

/** The table on its page; what it tells comes back to it. */
function opened(known: ReturnType<typeof kept>) {
  return useRows(() => known.rows, () => known.misread, () => [name, paid], (rows, fault, misread) => Object.assign(known, { rows, fault, misread }))
}

/** The field of the amount in one of its rows. */
function fieldIn(known: ReturnType<typeof kept>, place: number) {
  const table = opened(known)
  const field = reactive({ cell: paid, value: known.rows[place]?.paid, fault: known.misread[place]?.paid })
  const typing = effectScope().run(() => useTyping(field, (value, fault) => table.fill(place, paid, value, fault)))
  if (!typing) throw new Error('no field')
  return typing
}

it('goes on telling of a row that cannot be understood while another is filled in', () => {
  const known = kept([{ name: '甲' }, { name: '乙' }])
  const table = opened(known)
  table.fill(1, paid, undefined, '请用数字写到元')
  expect(known.fault).toBe('第 2 条的出资：请用数字写到元')
  table.fill(0, paid, 300, '')
  table.add()
  expect(known.fault).toBe('第 2 条的出资：请用数字写到元')
  expect(known.rows).toEqual([{ name: '甲', paid: 300 }, { name: '乙' }, {}])
  table.remove(0)
  expect(known.fault).toBe('第 1 条的出资：请用数字写到元')
  expect(known.misread[0]).toMatchObject({ paid: '请用数字写到元' })
  table.fill(0, paid, 3000000, '')
  expect(known.fault).toBe('')
})

it('forgets it where the row is removed', () => {
  const known = kept([{ name: '甲' }])
  opened(known).fill(0, paid, undefined, '请用数字写到元')
  opened(known).remove(0)
  expect(known.fault).toBe('')
})

it('tells of it on another visit, whatever else is filled in, until it is seen to', async () => {
  const seenTo = [
    (field: ReturnType<typeof useTyping>) => field.left(),
    (field: ReturnType<typeof useTyping>) => field.type(''),
  ]
  for (const [at, see] of seenTo.entries()) {
    const known = kept([{ name: '甲' }, { name: '乙', paid: 5000000 }])
    fieldIn(known, 1).type('5万')
    expect(known.rows[1]).toEqual({ name: '乙', paid: 5000000 })

    opened(known).fill(0, paid, 300, '')
    expect(known.fault).toContain('第 2 条的出资：请用数字写到元')
    const field = fieldIn(known, 1)
    expect(field.error.value).toContain('请用数字写到元')
    see(field)
    await nextTick()
    expect(known.fault).toBe('')
    expect(known.rows[1]).toEqual(at === 0 ? { name: '乙', paid: 5000000 } : { name: '乙' })
  }
})
