import { describe, expect, it } from 'vitest'
import { keptWords, leaving, readKept, savedWords, stillUnsent } from './saving'

const now = new Date('2026-05-25T06:40:00Z')

describe('savedWords', () => {
  it('calls saved only what the server has', () => {
    expect(savedWords({ waiting: 0, failing: false, kept: true, savedAt: '2026-05-25T06:32:00Z' }, now)).toEqual({ text: '已保存 14:32', warning: false })
    expect(savedWords({ waiting: 1, failing: false, kept: true, savedAt: '2026-05-25T06:32:00Z' }, now).text).toBe('正在保存')
    expect(savedWords({ waiting: 0, failing: false, kept: true, savedAt: '2026-05-24T06:32:00Z' }, now).text).toBe('已保存 5月24日（星期日）14:32')
  })

  it('says where the rest is kept, and when it is kept nowhere', () => {
    expect(savedWords({ waiting: 3, failing: true, kept: true }, now)).toEqual({ text: '连不上网。3 处先存在这台手机上，连上就存', warning: true })
    expect(savedWords({ waiting: 3, failing: true, kept: false }, now).text).toContain('请不要关掉')
  })
})

describe('keptWords', () => {
  it('says when it was kept, and when it could not be', () => {
    expect(keptWords(true, now)).toEqual({ text: '已存在这台手机上 14:40', warning: false })
    expect(keptWords(false, now)).toEqual({ text: '手机里存不下了，请不要关掉这一页', warning: true })
  })
})

describe('readKept', () => {
  it('reads what was kept, and nothing from what cannot be read', () => {
    expect(readKept('{"a":{"value":1,"base":2}}')).toEqual({ a: { value: 1, base: 2 } })
    for (const broken of [undefined, '', 'x', '[]', 'null', '3']) expect(readKept(broken)).toEqual({})
  })
})

describe('stillUnsent', () => {
  it('drops what has arrived, and what was emptied and is empty', () => {
    expect(stillUnsent({ a: { value: 5, base: 0 }, b: { value: undefined, base: 1 } }, { a: { value: 5, version: 1 }, b: { version: 2 } })).toEqual({})
  })

  it('puts what was typed since on top of what arrived without a word', () => {
    const unsent = { a: { ...leaving({ value: 100, base: 1 }), value: 200 } }
    expect(stillUnsent(unsent, { a: { value: 100, version: 2 } })).toEqual({ a: { value: 200, base: 2, sent: [] } })
    const emptied = { a: { ...leaving({ value: undefined, base: 1 }), value: 7 } }
    expect(stillUnsent(JSON.parse(JSON.stringify(emptied)), { a: { version: 2 } }).a?.base).toBe(2)
  })

  it('leaves what somebody else changed over its old version', () => {
    const unsent = { a: { ...leaving({ value: 100, base: 1 }), value: 200 } }
    expect(stillUnsent(unsent, { a: { value: 300, version: 2 } }).a?.base).toBe(1)
  })
})

describe('leaving', () => {
  it('remembers each value once', () => {
    const first = leaving({ value: 1, base: 0 })
    expect(leaving(first)).toBe(first)
    expect(leaving({ ...first, value: 2 }).sent).toEqual([1, 2])
  })
})
