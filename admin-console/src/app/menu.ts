export interface MenuItem {
  label: string
  to: string
  /** Shown only to who may use this operation; absent: to everybody. */
  operation?: string
  /** Hidden from who may use this operation, where they find the page elsewhere. */
  unless?: string
  /** Paths of pages that belong to this work too. */
  also?: readonly string[]
  /** Only in the demo. */
  demo?: boolean
  /** Path of a 20 × 20 line drawing. */
  icon: string
}

const MENU: readonly MenuItem[] = [
  { label: '待办', to: '/', icon: 'M4 5.5l1.5 1.5L8 4.5M4 11.5L5.5 13 8 10.5M11 6h6M11 12h6' },
  { label: '领导看板', to: '/leader', operation: 'getLeaderPage', icon: 'M3 4h14v9H3zM10 13v4M6 17h8M6 10V8M9 10V6M12 10V7' },
  {
    label: '社会组织',
    to: '/organizations',
    operation: 'listOrganizations',
    icon: 'M3 17h14M5 17V7l5-3.5L15 7v10M8.5 17v-4h3v4M8 9.5h4',
  },
  {
    label: '年报',
    to: '/campaigns',
    operation: 'listCampaigns',
    also: ['/filing-pages', '/supervising-units', '/filed'],
    icon: 'M5 3h7l3 3v11H5zM12 3v3h3M7.5 10h5M7.5 13h5',
  },
  { label: '初审', to: '/consents', operation: 'listConsentRequests', icon: 'M4 3h9v14H4zM6.5 7h4M6.5 10h2.5M9.5 13.5l2 2 5-5.5' },
  {
    label: '名录与处罚',
    to: '/credit-moves',
    operation: 'listCreditMoves',
    also: ['/credit-tasks', '/credit-objections', '/credit-lists', '/credit-runs', '/credit-holds', '/credit-rules', '/penalties'],
    icon: 'M4 4h12v12H4zM7 8h6M7 11h6M7 14h3M10 2v2',
  },
  {
    label: '公示',
    to: '/publications',
    operation: 'listPublicationBatches',
    also: ['/corrections', '/open-data'],
    icon: 'M4 3h12v9H4zM7 6h6M7 9h4M10 12v5M7 17h6',
  },
  {
    label: '年报审查',
    to: '/return-reviews',
    operation: 'listReviews',
    also: ['/legal-reviews', '/conclusions', '/rectifications'],
    icon: 'M5 3h7l3 3v5M5 3v14h5M7.5 8h5M7.5 11h3M11.5 15l2 2 4-4.5',
  },
  {
    label: '群发通知',
    to: '/circulars',
    operation: 'listCirculars',
    also: ['/templates', '/ladders', '/holidays', '/wechat'],
    icon: 'M3 6h14v9H3zM3 6.5l7 5 7-5',
  },
  {
    label: '联系',
    to: '/calls',
    operation: 'listCalls',
    also: ['/letters', '/tasks', '/bounces'],
    icon: 'M6 3.5L8.2 7 6.7 8.5c.8 2 2.3 3.6 4.5 4.6l1.6-1.5 3.4 2.1v2.4c-7 1-13-5.4-12.4-12.6z',
  },
  {
    label: '普法内容',
    to: '/content',
    operation: 'listPieces',
    also: ['/reviews'],
    icon: 'M10 5.5C8 4 5.5 3.7 3 4v11c2.5-.3 5 0 7 1.5 2-1.5 4.5-1.8 7-1.5V4c-2.5-.3-5 0-7 1.5zM10 5.5v11',
  },
  { label: '办事机构', to: '/offices', operation: 'listOfficeRecords', icon: 'M10 17c-3.5-4-5-6.5-5-8.8a5 5 0 0 1 10 0C15 10.5 13.5 13 10 17zM10 10a2 2 0 1 0 0-4 2 2 0 0 0 0 4z' },
  { label: '培训', to: '/coverage', operation: 'getCoverage', also: ['/posts', '/volunteers', '/trainings'], icon: 'M3 6l7-3 7 3-7 3zM6 7.5V12c1 1.2 2.4 1.8 4 1.8s3-.6 4-1.8V7.5M17 6v5' },
  { label: '课程', to: '/courses', operation: 'listCourseRecords', icon: 'M4 4h9a3 3 0 0 1 3 3v10H7a3 3 0 0 1-3-3zM4 14a3 3 0 0 1 3-3h9M8 7h4' },
  { label: '题库与考试', to: '/exam', operation: 'listExamQuestions', icon: 'M5 3h10v14H5zM7.5 7h5M7.5 10h5M7.5 13.5l1 1 2-2' },
  { label: '考试成绩', to: '/exam/results', operation: 'getExamResults', unless: 'listExamQuestions', icon: 'M5 3h10v14H5zM7.5 7h5M7.5 10h5M7.5 13.5l1 1 2-2' },
  { label: '证书与学时', to: '/certificates', operation: 'listCertificates', also: ['/hours-statements', '/hours'], icon: 'M4 3h12v10H4zM7 6.5h6M7 9.5h3M12 12v5l1.5-1 1.5 1v-5' },
  { label: '普法活动', to: '/events', operation: 'listPufaEvents', also: ['/stands', '/plan', '/legal-days', '/reach', '/joint-sheets', '/leaflets'], icon: 'M4 8v4l8 3.5V4.5zM12 7.5c1.5.3 2.5 1.2 2.5 2.5s-1 2.2-2.5 2.5M6 13v3.5' },
  { label: '协作普法', to: '/my-parts', operation: 'listMyParts', icon: 'M4 3h12v14H4zM7 7h6M7 10h6M7 13h3' },
  {
    label: '群众需求',
    to: '/needs',
    operation: 'getNeedsBoard',
    also: ['/questions', '/opinions', '/proposals', '/hotline'],
    icon: 'M3 4h14v9H9l-4 3.5V13H3zM7 8.5h.01M10 8.5h.01M13 8.5h.01',
  },
  {
    label: '法律法规',
    to: '/statutes',
    operation: 'listStatuteUse',
    also: ['/stale', '/statute-files'],
    icon: 'M10 3v14M6 17h8M4 6h12M4 6l-2 5h4zM16 6l-2 5h4z',
  },
  { label: '台账', to: '/ledgers', operation: 'listLedgerEntries', icon: 'M4 3h12v14H4zM7 3v14M10 7h3M10 10h3M10 13h3' },
  { label: '法治报告', to: '/law-reports', operation: 'listLawReports', icon: 'M5 3h8l3 3v11H5zM8 8h5M8 11h5M8 14h3' },
  { label: '法律顾问', to: '/counsel', operation: 'listCounselRequests', icon: 'M4 4h12v8H9l-4 4v-4H4zM7 7h6M7 9.5h3' },
  { label: '年度数据', to: '/figures', operation: 'getYearlyFigures', icon: 'M3 17h14M5.5 17V11M10 17V4M14.5 17V8' },
  { label: '岗位', to: '/duties', operation: 'getStaffing', icon: 'M3 5h14v11H3zM3 9h14M8 5V3h4v2M10 11v2' },
  { label: '代理', to: '/deputies', operation: 'listDeputies', icon: 'M7 8.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5zM2.5 15c.4-2.6 2.2-4 4.5-4M11 8h6m-2-2 2 2-2 2M17 14h-6m2-2-2 2 2 2' },
  { label: '操作记录', to: '/audit', operation: 'listAuditEvents', icon: 'M10 3a7 7 0 1 1-6.5 4.4M3 3v4.5h4.5M10 6.5V10l2.5 2' },
  { label: '微信', to: '/wechat', operation: 'getWeChatState', unless: 'listCirculars', icon: 'M4 5h12v8H9l-3 3v-3H4zM7.5 9h.01M10 9h.01M12.5 9h.01' },
  { label: '账号', to: '/people', operation: 'listPeople', icon: 'M10 9.5a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM4 17c.5-3.5 3-5 6-5s5.5 1.5 6 5' },
  { label: '开办向导', to: '/setup', operation: 'getCountySetup', icon: 'M5 17V3M5 4h9l-2 3 2 3H5' },
  { label: '手机', to: '/phones', demo: true, icon: 'M6.5 3h7v14h-7zM9 14.5h2' },
]

/** The menu of a person who may use these operations. */
export function menuFor(operations: ReadonlySet<string>, demo = false): MenuItem[] {
  return MENU.filter((item) => (!item.operation || operations.has(item.operation)) && !(item.unless && operations.has(item.unless)) && (!item.demo || demo))
}

/** Whether the console is of any use to them: whoever has none of its pages works on the phone. */
export const hasWork = (operations: ReadonlySet<string>) => menuFor(operations).some(({ to }) => to !== '/')

/** Whether a path belongs to the work of this item. */
export function isWithin({ to, also = [] }: MenuItem, path: string): boolean {
  if (to === '/') return path === '/'
  return [to, ...also].some((start) => path === start || path.startsWith(`${start}/`))
}
