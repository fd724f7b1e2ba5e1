import { describe, expect, it } from 'vitest'
import { withCandidates } from './gathered'

const one = (subject: string) => ({ subject, name: `演示${subject}`, creditCode: '', words: '' })

describe('withCandidates', () => {
  it('takes each once and keeps the order', () => {
    expect(withCandidates(['b'], [one('a'), one('b'), one('c')])).toEqual(['b', 'a', 'c'])
  })
})
