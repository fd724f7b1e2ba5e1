import { describe, expect, it } from 'vitest'
import { runsOf } from './marks'

describe('runsOf', () => {
  it('parts a text at what met the question', () => {
    expect(runsOf('领证要带户口本吗', [{ from: 4, to: 7 }])).toEqual([
      { text: '领证要带', hit: false },
      { text: '户口本', hit: true },
      { text: '吗', hit: false },
    ])
  })

  it('leaves a text without marks whole', () => {
    expect(runsOf('低保', [])).toEqual([{ text: '低保', hit: false }])
  })

  it('passes over marks that lie outside or cross', () => {
    expect(runsOf('低保', [{ from: 0, to: 1 }, { from: 0, to: 2 }, { from: 1, to: 9 }])).toEqual([
      { text: '低', hit: true },
      { text: '保', hit: false },
    ])
  })
})
