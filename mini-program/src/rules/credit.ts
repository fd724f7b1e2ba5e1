import type { Answer } from '@/platform/http'
import { dayWithWeekday, dueWords, fullDay, urgencyMarks } from './days'
import type { Mark } from './filing'

export type Standing = Answer<'getCreditStanding'>
export type Move = Standing['moves'][number]
export type Entry = Standing['entries'][number]
export type Ground = Entry['grounds'][number]
export type Objection = Standing['objections'][number]
export type OwnPenalty = Answer<'listOwnPenalties'>['items'][number]

const STATES: Record<Standing['state'], string> = {
  normal: '没有列入名录',
  proposed: '拟列入活动异常名录',
  abnormal: '在活动异常名录里',
  proposed_serious: '拟列入严重违法失信名单',
  serious: '在严重违法失信名单里',
}

const KINDS: Record<Move['kind'], string> = {
  list_abnormal: '拟列入活动异常名录',
  add_ground: '拟增加列入的情形',
  move_serious: '拟转入严重违法失信名单',
  list_serious: '拟列入严重违法失信名单',
  remove_abnormal: '申请移出活动异常名录',
  remove_serious: '申请移出严重违法失信名单',
  revoke: '撤销列入',
}

const LISTS: Record<Entry['list'], string> = { abnormal: '活动异常名录', serious: '严重违法失信名单' }

const ENDINGS: Record<NonNullable<Entry['endedBy']>, string> = { removed: '移出', moved: '转入严重违法失信名单', revoked: '撤销列入' }

const PENALTIES: Record<OwnPenalty['state'], Mark> = {
  told: { text: '可以陈述、申辩', kind: 'amber' },
  hearing: { text: '听证', kind: 'amber' },
  deciding: { text: '等决定', kind: 'blue' },
  decided: { text: '已决定', kind: 'quiet' },
  paid: { text: '办结了', kind: 'quiet' },
  dismissed: { text: '不予处罚', kind: 'quiet' },
  revoked: { text: '决定已撤销、变更', kind: 'quiet' },
}

export const stateTitle = ({ state }: Pick<Standing, 'state'>): string => STATES[state]
export const listName = ({ list }: Pick<Entry, 'list'>): string => LISTS[list]
export const moveTitle = ({ kind }: Pick<Move, 'kind'>): string => KINDS[kind]
export const penaltyMark = ({ state }: Pick<OwnPenalty, 'state'>): Mark => PENALTIES[state]
export const isRemoval = ({ kind }: Pick<Move, 'kind'>): boolean => kind === 'remove_abnormal' || kind === 'remove_serious'
export const isOpenPenalty = ({ state }: Pick<OwnPenalty, 'state'>): boolean => state === 'told' || state === 'hearing' || state === 'deciding'

/** A mark where the organisation is on a list or may be put there; nothing says that all is well. */
export function standingMarks({ state }: Pick<Standing, 'state'>): Mark[] {
  if (state === 'normal') return []
  return [{ text: STATES[state], kind: state === 'proposed' ? 'amber' : 'red' }]
}

function outcome(move: Pick<Move, 'kind' | 'state'>): string {
  const done = move.state === 'carried_out'
  if (move.kind === 'revoke') return done ? '已撤销' : '没有撤销'
  if (isRemoval(move)) return done ? '已移出' : '没有移出'
  return done ? '已决定' : '没有列入'
}

export function moveMarks(move: Move, today: string): Mark[] {
  if (move.state !== 'open') return [{ text: outcome(move), kind: 'quiet' }]
  if (move.step === 'window' && move.statementUntil) {
    const { left, urgency } = dueWords(move.statementUntil, today)
    return [{ text: left, kind: urgencyMarks[urgency] }]
  }
  return [{ text: '民政局在办', kind: 'blue' }]
}

export function moveDetail(move: Move, today: string): string {
  if (move.state !== 'open') return move.decidedOn ? `${fullDay(move.decidedOn)}${move.decisionNumber ? ` ${move.decisionNumber}` : ''}` : ''
  if (isRemoval(move) && move.removalDue) return `核实好了，${dayWithWeekday(move.removalDue, today)}前移出`
  return move.waitsFor
}

export function openEntry(standing: Standing | undefined): Entry | undefined {
  return standing?.entries.find((entry) => !entry.endedOn)
}

export function openRemoval(standing: Standing | undefined): Move | undefined {
  return standing?.moves.find((move) => isRemoval(move) && move.state === 'open')
}

export function entryFacts(entry: Entry) {
  return [
    { name: '从哪天起', words: fullDay(entry.listedOn) },
    ...(entry.documentNumber ? [{ name: '决定书', words: entry.documentNumber }] : []),
    ...(entry.endedOn ? [{ name: ENDINGS[entry.endedBy ?? 'removed'], words: fullDay(entry.endedOn) }] : []),
  ]
}

const CURES: Record<NonNullable<Ground['curedBy']>, string> = { filed: '已经补报', rectified: '已经改正', not_asked: '不再要求报送', left_out: '不是本单位的责任，已排除' }

export const groundState = (ground: Ground): Mark =>
  ground.curedBy ? { text: CURES[ground.curedBy], kind: 'blue' } : { text: '还没有改正', kind: 'amber' }

/** Each article once, with what it is about. */
export function articlesOf(grounds: readonly Ground[]): { name: string; words: string }[] {
  return [...new Map(grounds.map((one) => [one.article, one.title]))].map(([words, name]) => ({ name, words }))
}

/** Grounds that no report cures: whether they are, the bureau goes and sees. */
export function othersOf(entry: Entry): Ground[] {
  return entry.grounds.filter((ground) => !ground.cured && ground.year === undefined)
}

export function objectionWords(one: Pick<Objection, 'answer' | 'upheld' | 'answerDue'>): string {
  if (one.answer) return `${one.upheld ? '异议成立' : '异议不成立'}：${one.answer}`
  return one.answerDue ? `民政局${fullDay(one.answerDue)}前答复。` : '等民政局答复。'
}
