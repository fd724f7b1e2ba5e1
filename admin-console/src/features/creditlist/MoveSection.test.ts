import { mount, RouterLinkStub } from '@vue/test-utils'
import { beforeEach, describe, expect, it } from 'vitest'
import { access } from '@/shared/access'
import type { CreditDossier, CreditEntry, CreditMove } from '@/shared/api/types'
import MoveSection from './MoveSection.vue'

const RULES = { grounds: [], readings: [], classes: [], periods: [] }

function standing(missingForRemoval?: string[], ...kinds: Array<CreditMove['kind']>): CreditDossier {
  const moves = kinds.map((kind) => ({ id: kind, kind, state: 'open', step: 'verify', proposedOn: '2026-06-08' }) as CreditMove)
  return { organization: 'o', name: '演示协会', creditCode: '', township: '', state: 'abnormal', sentence: '', owed: [], entries: [], moves, objections: [], ...(missingForRemoval && { missingForRemoval }) }
}

const shown = (one: CreditDossier) => mount(MoveSection, { props: { standing: one, rules: RULES }, global: { stubs: { RouterLink: RouterLinkStub } } })
const buttons = (one: CreditDossier) => shown(one).findAll('button').map((button) => button.text())

beforeEach(() => void (access.operations = new Set(['proposeCreditMove', 'applyCreditRemoval'])))

describe('what an officer may begin', () => {
  it('is a listing for whom no list holds', () => {
    expect(buttons(standing())).toEqual(['拟列入'])
  })

  it('is the removal once nothing is missing, and says what is until then', () => {
    expect(buttons(standing([]))).toEqual(['代为提出移出', '增加情形或转入'])
    const lacking = standing(['2023年度工作报告还没有补报'])
    expect(buttons(lacking)).toEqual(['增加情形或转入'])
    expect(shown(lacking).text()).toContain('还不能移出：2023年度工作报告还没有补报')
  })

  it('is nothing of which one is under way', () => {
    expect(buttons(standing([], 'remove_abnormal'))).toEqual(['增加情形或转入'])
    expect(buttons(standing([], 'move_serious'))).toEqual(['代为提出移出'])
  })

  it('is that the entry which stands is revoked, beside all else, and once', () => {
    access.operations = new Set(['proposeCreditMove', 'proposeCreditRevocation'])
    const entry = { id: 'e', list: 'abnormal', grounds: [] } as unknown as CreditEntry
    expect(buttons({ ...standing(['还没有补报']), entries: [entry] })).toEqual(['撤销列入', '增加情形或转入'])
    expect(buttons({ ...standing(['还没有补报'], 'revoke'), entries: [entry] })).toEqual(['增加情形或转入'])
    expect(buttons({ ...standing(), entries: [{ ...entry, endedOn: '2026-06-08' }] })).toEqual(['拟列入'])
  })

  it('is nothing for who only reads', () => {
    access.operations = new Set()
    expect(buttons(standing([]))).toEqual([])
  })
})
