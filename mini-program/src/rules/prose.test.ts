import { describe, expect, it, vi } from 'vitest'
import { clausesOf, partsOf, wordsOf } from './prose'

const days = (text: string) => partsOf(text).flatMap((part) => (part.kind === 'day' ? [part.pieces] : []))
const phones = (text: string) => partsOf(text).flatMap((part) => (part.kind === 'phone' ? part.text : []))
const whole = (text: string) =>
  partsOf(text)
    .map((part) => (part.kind === 'day' ? part.pieces.join('') : part.text))
    .join('')

describe('partsOf', () => {
  it('keeps each day together with 至, its weekday and the mark behind it, in full-width brackets', () => {
    const text = '报送时间：2027年1月1日(星期五)至2027年5月31日（星期一）。'
    expect(days(text)).toEqual([
      ['2027年', '1月1日', '（星期五）'],
      ['至2027年', '5月31日', '（星期一）。'],
    ])
    expect(whole(text)).toBe('报送时间：2027年1月1日（星期五）至2027年5月31日（星期一）。')
    expect(days('6月1日（星期一）前')).toEqual([['6月1日', '（星期一）前']])
    expect(days('到2026年12月11日。')).toEqual([['到2026年', '12月11日。']])
    expect(days('更正说明（2026年11月28日）')).toEqual([['（2026年', '11月28日）']])
    expect(days('6月1日前交，7月1日')).toEqual([['6月1日前'], ['7月1日']])
  })

  it('finds the numbers one is meant to call', () => {
    expect(phones('具体材料请拨打 12345 问清楚。')).toEqual(['12345'])
    expect(phones('有危险，先打 110，再打 12345 或 12355。')).toEqual(['110', '12345', '12355'])
    expect(phones('110、12345')).toEqual(['110', '12345'])
    expect(phones('马上打 110 或者 120')).toEqual(['110', '120'])
  })

  it('takes amounts, articles and longer numbers for what they are', () => {
    for (const text of ['每月 120 元', '第110条', '满120天', '电话 10012345678', '12345元', '房屋120平方米', '到 110 页']) {
      expect(phones(text)).toEqual([])
    }
  })

  it('loses nothing', () => {
    for (const text of ['', '没有数字', '一、\n二、12345', '2026年度工作报告', '6月1日']) expect(whole(text)).toBe(text)
  })
})

describe('clausesOf', () => {
  it('breaks after a pause, and leaves no word or two alone before it', () => {
    expect(clausesOf('户口在外地，能在廉江登记结婚吗？')).toEqual(['户口在外地，', '能在廉江登记结婚吗？'])
    expect(clausesOf('儿童主任上岗课：未成年人保护法和您的职责')).toEqual(['儿童主任上岗课：', '未成年人保护法和您的职责'])
    expect(clausesOf('能，可以请人代办')).toEqual(['能，可以请人代办'])
    expect(clausesOf('涂改、出租、出借登记证书')).toEqual(['涂改、出租、', '出借登记证书'])
    expect(clausesOf('东街居委会　儿童主任')).toEqual(['东街居委会　', '儿童主任'])
    expect(clausesOf('注销账号（找不回来）')).toEqual(['注销账号', '（找不回来）'])
  })

  it('loses nothing', () => {
    for (const text of ['', '困难救助', '，；', '孩子有危险，马上打 110。']) expect(clausesOf(text).join('')).toBe(text)
  })
})

describe('wordsOf', () => {
  it('keeps words whole, with the marks that belong to them', () => {
    expect(wordsOf('演示・强制报告现场演练')).toEqual(['演示・强制', '报告', '现场', '演练'])
    expect(wordsOf('关于报送2025年度工作报告')).toEqual(['关于', '报', '送', '2025年度', '工作', '报告'])
    expect(wordsOf('演示家庭教育指导（线上）。')).toEqual(['演示', '家庭', '教育', '指导', '（线上）。'])
  })

  it('leaves what is short in one piece, and loses nothing', () => {
    expect(wordsOf('家里困难')).toEqual(['家里困难'])
    for (const text of ['', '“有用吗”说的是12.5元，对吗？', 'R2026-000001 NSQN-NGX6']) expect(wordsOf(text).join('')).toBe(text)
  })

  it('breaks anywhere where the device knows no words', () => {
    vi.stubGlobal('Intl', { ...Intl, Segmenter: undefined })
    expect(wordsOf('演示・强制报告现场演练')).toEqual(['演示・强制报告现场演练'])
    vi.unstubAllGlobals()
  })
})
