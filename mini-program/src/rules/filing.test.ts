import { describe, expect, it } from 'vitest'
import { bodyOf, emptyDraft, faultsOf, isUntouched, nextStep, progressWords, readDraft, savedWords, stepOf, steps, type Draft } from './filing'

const now = new Date('2026-05-20T02:00:00Z')
const notice = { campaign: 'c1', organization: 'o1' }

function draft(change: Partial<Draft> = {}): Draft {
  return {
    activitySummary: '办了四次义诊，走访了三十户老人。',
    meetings: '2',
    activities: '１２',
    income: '12,345.60',
    expense: '12000',
    contactName: ' 演示联系人 ',
    contactPhone: '100 0000 0001',
    consent: 'given',
    consentOn: '2026-05-12',
    attachment: { id: 'f1', name: '年报.pdf', size: 1000, uploadedAt: now.getTime() - 60_000 },
    ...change,
  }
}

function faults(change: Partial<Draft>) {
  return Object.assign({}, ...steps.map((step) => faultsOf(step, draft(change), now)))
}

describe('faultsOf', () => {
  it('finds nothing in a whole draft', () => {
    expect(faults({})).toEqual({})
    expect(nextStep(draft(), now)).toBeUndefined()
  })

  it('misses every field of an empty one, in the order of the steps', () => {
    expect(nextStep(emptyDraft(), now)).toBe('work')
    expect(Object.keys(faults(emptyDraft())).length).toBe(8)
    for (const step of steps) expect(isUntouched(step, emptyDraft())).toBe(true)
  })

  it('counts characters, not code units', () => {
    expect(faults({ activitySummary: '𠮷'.repeat(9) })).toHaveProperty('activitySummary')
    expect(faults({ activitySummary: '𠮷'.repeat(10) })).toEqual({})
    expect(faults({ activitySummary: '字'.repeat(2001) })).toHaveProperty('activitySummary')
  })

  it('takes whole numbers in range only', () => {
    for (const meetings of ['', '二', '1.5', '-1', '1001']) expect(faults({ meetings })).toHaveProperty('meetings')
    expect(faults({ meetings: '0' })).toEqual({})
  })

  it('takes mobile and fixed lines', () => {
    expect(faults({ contactPhone: '0759-0000001' })).toEqual({})
    for (const contactPhone of ['', '123', '打我手机', '-1234567']) expect(faults({ contactPhone })).toHaveProperty('contactPhone')
  })

  it('asks for the day of a consent only where there is one', () => {
    expect(faults({ consentOn: '' })).toHaveProperty('consentOn')
    expect(faults({ consent: 'missing', consentOn: '' })).toEqual({})
    expect(faults({ consent: '' })).toHaveProperty('consent')
  })

  it('notices an attachment that the server will have removed', () => {
    const uploadedAt = now.getTime() - 24 * 3_600_000
    expect(faults({ attachment: { id: 'f1', name: 'a', size: 1, uploadedAt } })).toHaveProperty('attachment')
  })
})

describe('bodyOf', () => {
  it('sends what the contract wants', () => {
    expect(bodyOf(draft(), notice)).toEqual({
      campaign: 'c1',
      organization: 'o1',
      activitySummary: '办了四次义诊，走访了三十户老人。',
      meetings: 2,
      activities: 12,
      incomeFen: 1_234_560,
      expenseFen: 1_200_000,
      contactName: '演示联系人',
      contactPhone: '10000000001',
      attachment: 'f1',
      consentOn: '2026-05-12',
      declaration: true,
    })
  })

  it('sends no day of a consent that is missing, even if one was chosen before', () => {
    expect(bodyOf(draft({ consent: 'missing' }), notice)).not.toHaveProperty('consentOn')
  })
})

describe('readDraft', () => {
  it('gives back what was kept', () => {
    expect(readDraft(JSON.stringify(draft()))).toEqual(draft())
  })

  it('begins anew where nothing readable was kept', () => {
    for (const kept of [undefined, '', 'null', '{', 7]) expect(readDraft(kept)).toMatchObject({ income: '', consent: '' })
  })
})

describe('words', () => {
  it('says when it was kept, with the day once that is not today', () => {
    expect(savedWords(Date.parse('2026-05-20T06:32:00Z'), new Date('2026-05-20T07:00:00Z'))).toBe('已保存 14:32')
    expect(savedWords(Date.parse('2026-05-19T06:32:00Z'), now)).toBe('已保存 5月19日（星期二）14:32')
  })

  it('says how far a step is', () => {
    expect(progressWords('money', emptyDraft(), now)).toBe('还没填')
    expect(progressWords('money', draft({ income: '' }), now)).toBe('还差 1 项')
    expect(progressWords('money', draft(), now)).toBe('已填好')
  })
})

describe('stepOf', () => {
  it('finds where a refused field is mended', () => {
    expect(stepOf('incomeFen')).toBe('money')
    expect(stepOf('consentOn')).toBe('attachment')
    expect(stepOf('declaration')).toBeUndefined()
  })
})
