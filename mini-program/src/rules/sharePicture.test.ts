import { describe, expect, it } from 'vitest'
import { layOut, wrap } from './sharePicture'

const square = (text: string) => Array.from(text).length

describe('wrap', () => {
  it('breaks where the room ends', () => {
    expect(wrap('离婚冷静期是多久', 4, 9, square)).toEqual(['离婚冷静', '期是多久'])
  })

  it('lets no line begin with a mark', () => {
    expect(wrap('当天不算，从下一日数', 4, 9, square)).toEqual(['当天不算，', '从下一日', '数'])
  })

  it('keeps a number whole', () => {
    expect(wrap('期满后的30天内', 5, 9, square)).toEqual(['期满后的', '30天内'])
  })

  it('tells that more follows', () => {
    expect(wrap('一二三四五六七八九', 3, 2, square)).toEqual(['一二三', '四五…'])
  })

  it('does not cut a letter of two units', () => {
    expect(wrap('𠮷𠮷𠮷', 2, 9, square)).toEqual(['𠮷𠮷', '𠮷'])
  })
})

describe('layOut', () => {
  const measure = (text: string, size: number) => square(text) * size
  const short = layOut({ title: '冷静期多久？', lead: '30天。', source: '廉江市民政局' }, measure)
  const long = layOut({ title: '冷静期'.repeat(12), lead: '三十天'.repeat(40), source: '廉江市民政局' }, measure)

  it('grows with the words and holds the code within', () => {
    expect(long.height).toBeGreaterThan(short.height)
    for (const picture of [short, long]) {
      expect(picture.code.y + picture.code.size).toBeLessThan(picture.height)
    }
  })

  it('keeps every line within the picture', () => {
    for (const line of long.lines) expect(line.x + measure(line.text, line.size)).toBeLessThanOrEqual(750)
  })
})
