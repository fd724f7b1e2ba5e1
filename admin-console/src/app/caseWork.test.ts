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

  it('have the earliest last day among moves, whichever was proposed first', async () => {
    const items = [{ proposedOn: '2026-06-01' }, { proposedOn: '2026-06-03', removalDue: '2026-06-20' }, { proposedOn: '2026-06-05', removalDue: '2026-06-12' }]
    vi.stubGlobal('fetch', async (request: Request) => {
      const size = Number(new URL(request.url).searchParams.get('size'))
      return new Response(JSON.stringify({ total: 3, items: items.slice(0, size) }), { headers: { 'Content-Type': 'application/json' } })
    })
    access.operations = new Set(['reviewProcedure', 'decideCreditMove', 'answerStatement', 'verifyCreditRemoval'])
    const work = caseWork(await loadWaits(), '2026-06-10')
    expect(work).toHaveLength(4)
    for (const queue of work) expect(queue).toMatchObject({ due: '2026-06-12', when: '最急的还剩 2 天，最早的是 9 天前' })
  })

  it('have objections and what fell due, with the last day of what has one', async () => {
    const answers: Record<string, unknown> = {
      '/api/credit-objections': { total: 3, items: [{ madeOn: '2026-06-01', answerDue: '2026-06-30' }] },
      '/api/credit-tasks': { total: 2, items: [{ kind: 'two_years_full', dueOn: '2026-06-02' }, { kind: 'removal_due', dueOn: '2026-06-12' }] },
    }
    vi.stubGlobal('fetch', async (request: Request) => {
      const answer = answers[new URL(request.url).pathname] ?? { total: 0, items: [] }
      return new Response(JSON.stringify(answer), { headers: { 'Content-Type': 'application/json' } })
    })
    access.operations = new Set(['answerCreditObjection', 'proposeCreditMove'])
    expect(caseWork(await loadWaits(), '2026-06-10')).toMatchObject([
      { title: '3 份名录异议等您答复', to: '/credit-objections', due: '2026-06-30', when: '最急的还剩 20 天，最早的是 9 天前' },
      { title: '2 件名录事项到期了', to: '/credit-tasks', due: '2026-06-12', when: '最急的还剩 2 天，最早的是 8 天前' },
    ])
  })

  it('have what is overdue first', () => {
    const tones = QUEUES.map(({ tone }) => tone)
    expect(tones.lastIndexOf('red')).toBeLessThan(tones.indexOf('amber'))
  })
})
