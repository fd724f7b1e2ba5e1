import { describe, expect, it } from 'vitest'
import { isWithin, menuFor } from './menu'
import { routes } from './routes'

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
