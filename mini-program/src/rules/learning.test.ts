import { describe, expect, it } from 'vitest'
import { earnedRows, learns } from './learning'

describe('learns', () => {
  it('is for those who hold a post, whatever else they are', () => {
    expect(learns([{ role: 'resident' }, { role: 'child_director' }])).toBe(true)
    expect(learns([{ role: 'volunteer' }])).toBe(true)
    expect(learns([{ role: 'org_agent' }, { role: 'resident' }])).toBe(false)
    expect(learns([])).toBe(false)
  })
})

describe('earnedRows', () => {
  it('are those of which there is something, for who has left the post', () => {
    expect(earnedRows({ exams: false, certificates: false, hours: false })).toEqual([])
    expect(earnedRows({ exams: true, certificates: true, hours: true }).map((row) => row.title)).toEqual(['考试', '证书', '学时'])
    expect(earnedRows({ exams: false, certificates: false, hours: true }).map((row) => row.title)).toEqual(['学时'])
  })
})
