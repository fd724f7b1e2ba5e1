import { describe, expect, it } from 'vitest'
import { newKey } from './key'
import { eventIcon, topicIcon } from './words'

describe('topicIcon', () => {
  it('finds the drawing by the name of the topic', () => {
    expect(topicIcon('离婚')).toBe('/static/icons/divorce.svg')
    expect(topicIcon('结婚登记')).toBe('/static/icons/marriage.svg')
    expect(topicIcon('老人身后事')).toBe('/static/icons/farewell.svg')
    expect(topicIcon('孩子受委屈')).toBe('/static/icons/child.svg')
  })

  it('has one for topics nobody drew', () => {
    expect(topicIcon('地名')).toBe('/static/icons/book.svg')
  })
})

describe('eventIcon', () => {
  it('has one for every event, drawn or not', () => {
    expect(eventIcon('marrying')).toBe('/static/icons/marriage.svg')
    expect(eventIcon('child-harm')).toBe('/static/icons/child.svg')
    expect(eventIcon('working-away')).toBe('/static/icons/book.svg')
  })
})

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
