import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { eventIcon, icon, topicIcon } from './icons'

describe('icon', () => {
  it('is the drawing itself, to the letter', () => {
    for (const file of readdirSync('src/icons')) {
      const drawing = icon(file.replace('.svg', '') as 'book')
      expect(decodeURIComponent(drawing.replace('data:image/svg+xml,', ''))).toBe(readFileSync(`src/icons/${file}`, 'utf8'))
    }
  })
})

describe('topicIcon', () => {
  it('finds the drawing by the name of the topic', () => {
    expect(topicIcon('离婚')).toBe(icon('divorce'))
    expect(topicIcon('结婚登记')).toBe(icon('marriage'))
    expect(topicIcon('老人身后事')).toBe(icon('farewell'))
    expect(topicIcon('孩子受委屈')).toBe(icon('child'))
  })

  it('has one for topics nobody drew', () => {
    expect(topicIcon('地名')).toBe(icon('book'))
  })
})

describe('eventIcon', () => {
  it('has one for every event, drawn or not', () => {
    expect(eventIcon('marrying')).toBe(icon('marriage'))
    expect(eventIcon('child-harm')).toBe(icon('child'))
    expect(eventIcon('working-away')).toBe(icon('book'))
  })
})
