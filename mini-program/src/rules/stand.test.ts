import { describe, expect, it } from 'vitest'
import { correctText, standOf } from './stand'

describe('standOf', () => {
  it('puts the dashes back that the square code leaves out', () => {
    expect(standOf('0f4e2b5200004000800000000000beef')).toBe('0f4e2b52-0000-4000-8000-00000000beef')
    expect(standOf('0F4E2B52-0000-4000-8000-00000000BEEF')).toBe('0f4e2b52-0000-4000-8000-00000000beef')
  })

  it('takes nothing else', () => {
    expect(standOf('')).toBe('')
    expect(standOf('0f4e2b52')).toBe('')
    expect(standOf('z'.repeat(32))).toBe('')
  })
})

describe('correctText', () => {
  it('counts, and says all', () => {
    expect(correctText([{ correct: true }, { correct: false }, { correct: false }])).toBe('3 题答对 1 题')
    expect(correctText([{ correct: true }, { correct: true }])).toBe('2 题都答对了')
  })
})
