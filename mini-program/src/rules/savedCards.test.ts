import { describe, expect, it } from 'vitest'
import { addSaved, dropSaved, readSaved, type SavedCard } from './savedCards'

const card = (id: string): SavedCard => ({ id, title: `问 ${id}`, savedAt: '2026-05-25T06:32:00Z' })

describe('readSaved', () => {
  it('reads what was kept, and nothing from what cannot be read', () => {
    expect(readSaved(JSON.stringify([card('a')]))).toEqual([card('a')])
    for (const broken of [undefined, '', 'x', '{}', '[1,null]', '[{"id":"a"}]']) expect(readSaved(broken)).toEqual([])
  })
})

describe('addSaved', () => {
  it('puts the latest first, and each once', () => {
    const both = addSaved(addSaved([], card('a')), card('b'))
    expect(both.map(({ id }) => id)).toEqual(['b', 'a'])
    expect(addSaved(both, card('a')).map(({ id }) => id)).toEqual(['a', 'b'])
  })
})

describe('dropSaved', () => {
  it('takes out the one', () => {
    expect(dropSaved([card('a'), card('b')], 'a')).toEqual([card('b')])
  })
})
