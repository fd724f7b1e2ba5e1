import { expect, it } from 'vitest'
import { actTime, happened } from './acts'

it('leaves out what has not happened, and keeps the order of one day', () => {
  const acts = [
    { at: '2026-03-02', what: '送达' },
    { at: '2026-03-01T17:00:00Z', what: '同意' },
    { what: '决定' },
    { at: '2026-03-01', what: '提出' },
  ]
  expect(happened(acts).map(({ what }) => what)).toEqual(['提出', '送达', '同意'])
})

it('tells a day as a day and a moment by the clock of the bureau', () => {
  expect([actTime('2026-03-02'), actTime('2026-03-01T17:00:00Z')]).toEqual(['2026-03-02 周一', '2026-03-02 01:00'])
})
