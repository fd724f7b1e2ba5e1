import { beforeEach, expect, it, vi } from 'vitest'
import { access } from '@/shared/access'
import { loadLedgers } from './ledgerWork'

const asked: string[] = []
const kinds = [
  { kind: 'petition', title: '信访', open: 9, soon: 0, overdue: 0 },
  { kind: 'hotline', title: '12345', open: 9, soon: 2, overdue: 1 },
]

beforeEach(() => {
  asked.length = 0
  vi.stubGlobal('fetch', async (request: Request) => {
    const { pathname, search } = new URL(request.url)
    asked.push(pathname + search)
    const body = pathname === '/api/ledger-clocks' ? { kinds } : { total: 1, soon: 2, overdue: 1, items: [{ dueOn: '2026-03-01' }] }
    return new Response(JSON.stringify(body), { headers: { 'Content-Type': 'application/json' } })
  })
})

it('asks for the first day of those ledgers alone that press', async () => {
  access.operations = new Set(['getLedgerClocks', 'listLedgerEntries'])
  expect(await loadLedgers()).toEqual([{ ...kinds[1], due: '2026-03-01' }])
  expect(asked).toEqual(['/api/ledger-clocks', '/api/ledger-entries?kind=hotline&state=overdue&page=1&size=1'])
})

it('asks for nothing that is somebody else’s', async () => {
  access.operations = new Set()
  expect(await loadLedgers()).toEqual([])
  expect(asked).toEqual([])
})
