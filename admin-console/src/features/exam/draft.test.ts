import { describe, expect, it } from 'vitest'
import type { ExamQuestion } from '@/shared/api/types'
import { draftOf, emptyExam, emptyQuestion, examDraftOf, faultsOf, formOf, neededOf, ofKind, partsOf } from './draft'

const sound = { ...emptyQuestion('b1'), topic: '强制报告', ask: '先做什么？', choices: ['报警', '等一等', ''], right: [0], why: '先报警再说。', cites: ['a@2024-04-26#11'] }

describe('a question being written', () => {
  it('leaves empty rows at the end out', () => {
    expect(faultsOf(sound)).toEqual([])
    expect(draftOf(sound)).toMatchObject({ choices: ['报警', '等一等'], right: [0] })
  })

  it('says each fault at its field', () => {
    expect(faultsOf(emptyQuestion('')).map(({ pointer }) => pointer)).toEqual(['/bank', '/topic', '/ask', '/choices', '/right', '/why', '/cites'])
    expect(faultsOf({ ...sound, choices: ['报警', '', '等一等'] }).map(({ pointer }) => pointer)).toEqual(['/choices'])
    expect(faultsOf({ ...sound, choices: ['报警', '报警'] }).map(({ pointer }) => pointer)).toEqual(['/choices'])
    expect(faultsOf({ ...sound, kind: 'multiple' }).map(({ pointer }) => pointer)).toEqual(['/right'])
  })

  it('writes an ordering in its right order', () => {
    const ordering = { kind: 'ordering', bank: 'b1', topic: '报告', ask: '怎样排？', choices: ['丙', '甲', '乙'], right: [1, 2, 0], why: '因为', cites: [] } as unknown as ExamQuestion
    const form = formOf(ordering)
    expect(form.choices).toEqual(['甲', '乙', '丙'])
    expect(draftOf(form)).toMatchObject({ choices: ['甲', '乙', '丙'], right: [0, 1, 2] })
  })

  it('changes its kind without leaving what no longer fits', () => {
    expect(ofKind(sound, 'true_false')).toMatchObject({ choices: ['对', '错'], right: [] })
    expect(ofKind({ ...sound, kind: 'multiple', right: [0, 1] }, 'single').right).toEqual([])
    expect(ofKind(sound, 'multiple').right).toEqual([0])
  })
})

describe('a blueprint being written', () => {
  it('counts what passes', () => {
    expect(neededOf({ ...emptyExam('b1'), passPercent: 75, parts: [{ bank: 'b1', count: 9 }] })).toBe('一共 9 题，答对 7 题合格')
  })

  it('leaves out what is not asked for', () => {
    const form = { ...emptyExam('b1'), title: ' 上岗考试 ', parts: [{ bank: 'b1', topic: '', count: 3 }] }
    expect(partsOf(form)).toEqual([{ bank: 'b1', count: 3 }])
    expect(examDraftOf(form)).not.toHaveProperty('course')
    expect(examDraftOf(form).title).toBe('上岗考试')
  })
})
