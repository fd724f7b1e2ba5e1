import { expect, it } from 'vitest'
import type { PenaltyWhole } from '@/shared/api/types'
import { stagesOf } from './stages'
import { stepsOf } from './steps'

const decided = {
  penalty: { id: 'p', number: '演示〔2026〕1号', organization: 'o', organizationName: '演示·协会', stage: 'decided', filedOn: '2026-07-06', decidedOn: '2026-07-14' },
  source: 'inspection', facts: '演示', clocks: [], missing: [], steps: [], papers: ['decision'], measures: [{ kind: 'warning' }], isPublic: false, mayReview: true,
} as PenaltyWhole
const at = (stage: PenaltyWhole['penalty']['stage'], more: Partial<PenaltyWhole> = {}): PenaltyWhole => ({ ...decided, penalty: { ...decided.penalty, stage }, ...more })
const codes = (one: PenaltyWhole) => stepsOf(one).map((step) => step.code)

it('says that a decision does not stand from the decision on, public or not', () => {
  const revoke = (one: PenaltyWhole) => stepsOf(one).find((step) => step.code === 'revoke')
  expect(revoke(decided)?.action).toBe('记下')
  expect(revoke(at('closed', { isPublic: true }))?.action).toBe('记下，同时撤回公开')
  expect(revoke({ ...at('notified'), measures: undefined })).toBeUndefined()
  expect(revoke({ ...at('dismissed'), measures: undefined })).toBeUndefined()
})

it('leaves nothing to do with one that does not stand', () => {
  expect(codes(at('revoked'))).toEqual([])
  expect(stagesOf(at('revoked')).at(-1)).toMatchObject({ name: '撤销、变更', state: 'done' })
})
