import { describe, expect, it } from 'vitest'
import { articlesOf, entryFacts, groundState, moveDetail, moveMarks, objectionWords, openEntry, openRemoval, othersOf, standingMarks, type Entry, type Ground, type Move, type Standing } from './credit'

const today = '2026-06-08'
const move = { kind: 'list_abnormal', state: 'open', step: 'window', statementUntil: '2026-06-23', waitsFor: '可以陈述、申辩' } as Move
const report = { id: '1', title: '没有报年报', article: '第十一条第一项', cured: false, year: 2023 } as Ground
const party = { id: '2', title: '没有设立党组织', article: '第十一条第二项', cured: false } as Ground
const entry = { id: 'e', list: 'abnormal', listedOn: '2024-07-15', documentNumber: '演示异〔2024〕1号', grounds: [report, party] } as Entry

describe('what stands against an organisation', () => {
  it('marks only what is not as it should be', () => {
    expect(standingMarks({ state: 'normal' })).toEqual([])
    expect(standingMarks({ state: 'proposed' })).toEqual([{ text: '拟列入活动异常名录', kind: 'amber' }])
    expect(standingMarks({ state: 'serious' })).toEqual([{ text: '在严重违法失信名单里', kind: 'red' }])
  })

  it('counts the days of a window and says who has it otherwise', () => {
    expect(moveMarks(move, today)).toEqual([{ text: '还剩 15 天', kind: 'quiet' }])
    expect(moveMarks({ ...move, step: 'review' }, today)).toEqual([{ text: '民政局在办', kind: 'blue' }])
    expect(moveMarks({ ...move, state: 'dropped' }, today)[0]?.text).toBe('没有列入')
    expect(moveMarks({ ...move, kind: 'remove_abnormal', state: 'carried_out' }, today)[0]?.text).toBe('已移出')
  })

  it('says of a revocation what became of it', () => {
    const revocation = { ...move, kind: 'revoke', step: 'review' } as Move
    expect(moveMarks(revocation, today)).toEqual([{ text: '民政局在办', kind: 'blue' }])
    expect(moveMarks({ ...revocation, state: 'carried_out' }, today)[0]?.text).toBe('已撤销')
    expect(moveMarks({ ...revocation, state: 'dropped' }, today)[0]?.text).toBe('没有撤销')
  })

  it('tells what is next, or when it ended', () => {
    expect(moveDetail(move, today)).toBe('可以陈述、申辩')
    expect(moveDetail({ ...move, state: 'carried_out', decidedOn: '2026-06-25', decisionNumber: '演示决1号' }, today)).toBe('2026年6月25日 演示决1号')
    expect(moveDetail({ ...move, kind: 'remove_abnormal', removalDue: '2026-06-15' }, today)).toContain('6月15日（星期一）前移出')
  })

  it('finds the stay that lasts and the application that runs', () => {
    const standing = { entries: [{ ...entry, id: 'old', endedOn: '2025-01-01' }, entry], moves: [move, { ...move, kind: 'remove_abnormal' }] } as Standing
    expect(openEntry(standing)?.id).toBe('e')
    expect(openRemoval(standing)?.kind).toBe('remove_abnormal')
    expect(openEntry(undefined)).toBeUndefined()
  })

  it('names each article once, and what no report cures', () => {
    expect(articlesOf([report, { ...report, year: 2024 }, party]).map(({ words }) => words)).toEqual(['第十一条第一项', '第十一条第二项'])
    expect(othersOf(entry)).toEqual([party])
    expect(groundState(report).text).toBe('还没有改正')
    expect(groundState({ ...report, cured: true, curedBy: 'filed' }).text).toBe('已经补报')
    expect(groundState({ ...report, cured: true, curedBy: 'not_asked' }).text).toBe('不再要求报送')
    expect(groundState({ ...report, cured: true, curedBy: 'left_out' }).text).toBe('不是本单位的责任，已排除')
    expect(groundState({ ...party, cured: true, curedBy: 'rectified' }).text).toBe('已经改正')
  })

  it('tells how a stay ended', () => {
    expect(entryFacts(entry).map(({ name }) => name)).toEqual(['从哪天起', '决定书'])
    expect(entryFacts({ ...entry, endedOn: '2026-06-15', endedBy: 'removed' }).at(-1)).toEqual({ name: '移出', words: '2026年6月15日' })
    expect(entryFacts({ ...entry, endedOn: '2026-06-15', endedBy: 'revoked' }).at(-1)?.name).toBe('撤销列入')
  })

  it('tells what became of an objection', () => {
    expect(objectionWords({ answerDue: '2026-06-30' })).toBe('民政局2026年6月30日前答复。')
    expect(objectionWords({ answer: '已经更正', upheld: true })).toBe('异议成立：已经更正')
  })
})
