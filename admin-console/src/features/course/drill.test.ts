import { describe, expect, it } from 'vitest'
import { drillFaults, nextStepId } from './drill'
import { emptyStep, type StepForm } from './lesson'

const step = (id: string, ...to: string[]): StepForm => ({ ...emptyStep(id), situation: '情景', choices: to.map((next) => ({ text: `去${next}`, to: next, feedback: '' })) })
const end = (id: string, kind: 'good' | 'bad'): StepForm => ({ ...emptyStep(id), situation: '结局', end: kind })
const said = (...steps: StepForm[]) => drillFaults('1', steps).map(({ step: at, message }) => `${at} ${message}`)

describe('drillFaults', () => {
  it('is silent about a sound drill', () => {
    expect(said(step('1', '2', '3'), step('2', '1', '4'), end('3', 'good'), end('4', 'bad'))).toEqual([])
  })

  it('names steps nobody reaches and ways without end', () => {
    expect(said(step('1', '2', '3'), end('2', 'good'), end('3', 'bad'), step('4', '2', '3'))).toEqual(['4 没有哪个选择通到这一步'])
    expect(said(step('1', '2', '3'), step('2', '2', '2'), end('3', 'good'))).toEqual(['2 从这一步走不到结局'])
  })

  it('names choices that lead nowhere, too few choices, and the lack of a good end', () => {
    expect(said(step('1', '2', '9'), end('2', 'good'))).toEqual(['1 “去9”通到的步骤不存在'])
    expect(said(step('1', '2'), end('2', 'good'))).toEqual(['1 要有两个以上的选择，或者标成结局'])
    expect(said(step('1', '2', '2'), end('2', 'bad'))).toEqual(['1 没有一条路走到好的结局'])
  })
})

describe('nextStepId', () => {
  it('takes a number that is free', () => {
    expect(nextStepId([emptyStep('1'), emptyStep('3')])).toBe('4')
    expect(nextStepId([emptyStep('2')])).toBe('3')
  })
})
