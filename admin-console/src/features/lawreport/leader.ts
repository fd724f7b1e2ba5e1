import type { LeaderNumbers } from '@/shared/api/types'
import { count } from '@/shared/words'
import { percentText, type Share } from './shares'

/** One matter of the leader's page: a number, how it is made up, and where its rows are. */
export interface Tile {
  key: string
  title: string
  value: string
  unit: string
  note: string
  shares: Share[]
  /** More lists that it leads to. */
  links: Link[]
  /** What the parts are counted in. */
  of: string
  /** Opened only by who may use the operation. */
  to: string
  operation: string
}

interface Link {
  words: string
  to: string
}

/** In the order in which a leader asks. */
export function tiles(numbers: LeaderNumbers): Tile[] {
  return [...returns(numbers), reviews(numbers), lists(numbers), posts(numbers), events(numbers), questions(numbers), ...clocks(numbers)]
}

function returns({ returns: one }: LeaderNumbers): Tile[] {
  if (!one) return []
  return [
    {
      key: 'returns',
      title: `${one.year} 年度报告报送`,
      value: percentText(one.submitted, one.asked),
      unit: '%',
      note: one.overdue ? `过了期限还没有报的 ${count(one.overdue)} 家` : '没有过期未报的',
      shares: [
        { label: '已报送', value: one.submitted, tone: 'green', to: `/campaigns/${one.campaign}/returns` },
        { label: '未报送', value: one.asked - one.submitted, tone: one.overdue ? 'red' : 'plain', to: `/campaigns/${one.campaign}` },
      ],
      links: one.owed.map(({ campaign, year, organizations }) => ({ words: `${year} 年度欠报 ${count(organizations)} 家`, to: `/campaigns/${campaign}` })),
      of: '家',
      to: `/campaigns/${one.campaign}`,
      operation: 'getCampaign',
    },
  ]
}

function reviews({ reviews: one }: LeaderNumbers): Tile {
  return {
    key: 'reviews',
    title: '待审查的年报',
    value: count(one.waiting + one.proposed),
    unit: '份',
    note: one.proposed ? `其中 ${count(one.proposed)} 份等法制审核` : '没有等法制审核的',
    shares: [
      { label: '待审', value: one.waiting, tone: 'amber', to: '/return-reviews?state=waiting' },
      { label: '退回补正', value: one.correcting, tone: 'plain', to: '/return-reviews?state=correcting' },
      { label: '等法制审核', value: one.proposed, tone: 'blue', to: '/return-reviews?state=proposed' },
    ],
    links: [],
    of: '份',
    to: '/return-reviews',
    operation: 'listReviews',
  }
}

function lists({ lists: one }: LeaderNumbers): Tile {
  return {
    key: 'lists',
    title: '信用名录',
    value: count(one.abnormal + one.serious),
    unit: '家',
    note: one.openMoves ? `${count(one.openMoves)} 家正在办列入或者移出` : '没有正在办的',
    shares: [
      { label: '活动异常名录', value: one.abnormal, tone: 'amber', to: '/credit-lists?state=abnormal' },
      { label: '严重违法失信名单', value: one.serious, tone: 'red', to: '/credit-lists?state=serious' },
    ],
    links: one.openMoves ? [{ words: '看正在办的', to: '/credit-moves' }] : [],
    of: '家',
    to: '/credit-lists',
    operation: 'listCreditStandings',
  }
}

function posts({ posts: one }: LeaderNumbers): Tile {
  return {
    key: 'posts',
    title: '儿童工作岗位可上岗',
    value: percentText(one.ready, one.posts),
    unit: '%',
    note: one.expiring ? `60 天内到期的 ${count(one.expiring)} 个` : '近期没有到期的',
    shares: [
      { label: '可上岗', value: one.ready, tone: 'green' },
      { label: '有人未就绪', value: one.posts - one.ready - one.vacant, tone: 'amber' },
      { label: '空缺', value: one.vacant, tone: 'red' },
    ],
    links: [],
    of: '个岗位',
    to: '/coverage',
    operation: 'getCoverage',
  }
}

function events({ on, events: one }: LeaderNumbers): Tile {
  return {
    key: 'events',
    title: '今年的普法活动',
    value: count(one.held),
    unit: '场',
    note: one.items ? `责任清单 ${count(one.items)} 项，过期没有办完的 ${count(one.overdue)} 项` : '今年的责任清单还没有定',
    shares: [
      { label: '已完成', value: one.done, tone: 'green', to: '/plan?state=done' },
      { label: '进行中', value: one.items - one.done - one.overdue, tone: 'plain', to: '/plan?state=open' },
      { label: '过期', value: one.overdue, tone: 'red', to: '/plan?state=overdue' },
    ],
    links: [{ words: '看责任清单', to: '/plan' }],
    of: '项',
    to: `/events?year=${on.slice(0, 4)}`,
    operation: 'listPufaEvents',
  }
}

function questions({ questions: waiting }: LeaderNumbers): Tile {
  return {
    key: 'questions',
    title: '没有答复的群众提问',
    value: count(waiting),
    unit: '个',
    note: waiting ? '请安排答复，或者写成卡片' : '都答复了',
    shares: [],
    links: [],
    of: '个',
    to: '/needs',
    operation: 'getNeedsBoard',
  }
}

function clocks({ clocks: all }: LeaderNumbers): Tile[] {
  return all
    .filter(({ kind, open }) => open > 0 || kind === 'petition' || kind === 'hotline')
    .map((one) => ({
      key: one.kind,
      title: `在办的${one.title}`,
      value: count(one.open),
      unit: '件',
      note: one.overdue ? `${count(one.overdue)} 件超过期限` : '没有超过期限的',
      shares: [
        { label: '期限内', value: one.open - one.soon - one.overdue, tone: 'green' },
        { label: '3 个工作日内到期', value: one.soon, tone: 'amber', to: `/ledgers/${one.kind}?state=soon` },
        { label: '超过期限', value: one.overdue, tone: 'red', to: `/ledgers/${one.kind}?state=overdue` },
      ],
      links: [],
      of: '件',
      to: `/ledgers/${one.kind}`,
      operation: 'listLedgerEntries',
    }))
}

export interface Approval {
  key: string
  words: string
  to: string
}

/** What waits for a leader, each where it is decided. */
export function approvals({ approvals: one }: LeaderNumbers): Approval[] {
  const all: Approval[] = one.reports.map(({ id, title }) => ({ key: id, words: `${title}，等您批准`, to: `/law-reports/${id}` }))
  if (one.campaigns) all.push({ key: 'campaigns', words: `${count(one.campaigns)} 项年报工作，等审核发布`, to: '/campaigns' })
  if (one.moves) all.push({ key: 'moves', words: `${count(one.moves)} 家列入或者移出名录，正在办`, to: '/credit-moves' })
  return all
}
