import { describe, expect, it } from 'vitest'
import { pageOf } from './records'

describe('pageOf', () => {
  it('leads to a record that has a page, and nowhere for the rest', () => {
    expect(pageOf('return/1-2')).toBe('/returns/1-2')
    expect(pageOf('organization/7')).toBe('/organizations/7/file')
    expect(pageOf('charter/7')).toBeUndefined()
    expect(pageOf('return/')).toBeUndefined()
    expect(pageOf(undefined)).toBeUndefined()
  })
})
