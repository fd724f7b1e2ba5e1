import { mount } from '@vue/test-utils'
import { beforeEach, describe, expect, it } from 'vitest'
import { access } from '@/shared/access'
import type { CreditMove } from '@/shared/api/types'
import LetterSection from './LetterSection.vue'

type Letter = NonNullable<CreditMove['letter']>

const LETTER: Letter = { title: '列入活动异常名录决定书', documentNumber: '演示决〔2026〕1号', madeOn: '2026-06-23' }
const SERVED: Letter = { ...LETTER, service: { method: 'direct', servedOn: '2026-06-24', proof: '演示会计签收', recordedBy: '演示科员' } }

const shown = (letter: Letter, inFavour = false) => mount(LetterSection, { props: { move: 'm', organization: 'o', letter, inFavour } })
const buttons = (letter: Letter) => shown(letter).findAll('button').map((button) => button.text())

beforeEach(() => void (access.operations = new Set(['getCreditDecisionPaper', 'serveCreditDecision'])))

describe('the letter of a decision', () => {
  it('is printed, and served once', () => {
    expect(buttons(LETTER)).toEqual(['打印决定书', '登记送达'])
    expect(buttons(SERVED)).toEqual(['打印决定书'])
    expect(shown(SERVED).text()).toContain('直接送达，演示会计签收。演示科员登记')
  })

  it('says what waits for its service, and nothing of a listing or remedies where it is taken off', () => {
    expect(shown(LETTER).text()).toContain('列入已经生效；复议和诉讼的期限从送达那天起算。')
    expect(shown(LETTER, true).text()).toContain('还没有登记送达。')
    expect(shown(LETTER, true).text()).not.toMatch(/列入已经生效|复议/)
  })

  it('is served by who may', () => {
    access.operations = new Set(['getCreditDecisionPaper'])
    expect(buttons(LETTER)).toEqual(['打印决定书'])
  })
})
