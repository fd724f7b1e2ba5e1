import { expect, it } from 'vitest'
import type { LedgerKind } from '@/shared/api/types'
import { filtersOf } from './words'

const kind = (...states: Array<[code: string, title: string]>) => ({ states: states.map(([code, title]) => ({ code, title, end: false })) }) as unknown as LedgerKind

it('narrows a ledger by where its clocks stand, then by its own states, whose words go first', () => {
  expect(Object.entries(filtersOf(kind(['received', '已登记'])))).toEqual([
    ['open', '没有办结'],
    ['soon', '快到期限'],
    ['overdue', '已过期限'],
    ['ended', '已办结'],
    ['voided', '已作废'],
    ['received', '已登记'],
  ])
  expect(filtersOf(kind(['ended', '已取消'])).ended).toBe('已取消')
})
