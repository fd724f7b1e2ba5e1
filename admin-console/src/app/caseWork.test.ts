import { beforeEach, describe, expect, it, vi } from 'vitest'
import { access } from '@/shared/access'
import { caseWork, loadWaits, QUEUES } from './caseWork'
import { routes } from './routes'

const contract = Object.values(import.meta.glob<string>('/../api-spec/*.yaml', { query: '?raw', import: 'default', eager: true })).join('\n')

function answerAll(total: number): string[] {
  const asked: string[] = []
  vi.stubGlobal('fetch', async (request: Request) => {
    const { pathname, search } = new URL(request.url)
    asked.push(pathname + search)
    return new Response(JSON.stringify({ total, items: [] }), { headers: { 'Content-Type': 'application/json' } })
  })
  return asked
}

beforeEach(() => void (access.operations = new Set()))

describe('queues of the home page', () => {
  it('stand at pages and operations that exist', () => {
    const paths = routes.map(({ path }) => path.replace(/\/:.*$/, ''))
    expect(QUEUES.filter(({ to }) => !paths.includes(to.split('?')[0] ?? ''))).toEqual([])
    expect(QUEUES.filter(({ operation }) => !contract.includes(`operationId: ${operation}\n`))).toEqual([])
  })

  it('ask for nothing that is somebody else’s', async () => {
    const asked = answerAll(3)
    access.operations = new Set(['agreeReviewDecision'])
    const work = caseWork(await loadWaits())
    expect(asked).toEqual(['/api/review-decisions?state=proposed&page=1&size=1', '/api/review-decisions?state=proposed&page=3&size=1'])
    expect(work).toMatchObject([{ title: '3 份年检结论等您法制审核', to: '/legal-reviews', tone: 'amber' }])
  })

  it('say nothing of what is empty', async () => {
    answerAll(0)
    access.operations = new Set(['decideExtension', 'reviewPublicationBatch'])
    expect(caseWork(await loadWaits())).toEqual([])
  })

  it('have what is overdue first', () => {
    const tones = QUEUES.map(({ tone }) => tone)
    expect(tones.lastIndexOf('red')).toBeLessThan(tones.indexOf('amber'))
  })
})
