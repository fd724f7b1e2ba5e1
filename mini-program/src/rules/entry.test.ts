import { describe, expect, it } from 'vitest'
import {
  codeFault,
  creditCodeFault,
  creditCodeTailFault,
  idNumberFault,
  idNumberOf,
  invitationFault,
  invitationOf,
  nameFault,
  phoneFault,
  phoneOf,
  standsBehind,
} from './entry'

describe('phone', () => {
  it('takes a number as people write it', () => {
    for (const typed of ['10012345678', ' 100 1234 5678 ', '100-1234-5678', '+86 10012345678', '8610012345678', '１００１２３４５６７８']) {
      expect(phoneOf(typed)).toBe('10012345678')
      expect(phoneFault(typed)).toBe('')
    }
  })

  it('says what is wrong', () => {
    expect(phoneFault('  ')).toBe('请填手机号')
    for (const typed of ['1001234567', '100123456789', '20012345678', '0759-1234567', '一百']) {
      expect(phoneFault(typed)).toBe('手机号是 11 位数字，请再看一看')
    }
  })
})

describe('a number of which only the ends are shown', () => {
  it('is told from another by them', () => {
    expect(standsBehind('10012340001', '100****0001')).toBe(true)
    expect(standsBehind('10012340002', '100****0001')).toBe(false)
    expect(standsBehind('10112340001', '100****0001')).toBe(false)
  })
})

describe('codes', () => {
  it('of a message have six digits, a leading zero included', () => {
    expect(codeFault('012 345')).toBe('')
    expect(codeFault('')).toBe('请填验证码')
    expect(codeFault('12345')).not.toBe('')
  })

  it('of an invitation are grouped as printed', () => {
    expect(invitationOf('abcde23456')).toBe('ABCDE-23456')
    expect(invitationOf(' abcde – 23456 ')).toBe('ABCDE-23456')
    expect(invitationOf('abc')).toBe('ABC')
    expect(invitationFault('abcde23456')).toBe('')
    expect(invitationFault('abcde2345')).not.toBe('')
    expect(invitationFault('')).toBe('请填邀请码')
  })

  it('of an organisation are whole, or its tail', () => {
    expect(creditCodeFault('51440881mja0000008')).toBe('')
    expect(creditCodeFault('51440881')).not.toBe('')
    expect(creditCodeTailFault('000008')).toBe('')
    expect(creditCodeTailFault('51440881MJA0000008')).toBe('只填最后 6 位字母和数字')
  })
})

describe('name', () => {
  it('takes names of every kind', () => {
    for (const name of ['演示甲', '阿依古丽·买买提', ' 欧阳演示 ']) expect(nameFault(name)).toBe('')
  })

  it('wants a whole name in letters', () => {
    expect(nameFault('')).toBe('请填姓名')
    expect(nameFault('甲')).not.toBe('')
    expect(nameFault('演示1')).not.toBe('')
  })
})

describe('ID number', () => {
  it('is right by its last character', () => {
    expect(idNumberFault('11010519491231002X')).toBe('')
    expect(idNumberFault('11010519491231002x')).toBe('')
    expect(idNumberOf('110105 19491231 002x')).toBe('11010519491231002X')
  })

  it('shows a slip of one digit, wherever it is', () => {
    const right = '11010519491231002X'
    for (let place = 0; place < 17; place++) {
      const wrong = right.slice(0, place) + ((Number(right[place]) + 1) % 10) + right.slice(place + 1)
      expect(idNumberFault(wrong), wrong).toBe('这个号码有一位不对，请对照身份证再看一看')
    }
  })

  it('says what is missing', () => {
    expect(idNumberFault('')).toBe('请填身份证号')
    expect(idNumberFault('1101051949')).toBe('身份证号是 18 位，最后一位可能是 X')
  })
})
