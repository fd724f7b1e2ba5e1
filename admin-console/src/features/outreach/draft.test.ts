import { describe, expect, it } from 'vitest'
import { draftOf, emptyEvent, faultsOf, type EventForm } from './draft'

const TODAY = '2026-11-24'
const whole: EventForm = { ...emptyEvent('2026-05-17', '440881001'), kind: 'stand', title: '演示·广场咨询', place: '演示广场' }
const pointers = (form: EventForm) => faultsOf(form, TODAY).map(({ pointer }) => pointer)

describe('faultsOf', () => {
  it('asks for kind, title and place, and takes a whole form', () => {
    expect(pointers(emptyEvent(TODAY, ''))).toEqual(['/kind', '/title', '/place'])
    expect(pointers(whole)).toEqual([])
  })

  it('refuses tomorrow and takes today', () => {
    expect(pointers({ ...whole, heldOn: '2026-11-25' })).toEqual(['/heldOn'])
    expect(pointers({ ...whole, heldOn: TODAY })).toEqual([])
  })

  it('refuses a material without copies and copies without a name', () => {
    expect(pointers({ ...whole, materials: [{ name: '婚姻登记折页', copies: undefined }] })).toEqual(['/materials'])
    expect(pointers({ ...whole, materials: [{ name: ' ', copies: 10 }] })).toEqual(['/materials'])
  })
})

describe('press links', () => {
  it('are https, at most ten, and each once', () => {
    expect(pointers({ ...whole, press: 'http://example.org/a' })).toEqual(['/pressLinks'])
    expect(pointers({ ...whole, press: Array.from({ length: 11 }, (_, place) => `https://example.org/${place}`).join(' ') })).toEqual(['/pressLinks'])
    const press = 'https://example.org/a\nhttps://example.org/b https://example.org/a'
    expect(pointers({ ...whole, press })).toEqual([])
    expect(draftOf({ ...whole, press }).pressLinks).toEqual(['https://example.org/a', 'https://example.org/b'])
  })

  it('leave the cost in fen', () => {
    expect(draftOf({ ...whole, cost: 1234.5 }).costFen).toBe(123450)
    expect(draftOf(whole)).not.toHaveProperty('costFen')
  })
})

describe('draftOf', () => {
  it('leaves out what nobody filled in', () => {
    const draft = draftOf({ ...whole, materials: [{ name: ' ', copies: undefined }], partners: ['县司法局 ', '县司法局', '妇'] })
    expect(draft).not.toHaveProperty('audience')
    expect(draft).not.toHaveProperty('result')
    expect(draft.materials).toEqual([])
    expect(draft.partners).toEqual(['县司法局'])
  })

  it('says nothing of a number that was cleared', () => {
    const cleared = null as unknown as undefined
    const draft = draftOf({ ...whole, people: cleared, cost: cleared })
    expect(draft).not.toHaveProperty('audience')
    expect(draft).not.toHaveProperty('costFen')
  })

  it('keeps a count of nobody, which is an answer', () => {
    expect(draftOf({ ...whole, people: 0, counted: true }).audience).toEqual({ count: 0, counted: true })
  })
})
