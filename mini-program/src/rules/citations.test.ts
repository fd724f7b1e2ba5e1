import { describe, expect, it } from 'vitest'
import { articleOf, citationMark, citedPlaces } from './citations'

describe('citationMark', () => {
  it('counts from one', () => {
    expect(citationMark([0], 3)).toBe('依据 1')
    expect(citationMark([2, 0], 3)).toBe('依据 1、3')
  })

  it('is empty for a sentence that claims no law', () => {
    expect(citationMark([], 3)).toBe('')
  })

  it('names each citation once and none that is not there', () => {
    expect(citedPlaces([1, 1, 7, -1], 2)).toEqual([1])
    expect(citationMark([5], 2)).toBe('')
  })
})

describe('articleOf', () => {
  it('takes the id of a found article apart', () => {
    expect(articleOf('minfadian-hunyin-jiating/1077')).toEqual({ statute: 'minfadian-hunyin-jiating', article: 1077 })
  })

  it('refuses what is no such id', () => {
    for (const id of ['minfadian', 'minfadian/', 'minfadian/0', 'minfadian/12345', '../7', 'a/b/7']) {
      expect(articleOf(id)).toBeUndefined()
    }
  })
})
