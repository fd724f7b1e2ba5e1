import { expect, it } from 'vitest'
import { keyFigures } from './keyFigures'

it('shows the known figures that were filled in, and no others', () => {
  const cell = (code: string, label: string) => ({ code, label, kind: 'money' as const, required: true })
  const sections = [{ code: 's', title: 'S', cells: [cell('incomeTotal', '收入合计'), cell('expenseTotal', '费用合计'), cell('other', '别的')] }]
  expect(keyFigures(sections, { incomeTotal: 100, other: 5 })).toEqual([{ name: '收入合计', words: '1.00 元' }])
})
