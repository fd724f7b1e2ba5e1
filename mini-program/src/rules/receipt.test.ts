import { describe, expect, it } from 'vitest'
import { receiptMarks, shortHash } from './receipt'

describe('receiptMarks', () => {
  it('tells late and missing consent apart', () => {
    const texts = (late: boolean, consent: 'given' | 'missing' | 'not_needed') => receiptMarks({ late, consent }).map((mark) => mark.text)
    expect(texts(false, 'given')).toEqual(['按时报送'])
    expect(texts(false, 'not_needed')).toEqual(['按时报送'])
    expect(texts(true, 'missing')).toEqual(['逾期报送', '缺业务主管单位初审'])
  })
})

describe('shortHash', () => {
  it('shows both ends', () => {
    expect(shortHash(`${'a'.repeat(32)}${'b'.repeat(32)}`)).toBe('aaaaaaaa…bbbbbbbb')
  })
})
