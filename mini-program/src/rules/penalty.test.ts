import { expect, it } from 'vitest'
import { penaltyFacts, penaltyHead, type OwnPenaltyWhole } from './penalty'

it('names the hearing and each of the organisation\'s days with how it was reckoned', () => {
  const one = {
    hearing: '2026-07-01 09:00，演示会议室',
    clocks: [
      { title: '陈述、申辩', due: '2026-06-23', why: '十个工作日。' },
      { title: '缴款', why: '下一年的放假安排还没有公布。' },
    ],
  } as OwnPenaltyWhole
  expect(penaltyFacts(one)).toEqual([
    { name: '听证', words: '2026-07-01 09:00，演示会议室' },
    { name: '陈述、申辩', words: '到2026年6月23日。十个工作日。' },
    { name: '缴款', words: '下一年的放假安排还没有公布。' },
  ])
})

it('says first of a decision that does not stand that it does not', () => {
  const head = (state: OwnPenaltyWhole['penalty']['state']) => penaltyHead({ penalty: { state } as OwnPenaltyWhole['penalty'], words: '警告，责令改正' })
  expect(head('decided')).toEqual({ title: '警告，责令改正', former: '' })
  expect(head('revoked')).toEqual({ title: '决定已撤销、变更', former: '原来的决定：警告，责令改正。' })
})
