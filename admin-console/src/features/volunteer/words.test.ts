import { describe, expect, it } from 'vitest'
import { minutesText, slotsText } from './words'

describe('words of volunteers', () => {
  it('says when somebody has time', () => {
    expect(slotsText([{ weekday: 'sat', band: 'morning' }, { weekday: 'sun', band: 'evening' }])).toBe('周六上午、周日晚上')
    expect(slotsText([])).toBe('')
  })

  it('says how long somebody served', () => {
    expect(minutesText(150)).toBe('2 小时 30 分')
    expect(minutesText(60)).toBe('1 小时')
    expect(minutesText(0)).toBe('0 分')
  })
})
