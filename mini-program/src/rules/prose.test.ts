import { describe, expect, it } from 'vitest'
import { partsOf } from './prose'

const of = (kind: string, text: string) =>
  partsOf(text)
    .filter((part) => part.kind === kind)
    .map((part) => part.text)
const whole = (text: string) =>
  partsOf(text)
    .map((part) => part.text)
    .join('')

describe('partsOf', () => {
  it('keeps each day together with its weekday, in full-width brackets', () => {
    const text = '报送时间：2027年1月1日(星期五)至2027年5月31日（星期一）。'
    expect(of('day', text)).toEqual(['2027年1月1日（星期五）', '2027年5月31日（星期一）'])
    expect(whole(text)).toBe('报送时间：2027年1月1日（星期五）至\u20602027年5月31日（星期一）。')
    expect(of('day', '6月1日前交')).toEqual(['6月1日'])
  })

  it('finds the numbers one is meant to call', () => {
    expect(of('phone', '具体材料请拨打 12345 问清楚。')).toEqual(['12345'])
    expect(of('phone', '有危险，先打 110，再打 12345 或 12355。')).toEqual(['110', '12345', '12355'])
    expect(of('phone', '110、12345')).toEqual(['110', '12345'])
    expect(of('phone', '马上打 110 或者 120')).toEqual(['110', '120'])
  })

  it('takes amounts, articles and longer numbers for what they are', () => {
    for (const text of ['每月 120 元', '第110条', '满120天', '电话 10012345678', '12345元', '房屋120平方米', '到 110 页']) {
      expect(of('phone', text)).toEqual([])
    }
  })

  it('loses nothing', () => {
    for (const text of ['', '没有数字', '一、\n二、12345', '2026年度工作报告']) expect(whole(text)).toBe(text)
  })
})
