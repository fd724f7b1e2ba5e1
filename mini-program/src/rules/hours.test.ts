import { describe, expect, it } from 'vitest'
import { hoursWords, minutesFault, statedMark, statedWords, titleFault, type Stated } from './hours'

describe('hoursWords', () => {
  it('says hours and minutes', () => {
    expect([0, 45, 60, 200, -90].map(hoursWords)).toEqual(['0 分', '45 分', '1 小时', '3 小时 20 分', '减 1 小时 30 分'])
  })
})

describe('what is stated', () => {
  it('is told apart from what was verified, without a nought', () => {
    const words = (confirmedMinutes: number, waitingMinutes: number) => statedWords({ confirmedMinutes, waitingMinutes })
    expect(words(90, 120)).toBe('自己申报、已确认的 1 小时 30 分，另外算。还有 2 小时等确认。')
    expect(words(0, 120)).toBe('自己申报的另外算。还有 2 小时等确认。')
    expect(words(0, 0)).toBe('自己申报的学时，确认以后另外算。')
  })

  it('is between ten minutes and eight hours', () => {
    expect(['10', '480'].map(minutesFault)).toEqual(['', ''])
    expect(minutesFault('9')).toContain('至少')
    expect(minutesFault('481')).toContain('8 小时')
    expect(minutesFault('半天')).toContain('只写数字')
  })

  it('says what was learnt', () => {
    expect(titleFault(' 课 ')).not.toBe('')
    expect(titleFault('省里的线上课')).toBe('')
  })

  it('shows where it stands', () => {
    expect(statedMark({ state: 'refused' } as Stated)).toEqual({ text: '没有确认', kind: 'red' })
  })
})
