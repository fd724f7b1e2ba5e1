import { describe, expect, it } from 'vitest'
import { linkHeader } from './linkHeader'

describe('linkHeader', () => {
  it('leaves what a whole link carries as it is', () => {
    const token = 'aZ09_-'.repeat(8)
    expect(linkHeader(token)).toEqual({ 'Link-Token': token })
  })

  it('makes a header of whatever was copied along', () => {
    const { 'Link-Token': sent } = linkHeader('abc。')
    expect(new Headers({ sent }).get('sent')).toBe('abc%E3%80%82')
  })
})
