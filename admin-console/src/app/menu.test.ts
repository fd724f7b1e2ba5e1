import { describe, expect, it } from 'vitest'
import { menuFor } from './menu'
import { routes } from './router'

const labels = (...operations: string[]) => menuFor(new Set(operations)).map((item) => item.label)

describe('menuFor', () => {
  it('shows only what the person may do', () => {
    expect(labels('listPeople', 'listAuditEvents')).toEqual(['待办', '操作记录', '账号'])
    expect(labels('listOrganizations')).toEqual(['待办', '社会组织'])
    expect(labels()).toEqual(['待办'])
  })

  it('asks for the same operation as the page it opens', () => {
    const everything = new Set(['getStaffing', 'listDeputies', 'listOrganizations', 'listCampaigns', 'getYearlyFigures', 'listAuditEvents', 'listPeople'])
    for (const item of menuFor(everything)) {
      const route = routes.find(({ path }) => path === item.to || path.startsWith(`${item.to}/:`))
      expect(route?.meta?.operation, item.to).toBe(item.operation)
    }
  })
})
