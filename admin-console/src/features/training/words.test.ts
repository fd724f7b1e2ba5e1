import { expect, it } from 'vitest'
import { spanText } from './words'

it('says the day of an end only where it is another one', () => {
  expect(spanText('2026-11-27T08:00:00Z', '2026-11-27T11:00:00Z')).toBe('2026-11-27 16:00 到 19:00')
  expect(spanText('2026-11-27T08:00:00Z', '2026-11-28T11:00:00Z')).toBe('2026-11-27 16:00 到 2026-11-28 19:00')
})
