import { describe, expect, it } from 'vitest'
import { wordDiff } from './wordDiff'

const shown = (before: string, after: string) =>
  wordDiff(before, after)
    .map(({ text, kind }) => (kind === 'same' ? text : kind === 'added' ? `[+${text}]` : `[-${text}]`))
    .join('')

describe('wordDiff', () => {
  it('marks the words that changed, and no others', () => {
    expect(shown('双方要带户口簿。', '双方不用带户口簿。')).toBe('双方[-要][+不用]带户口簿。')
    expect(shown('先等30天。', '先等60天。')).toBe('先等[-30][+60]天。')
    expect(shown('不收费。', '不收费。')).toBe('不收费。')
    expect(shown('带好材料去登记处。', '备齐证件去窗口。')).toBe('[-带好材料去登记处][+备齐证件去窗口]。')
  })

  it('says what is wholly new or gone', () => {
    expect(shown('', '不收费。')).toBe('[+不收费。]')
    expect(shown('不收费。', '')).toBe('[-不收费。]')
    expect(shown('', '')).toBe('')
  })

  it('gives back both texts whole, whatever they are', () => {
    const pairs = [['到场后各自签声明：没有配偶。', '双方到场后，签声明，写明没有配偶和近亲。'], ['一样\n两行', '一样\n三行\n两行'], ['aaaa', 'aa'], ['去去去', '去不去']]
    for (const [before = '', after = ''] of pairs) {
      const pieces = wordDiff(before, after)
      expect(pieces.filter(({ kind }) => kind !== 'added').map(({ text }) => text).join('')).toBe(before)
      expect(pieces.filter(({ kind }) => kind !== 'removed').map(({ text }) => text).join('')).toBe(after)
    }
  })
})
