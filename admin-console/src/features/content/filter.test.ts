import { describe, expect, it } from 'vitest'
import { askedFor, chipsOf, filterFrom, isFiltered, queryFor } from './filter'

describe('filter of the list', () => {
  it('comes from an address and goes back', () => {
    const query = { kind: 'guide', topic: 'marriage', chip: 'legal_review', q: ' 领证 ', page: '2' }
    expect(filterFrom(query)).toEqual({ kind: 'guide', topic: 'marriage', chip: 'legal_review', q: '领证', page: 2 })
    expect(queryFor(filterFrom(query))).toEqual({ ...query, q: '领证' })
    expect(isFiltered(filterFrom(query))).toBe(true)
  })

  it('leaves out what the contract would refuse', () => {
    const filter = filterFrom({ kind: 'poster', topic: 'A B', chip: 'replaced', page: '0' })
    expect(filter).toEqual({ kind: undefined, topic: undefined, chip: 'all', q: undefined, page: 1 })
    expect(isFiltered(filter)).toBe(false)
  })

  it('asks for a state, for mine or for what must be looked at again', () => {
    const asked = (chip: string) => askedFor(filterFrom({ chip }))
    expect(asked('draft')).toMatchObject({ state: 'draft', mine: undefined, reviewDue: undefined })
    expect(asked('mine')).toMatchObject({ state: undefined, mine: true })
    expect(asked('reviewDue')).toMatchObject({ state: undefined, reviewDue: true })
  })
})

describe('chips', () => {
  it('are those of states that hold something, and the chosen one', () => {
    const counts = [{ state: 'live' as const, pieces: 150 }, { state: 'draft' as const, pieces: 0 }]
    expect(chipsOf(counts, 'approved').map(({ label, count }) => [label, count])).toEqual([['全部', undefined], ['我写的', undefined], ['待复核', undefined], ['待发布', 0], ['已发布', 150]])
  })
})
