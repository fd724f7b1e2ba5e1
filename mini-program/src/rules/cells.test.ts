import { describe, expect, it } from 'vitest'
import { filledRow, groupsOf, mayBeNegative, missingCells, progressOf, rowWords, sameValue, typedOf, understood, wholeWords, wordsOf, type Cell, type Section } from './cells'

const cell = (kind: Cell['kind'], more: Partial<Cell> = {}): Cell => ({ code: 'one', label: '甲', kind, required: true, ...more })
const columns = [cell('text', { code: 'name', label: '姓名' }), cell('int', { code: 'age', label: '年龄', required: false })]

describe('understood', () => {
  it('keeps yuan as whole fen, below zero too, as people type them', () => {
    expect(understood(cell('money'), '12,345.6')).toEqual({ value: 1_234_560, fault: '' })
    expect(understood(cell('money'), '-0.07')).toEqual({ value: -7, fault: '' })
    expect(understood(cell('money'), '－３００')).toEqual({ value: -30_000, fault: '' })
    expect(understood(cell('money'), '0')).toEqual({ value: 0, fault: '' })
  })

  it('says what to do about what it cannot read, and takes nothing for it', () => {
    expect(understood(cell('money'), '3万')).toEqual({ value: undefined, fault: '请用数字写到元。3 万写成 30000' })
    expect(understood(cell('money'), '1.234').fault).toContain('小数点后两位')
    expect(understood(cell('money'), '几百元').fault).not.toBe('')
    expect(understood(cell('int'), '二').fault).toBe('请只写数字，没有就填 0')
    expect(understood(cell('int'), '１２')).toEqual({ value: 12, fault: '' })
    expect(understood(cell('text'), '长'.repeat(201)).fault).toContain('最多 200 个字')
  })

  it('takes nothing typed for nothing filled in', () => {
    for (const kind of ['money', 'int', 'text', 'long'] as const) expect(understood(cell(kind), '  ')).toEqual({ value: undefined, fault: '' })
  })
})

describe('typedOf', () => {
  it('gives back words that mean the same again', () => {
    for (const fen of [0, 5, -7, 1_234_560, 99_999_999_999]) expect(understood(cell('money'), typedOf(cell('money'), fen)).value).toBe(fen)
    expect(typedOf(cell('money'), 120_000)).toBe('1200')
    expect(typedOf(cell('text'), undefined)).toBe('')
  })
})

describe('wordsOf', () => {
  it('writes a value as somebody reads it', () => {
    expect(wordsOf(cell('money'), -7)).toBe('-0.07 元')
    expect(wordsOf(cell('date'), '2026-06-01')).toBe('2026年6月1日')
    expect(wordsOf(cell('choice', { options: [{ code: 'yes', label: '是' }] }), 'yes')).toBe('是')
    expect(wordsOf(cell('int', { unit: '人' }), 3)).toBe('3 人')
    expect(wordsOf(cell('table'), [{ name: '张' }])).toBe('1 条')
  })
})

describe('sameValue', () => {
  it('minds neither kinds of nothing nor the order of columns', () => {
    expect(sameValue(undefined, '')).toBe(true)
    expect(sameValue([], undefined)).toBe(true)
    expect(sameValue([{ a: 1, b: 2 }], [{ b: 2, a: 1 }])).toBe(true)
    expect(sameValue([{ a: 1 }], [{ a: 2 }])).toBe(false)
    expect(sameValue(0, undefined)).toBe(false)
  })
})

describe('sections', () => {
  const section: Section = { code: 's', title: 'S', cells: [cell('text'), cell('table', { code: 'rows', required: false, columns })] }

  it('lacks what must be filled in, and rows that are half done', () => {
    expect(progressOf(section, {})).toEqual({ text: '还没填', kind: 'quiet' })
    expect(missingCells(section, { one: '有' })).toEqual([])
    expect(progressOf(section, { one: '有', rows: [{ age: 3 }] })).toEqual({ text: '还差 1 项', kind: 'amber' })
    expect(progressOf(section, { one: '有', rows: [{ name: '张' }] }).text).toBe('已填好')
  })

  it('puts the beginning and the end of the year together, and nothing else', () => {
    const money = (code: string, label: string) => cell('money', { code, label })
    const groups = groupsOf([money('a', '货币资金（年初）'), money('b', '货币资金（年末）'), money('c', '会费'), money('d', '存货（年末）')])
    expect(groups.map(({ title, cells }) => [title, cells.length])).toEqual([['货币资金', 2], ['', 1], ['存货', 1]])
  })

  it('shows a row by its first column', () => {
    expect(rowWords(columns, { name: '张某', age: 40 })).toEqual({ title: '张某', facts: [{ name: '年龄', words: '40' }] })
    expect(rowWords(columns, {}).title).toBe('还没填')
  })

  it('is read whole where it is held against another', () => {
    const table = cell('table', { columns })
    expect(wholeWords(table, [{ name: '张某', age: 40 }, { name: '李某' }])).toBe('2 条：张某（年龄 40）；李某')
    expect(wholeWords(table, [])).toBe('没有填')
    expect(wholeWords(cell('money'), 1_234_500)).toBe('12,345.00 元')
  })

  it('fills and empties a column', () => {
    expect(filledRow({ name: '张' }, 'age', 3)).toEqual({ name: '张', age: 3 })
    expect(filledRow({ name: '张', age: 3 }, 'age', undefined)).toEqual({ name: '张' })
  })
})

describe('mayBeNegative', () => {
  it('is so for what is left of two amounts', () => {
    expect(mayBeNegative({ kind: 'money', label: '净资产变动额' })).toBe(true)
    expect(mayBeNegative({ kind: 'money', label: '固定资产净值（年末）' })).toBe(false)
    expect(mayBeNegative({ kind: 'money', label: '会费收入' })).toBe(false)
  })
})
