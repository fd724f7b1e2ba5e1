import citingKind from '@/shared/api/generated/values/CitingKind'
import type { Tone } from '@/shared/words'
import type { ArticlePair, StaleCitation, StatuteFile, StatuteStatus } from './api'

export const STATUS: Record<StatuteStatus, { word: string; tone: Tone }> = {
  in_force: { word: '现行有效', tone: 'green' },
  not_yet: { word: '尚未施行', tone: 'blue' },
  amended: { word: '已有新版', tone: 'plain' },
  repealed: { word: '已废止', tone: 'red' },
}

export const PAIRS: Record<ArticlePair['kind'], { word: string; tone: Tone }> = {
  same: { word: '没有变', tone: 'plain' },
  changed: { word: '有改动', tone: 'amber' },
  renumbered: { word: '只换了条号', tone: 'blue' },
  added: { word: '新增', tone: 'green' },
  gone: { word: '删去', tone: 'red' },
}

export const WHAT: Record<StaleCitation['what'], { word: string; tone: Tone }> = {
  changed: { word: '条文有改动', tone: 'amber' },
  renumbered: { word: '只换了条号', tone: 'blue' },
  gone: { word: '条文删去了', tone: 'red' },
  repealed: { word: '法规废止', tone: 'red' },
  unknown: { word: '新文本还没收录', tone: 'amber' },
  corrected: { word: '文本或施行日期更正过', tone: 'amber' },
}

export const HOW: Record<NonNullable<StaleCitation['settledHow']>, string> = {
  still_right: '复核无误',
  noted: '已知悉',
  rewritten: '已改写',
  unchanged: '条文其实没变',
  replaced: '又有了更新的版本',
}

export const OUTCOMES: Record<StatuteFile['outcome'], { word: string; tone: Tone }> = {
  imported: { word: '已导入', tone: 'green' },
  unchanged: { word: '没有变化', tone: 'plain' },
  refused: { word: '没有导入', tone: 'red' },
  ignored: { word: '不用导入', tone: 'plain' },
}

/** Kinds of what cites the law; one that is new here is called by what it is. */
const KINDS: Record<string, string> = citingKind

export const kindWord = (kind: string) => KINDS[kind] ?? '其他内容'

/** Kinds that residents read, and that leave the public side when their law ends. */
export const isPublic = (kind: string) => ['card', 'guide', 'quiz'].includes(kind)

export const TOPICS: Record<string, string> = {
  marriage: '婚姻家庭',
  funeral: '殡葬',
  relief: '社会救助',
  welfare: '养老助残',
  child: '儿童保护',
  organization: '社会组织',
  general: '通用',
}
