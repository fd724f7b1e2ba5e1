import { describe, expect, it } from 'vitest'
import { hasWork, isWithin, menuFor } from './menu'
import { routes } from './routes'

const [matrix = ''] = Object.values(import.meta.glob<string>('/../api-spec/authorization.csv', { query: '?raw', import: 'default', eager: true }))
const rows = matrix.trim().split('\n').slice(1).map((row) => row.split(','))
const EVERYBODY = ['anyone', 'signed_in']
const roles = [...new Set(rows.map(([, role = '']) => role))].filter((role) => !EVERYBODY.includes(role))
/** As the server tells whoever holds this role alone. */
const operationsOf = (role: string) => new Set(rows.filter(([, held = '', , allow]) => allow === 'yes' && [role, ...EVERYBODY].includes(held)).map(([operation = '']) => operation))

const labels = (...operations: string[]) => menuFor(new Set(operations)).map((item) => item.label)

describe('menuFor', () => {
  it('shows only what the person may do', () => {
    expect(labels('listPeople', 'listAuditEvents')).toEqual(['待办', '操作记录', '账号'])
    expect(labels('listOrganizations')).toEqual(['待办', '社会组织'])
    expect(labels()).toEqual(['待办'])
  })

  it('shows the pages of one kind of work once', () => {
    expect(labels('getWeChatState')).toEqual(['待办', '微信'])
    expect(labels('getWeChatState', 'listCirculars')).toEqual(['待办', '群发通知'])
    const [, circulars] = menuFor(new Set(['listCirculars']))
    expect(circulars && ['/templates/x', '/circulars', '/callsX'].map((path) => isWithin(circulars, path))).toEqual([true, true, false])
  })

  it('asks for the same operation as the page it opens', () => {
    const everything = new Set(['listCirculars', 'listCalls', 'getStaffing', 'listDeputies', 'listOrganizations', 'listCampaigns', 'getYearlyFigures', 'listAuditEvents', 'listPeople', 'listPieces', 'listStatuteUse', 'listOfficeRecords'])
    for (const item of menuFor(everything, true)) {
      const route = routes.find(({ path }) => path === item.to || (path.startsWith(`${item.to}/:`) && !path.endsWith('/file')))
      expect(route?.meta?.operation, item.to).toBe(item.operation)
    }
  })
})

describe('hasWork', () => {
  it('is said of every role that has a page of its own, and of no other', () => {
    expect(roles.length).toBeGreaterThan(15)
    const without = ['resident', ...roles].filter((role) => !hasWork(operationsOf(role)))
    expect(without.sort()).toEqual(['child_director', 'child_supervisor', 'resident', 'volunteer'])
  })
})
