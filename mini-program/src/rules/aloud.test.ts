import { describe, expect, it } from 'vitest'
import { cardAloud, guideAloud, lessonAloud } from './aloud'

const said = (...texts: string[]) => texts.map((text) => ({ text, cites: [] }))

describe('what is read aloud', () => {
  it('of a card: the question, the answer, and each part that it has', () => {
    const card = { question: '问？', answer: said('答。'), bring: said('身份证', '户口簿'), where: [], duration: [], cost: said('不收钱。') }
    expect(cardAloud(card)).toBe('问。答。要带什么。身份证。户口簿。多少钱。不收钱')
  })

  it('of a guide: its steps by number', () => {
    const guide = { title: '题', summary: said('一句'), steps: [{ title: '去', text: said('走'), bring: [], where: said('一楼'), duration: [], cost: [] }] }
    expect(guideAloud(guide)).toBe('题。一句。第1步，去。走。去哪里办。一楼')
  })

  it('of a lesson: from its title to what to remember', () => {
    expect(lessonAloud({ title: '题', parts: [{ heading: '头', paragraphs: said('一') }], remember: ['记'] })).toBe('题。头。一。记')
  })
})
