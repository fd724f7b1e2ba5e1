import { describe, expect, it } from 'vitest'
import { isRenewable, numberFault, stateMark, stateTitle, type Certificate } from './certificates'

const one = { state: 'valid', renewableFrom: '2029-04-02' } as Certificate

describe('numberFault', () => {
  it('takes a number however it is typed', () => {
    for (const typed of ['408Z-509J-QFCC-BZ1S', '408z509jqfccbz1s', '408Z 509J QFCC BZ1S']) expect(numberFault(typed)).toBe('')
  })

  it('says what is missing', () => {
    expect(numberFault(' ')).toBe('请填证书编号')
    expect(numberFault('408Z-509J')).toContain('您填了 8 个')
    expect(numberFault('408Z-509J-QFCC-BZ1号')).toBe('编号里只有字母和数字')
  })
})

describe('the state', () => {
  it('has a word of its own for each of the five', () => {
    const titles = (['valid', 'expired', 'renewed', 'revoked', 'unknown'] as const).map(stateTitle)
    expect(new Set(titles).size).toBe(5)
    expect(stateMark('revoked')).toEqual({ text: '已撤销', kind: 'red' })
  })
})

describe('isRenewable', () => {
  it('begins sixty days before the end, as the server says', () => {
    expect(isRenewable(one, '2029-04-01')).toBe(false)
    expect(isRenewable(one, '2029-04-02')).toBe(true)
    expect(isRenewable({ ...one, state: 'revoked' }, '2029-04-02')).toBe(false)
  })
})
