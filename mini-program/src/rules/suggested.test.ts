import { describe, expect, it } from 'vitest'
import { choiceOf, firstOf, type LifeEvents, type ToRead } from './suggested'

const items = (...ids: string[]): ToRead[] =>
  ids.map((id) => ({ kind: 'card', id, title: id, lead: '', unverified: false }))

const known: LifeEvents = {
  events: [
    { code: 'marrying', name: '要结婚', unkept: false },
    { code: 'bereaved', name: '家里老人走了', unkept: false },
  ],
  roles: ['child_director'],
}

describe('choiceOf', () => {
  it('lets the choice go before the role', () => {
    expect(choiceOf(known, 'marrying', ['child_director'])).toBe('marrying')
    expect(choiceOf(known, undefined, ['resident', 'child_director'])).toBe('child_director')
  })

  it('is nothing for whom nothing is known of, and goes on to the role where the event is no longer there', () => {
    expect(choiceOf(known, undefined, ['resident'])).toBeUndefined()
    expect(choiceOf(known, 'no-longer-there', [])).toBeUndefined()
    expect(choiceOf(known, 'no-longer-there', ['child_director'])).toBe('child_director')
  })
})

it('shows three on the first page', () => {
  const reading = { code: 'marrying', why: '您选了“要结婚”。', items: items('a', 'b', 'c', 'd') }
  expect(firstOf(reading)).toEqual(items('a', 'b', 'c'))
})
