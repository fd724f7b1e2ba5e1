import { describe, expect, it } from 'vitest'
import { bytesWords, fileFault, mostBytes } from './bytes'

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
