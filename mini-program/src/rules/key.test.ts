import { describe, expect, it } from 'vitest'
import { newKey } from './key'

describe('newKey', () => {
  it('is a key the contract accepts, even from poor randomness', () => {
    for (const random of [() => 0, () => 0.5, () => 0.999999, Math.random]) {
      expect(newKey(1_800_000_000_000, random)).toMatch(/^[A-Za-z0-9._:-]{8,100}$/)
    }
  })

  it('differs from one to the next', () => {
    const keys = new Set(Array.from({ length: 1000 }, () => newKey(1, Math.random)))
    expect(keys.size).toBe(1000)
  })
})
