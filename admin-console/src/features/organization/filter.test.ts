import { describe, expect, it } from 'vitest'
import { filterFrom, queryFor } from './filter'

describe('filter', () => {
  it('reads back what it wrote', () => {
    const filter = { q: '协会', type: 'foundation' as const, township: '440881101', standing: 'cancelled' as const, page: 3 }
    expect(filterFrom(queryFor(filter) as Record<string, string>)).toEqual(filter)
  })

  it('leaves out what the contract would refuse', () => {
    expect(filterFrom({ type: 'club', township: 'abc', page: '-2', q: '' })).toEqual({
      q: undefined,
      type: undefined,
      township: undefined,
      standing: undefined,
      page: 1,
    })
  })
})
