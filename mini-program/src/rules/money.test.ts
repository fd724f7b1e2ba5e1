import { describe, expect, it } from 'vitest'
import { balanceWords, fenOf, moneyFault, yuanWords } from './money'

describe('fenOf', () => {
  it('counts fen exactly where floating point would not', () => {
    expect(fenOf('0.29')).toBe(29)
    expect(fenOf('1.15')).toBe(115)
    expect(fenOf('4.35')).toBe(435)
    expect(fenOf('1001.1')).toBe(100_110)
    expect(fenOf('999999999.99')).toBe(99_999_999_999)
  })

  it('agrees with its own words for every fen of a yuan, small and large', () => {
    for (const yuan of [0, 1, 9_999, 123_456_789, 999_999_999]) {
      for (let fen = 0; fen < 100; fen++) {
        const total = yuan * 100 + fen
        expect(fenOf(yuanWords(total))).toBe(total)
      }
    }
  })

  it('takes what people type', () => {
    for (const typed of ['12345.6', '12,345.60', ' 12345.60 元', '¥12345.6', '１２３４５．６', '12345。6', '12，345.60']) {
      expect(fenOf(typed), typed).toBe(1_234_560)
    }
    expect(fenOf('0')).toBe(0)
    expect(fenOf('007')).toBe(700)
    expect(fenOf('1000000000')).toBe(100_000_000_000)
  })

  it('guesses nothing', () => {
    for (const typed of ['', '元', '.5', '5.', '12,34', '1.234', '-1', '3万', '1e5', '12 abc', '1000000000.01', '99999999999', '1.2.3']) {
      expect(fenOf(typed), typed).toBeUndefined()
      expect(moneyFault(typed), typed).not.toBe('')
    }
  })
})

describe('moneyFault', () => {
  it('finds nothing wrong with an amount', () => {
    for (const typed of ['0', '12,345.60', '1000000000']) expect(moneyFault(typed)).toBe('')
  })

  it('says what to do', () => {
    expect(moneyFault('')).toBe('请填金额，没有就填 0')
    expect(moneyFault('3万')).toBe('请用数字写到元。3 万写成 30000')
    expect(moneyFault('1.234')).toBe('最多写到分，也就是小数点后两位')
    expect(moneyFault('10000000000')).toBe('最多 10 亿元，请看看是不是多打了 0')
  })
})

describe('words', () => {
  it('groups thousands and always shows fen', () => {
    expect(yuanWords(0)).toBe('0.00 元')
    expect(yuanWords(5)).toBe('0.05 元')
    expect(yuanWords(123_456_789)).toBe('1,234,567.89 元')
  })

  it('says what is left', () => {
    expect(balanceWords(1000, 1000)).toBe('收支相抵，没有结余')
    expect(balanceWords(30, 10)).toBe('结余 0.20 元')
    expect(balanceWords(10, 30)).toBe('支出比收入多 0.20 元')
  })
})
