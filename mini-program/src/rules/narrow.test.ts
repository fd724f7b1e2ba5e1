import { describe, expect, it } from 'vitest'
import { narrow } from './narrow'

const questions = [
  { question: '结婚登记要带什么？', lead: '双方各带身份证，一起去。' },
  { question: '离婚冷静期是多久？', lead: '30天，从登记处收到申请算起。' },
  { question: '登记离婚要带什么？', lead: '带身份证、结婚证和离婚协议。' },
]
const found = (typed: string) => narrow(questions, typed).map((one) => questions.indexOf(one))

describe('narrow', () => {
  it('keeps everything, in order, while nothing is typed', () => {
    expect(found('')).toEqual([0, 1, 2])
    expect(found(' ？ ')).toEqual([0, 1, 2])
  })

  it('looks at question and first sentence, questions first', () => {
    expect(found('结婚')).toEqual([0, 2])
    expect(found('登记')).toEqual([0, 2, 1])
    expect(found('协议')).toEqual([2])
  })

  it('wants every word, however it was typed', () => {
    expect(found('离婚 带什么？')).toEqual([2])
    expect(found('离婚，３０')).toEqual([1])
    expect(found('收养')).toEqual([])
  })
})
