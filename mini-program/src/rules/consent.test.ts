import { describe, expect, it } from 'vitest'
import { consentFaults, endedWords, sectionsOf } from './consent'

describe('consentFaults', () => {
  it('asks for an answer, a name, and a reason to refuse', () => {
    expect(consentFaults({ agree: undefined, name: '', opinion: '' })).toEqual({ agree: '请选同意或者不同意', name: '请填您的姓名' })
    expect(consentFaults({ agree: false, name: '演示', opinion: ' ' })).toEqual({ opinion: '请写不同意的理由' })
    expect(consentFaults({ agree: true, name: '演示', opinion: '' })).toEqual({})
  })
})

describe('endedWords', () => {
  it('tells what was done here from what was done before, and what only ended', () => {
    expect(endedWords({ state: 'used' }, true)).toMatchObject({ title: '意见收到了', done: true })
    expect(endedWords({ state: 'used', words: '已同意' }, false)).toEqual({ title: '这个链接已经用过', detail: '已同意', done: true })
    expect(endedWords({ state: 'ended' }, false)).toMatchObject({ done: false })
  })
})

describe('sectionsOf', () => {
  it('keeps the order of sections and of their lines', () => {
    const line = (section: string, label: string) => ({ section, label, value: '1' })
    expect(sectionsOf([line('甲', 'a'), line('甲', 'b'), line('乙', 'c')])).toEqual([
      { title: '甲', facts: [{ name: 'a', words: '1' }, { name: 'b', words: '1' }] },
      { title: '乙', facts: [{ name: 'c', words: '1' }] },
    ])
  })
})
