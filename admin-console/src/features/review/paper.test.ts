import { expect, test } from 'vitest'
import type { PaperCell } from '@/shared/api/types'
import { paperFaults, paperText, paperValues } from './paper'

const CELLS: PaperCell[] = [
  { code: 'councilMeetings', label: '理事会次数', kind: 'int' },
  { code: 'incomeTotal', label: '收入', kind: 'money', value: 1234567 },
  { code: 'address', label: '住所', kind: 'text' },
]

test('money is typed in yuan and sent in fen; what is empty is left out', () => {
  expect(CELLS.map(paperText)).toEqual(['', '12345.67', ''])
  expect(paperValues(CELLS, { councilMeetings: ' 2 ', incomeTotal: '12345.67', address: ' ' })).toEqual({ councilMeetings: 2, incomeTotal: 1234567 })
})

test('a figure that is none is named', () => {
  expect(paperFaults(CELLS, { councilMeetings: '两次', incomeTotal: '1.234', address: '随便' }).map(({ pointer }) => pointer)).toEqual(['/cells/councilMeetings', '/cells/incomeTotal'])
  expect(paperFaults(CELLS, { councilMeetings: '0', incomeTotal: '-5' })).toEqual([])
})
