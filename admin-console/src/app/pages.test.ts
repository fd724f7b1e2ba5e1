import { describe, expect, it } from 'vitest'
import { menuFor } from './menu'
import { pagesFor } from './pages'
import { routes } from './routes'

const all = { has: () => true } as unknown as ReadonlySet<string>
const labels = (may: (operation: string) => boolean) => pagesFor(menuFor(all), routes, may).map(({ label }) => label)

describe('pages found by name', () => {
  it('are found by their word in the menu and by their title', () => {
    const found = labels(() => true)
    expect(found).toContain('年报审查')
    expect(found).toContain('待审年报')
    expect(found.filter((label) => label === '社会组织')).toHaveLength(1)
  })

  it('are those the person may open', () => {
    expect(labels((operation) => operation !== 'listReviews')).not.toContain('待审年报')
  })
})
