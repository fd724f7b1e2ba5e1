import { describe, expect, it } from 'vitest'
import { fromItems, without, withCandidates } from './gathered'

const one = (subject: string) => ({ subject, name: `演示${subject}`, creditCode: '', words: '' })

describe('withCandidates', () => {
  it('takes each once and keeps the order', () => {
    const chosen = withCandidates([one('b')], [one('a'), one('b'), one('c')])
    expect(chosen.map((item) => item.subject)).toEqual(['b', 'a', 'c'])
  })
})

describe('without', () => {
  it('leaves the others', () => {
    expect(without([one('a'), one('b')], 'a').map((item) => item.subject)).toEqual(['b'])
  })
})

describe('fromItems', () => {
  it('tells what has changed since', () => {
    const item = { no: 1, kind: 'registration' as const, changed: true, ...one('registration/1') }
    expect(fromItems([item])[0]?.changed).toBe(true)
  })
})
