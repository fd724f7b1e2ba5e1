import { describe, expect, it } from 'vitest'
import { bytesWords, fileFault, fileKind, mostBytes, stemOf } from './bytes'

describe('bytesWords', () => {
  it('uses the unit people know', () => {
    expect(bytesWords(1)).toBe('1 KB')
    expect(bytesWords(655_360)).toBe('640 KB')
    expect(bytesWords(3_355_443)).toBe('3.2 MB')
    expect(bytesWords(mostBytes)).toBe('20 MB')
  })
})

describe('fileFault', () => {
  it('takes the largest file and not one byte more', () => {
    expect(fileFault({ size: mostBytes })).toBe('')
    expect(fileFault({ size: 29_360_128 })).toBe('这个文件太大（28 MB）。最多 20 MB。可以拍清楚一点、裁掉边上再传。')
    expect(fileFault({ size: 0 })).toBe('这个文件是空的，请换一个。')
  })
})

describe('stemOf', () => {
  it('leaves the ending to what the file is, which need not be what it was called', () => {
    expect(`${stemOf('演示·审计报告.PDF')}.${fileKind('application/pdf')}`).toBe('演示·审计报告.pdf')
    expect(`${stemOf('演示·照片.png')}.${fileKind('image/jpeg')}`).toBe('演示·照片.jpg')
    expect(stemOf('第3.2条')).toBe('第3.2条')
    expect(stemOf('.pdf')).toBe('附件')
  })
})
