import { describe, expect, it } from 'vitest'
import { suggest, type LifeEvents, type ToRead } from './suggested'

const items = (...ids: string[]): ToRead[] =>
  ids.map((id) => ({ kind: 'card', id, title: id, lead: '', unverified: false }))

const known: LifeEvents = {
  events: [
    { code: 'marrying', name: '要结婚', why: '您选了“要结婚”。', unkept: false, items: items('a', 'b', 'c', 'd') },
    { code: 'bereaved', name: '家里老人走了', why: '您选了“家里老人走了”。', unkept: false, items: [] },
  ],
  roles: [{ role: 'child_director', why: '您是儿童主任。', items: items('r') }],
}

describe('suggest', () => {
  it('shows three of the chosen event, and says why', () => {
    expect(suggest(known, 'marrying', [])).toEqual({ why: '您选了“要结婚”。', items: items('a', 'b', 'c') })
  })

  it('lets the choice go before the role', () => {
    expect(suggest(known, 'marrying', ['child_director'])?.why).toContain('要结婚')
    expect(suggest(known, undefined, ['resident', 'child_director'])?.items).toEqual(items('r'))
  })

  it('shows nothing to whom nothing is known of, and nothing empty', () => {
    expect(suggest(known, undefined, ['resident'])).toBeUndefined()
    expect(suggest(known, 'bereaved', [])).toBeUndefined()
    expect(suggest(known, 'no-longer-there', [])).toBeUndefined()
  })
})
