import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { sha256 } from './sha256'

const own = (pieces: Uint8Array[]) => {
  const hash = sha256()
  pieces.forEach((piece) => hash.add(piece))
  return hash.hex()
}

describe('sha256', () => {
  it('is the one everybody else computes, whatever the length and wherever the pieces end', () => {
    for (const length of [0, 1, 55, 56, 63, 64, 65, 119, 120, 1000, 70_001]) {
      const bytes = Uint8Array.from({ length }, (_none, place) => (place * 7 + length) & 0xff)
      const wanted = createHash('sha256').update(bytes).digest('hex')
      expect(own([bytes]), `${length} bytes`).toBe(wanted)
      expect(own([bytes.subarray(0, length / 3), bytes.subarray(length / 3)]), `${length} bytes in two`).toBe(wanted)
    }
  })
})
