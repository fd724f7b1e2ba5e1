import { describe, expect, it } from 'vitest'
import { filterFrom, isFiltered, queryFor } from './filter'

describe('filterFrom', () => {
  it('reads what the address asks for', () => {
    const query = { qualification: 'volunteer', state: 'ending', township: '440881101', text: ' 王 ', page: '2' }
    expect(filterFrom(query)).toEqual({ qualification: 'volunteer', state: 'ending', township: '440881101', text: '王', page: 2 })
  })

  it('leaves out what the contract would refuse', () => {
    const found = filterFrom({ qualification: 'mayor', state: 'lost', township: '44', text: '  ', page: '-1' })
    expect(found).toEqual({ qualification: undefined, state: undefined, township: undefined, text: undefined, page: 1 })
    expect(isFiltered(found)).toBe(false)
    expect(filterFrom({ text: '王'.repeat(60) }).text).toHaveLength(40)
  })
})

describe('queryFor', () => {
  it('names no first page', () => {
    expect(queryFor({ state: 'revoked', page: 1 })).toEqual({ state: 'revoked', page: undefined })
    expect(queryFor({ page: 3 })).toEqual({ page: '3' })
  })
})
