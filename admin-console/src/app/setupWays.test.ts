import { describe, expect, it } from 'vitest'
import { WAYS } from '@/features/setup/words'
import { routes } from './routes'

const contract = import.meta.glob<string>('/../api-spec/*.yaml', { query: '?raw', import: 'default', eager: true })

describe('ways of the guide', () => {
  const ways = Object.values(WAYS).flatMap(({ to }) => to ?? [])

  it('lead to pages that exist', () => {
    const paths = routes.map(({ path }) => path.replace(/\/:.*$/, ''))
    expect(ways.length).toBeGreaterThan(4)
    expect(ways.filter(({ path }) => !paths.includes(path))).toEqual([])
  })

  it('are shown by operations that exist', () => {
    const text = Object.values(contract).join('\n')
    expect(ways.filter(({ operation }) => !text.includes(`operationId: ${operation}\n`))).toEqual([])
  })
})
