import { describe, expect, it } from 'vitest'
import { draftOf, emptyLadder, faultsOf, formOf, nextStep } from './ladder'
import { stepText } from './words'

const named = () => ({ ...emptyLadder(), name: '演示阶梯' })

describe('ladder', () => {
  it('begins as the bureau reminds', () => {
    expect(faultsOf(named())).toEqual([])
    expect(draftOf(named()).steps.map(({ days }) => days)).toEqual([-30, -15, -7, -3, -1, 1, 15])
  })

  it('finds a step said twice, and words that cannot be filled', () => {
    const form = named()
    form.steps.push({ ...form.steps[0]! })
    form.after.sms = '{附件}'
    expect(faultsOf(form).map(({ pointer }) => pointer)).toEqual(['/steps', '/after/sms'])
    expect(faultsOf(form)[0]?.message).toBe('截止前 30 天写了两次，留一次。')
  })

  it('puts the steps in order and leaves out what was not chosen', () => {
    const form = named()
    form.steps.unshift(nextStep(form.steps))
    form.before.sms = ' '
    const draft = draftOf(form)
    expect(draft.steps.at(-1)?.days).toBe(30)
    expect(draft.steps[0]).not.toHaveProperty('channels')
    expect(draft.before).not.toHaveProperty('sms')
    expect(formOf({ ...draft, id: 'l', version: 1, isDefault: false, changedAt: '' }).before.sms).toBe('')
  })

  it('tells a step in words', () => {
    expect(stepText({ days: 0, counted: 'calendar' })).toBe('截止当天')
    expect(stepText({ days: -5, counted: 'working' })).toBe('截止前 5 个工作日')
    expect(stepText({ days: 1, counted: 'calendar' })).toBe('逾期第 1 天')
  })
})
