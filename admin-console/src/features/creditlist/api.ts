import { answer, api } from '@/shared/api/client'
import type { CreditDossier, CreditHoldPage, CreditMove, CreditMoveKind, CreditMovePage, CreditMoveStep, CreditObjectionPage, CreditProposal, CreditPublicationClass, CreditRevocation, CreditRuleBook, CreditRun, CreditRunLinePage, CreditRunPage, CreditStandingPage, CreditState, CreditTaskPage, CreditVerdict } from '@/shared/api/types'

interface Paged {
  page: number
  size: number
}

const keyed = (key: string) => ({ 'Idempotency-Key': key })

export function listMoves(query: Paged & { state?: 'open' | 'carried_out' | 'dropped'; kind?: CreditMoveKind; step?: CreditMoveStep; text?: string }): Promise<CreditMovePage> {
  return answer(api.GET('/api/credit-moves', { params: { query } }))
}

export function getMove(move: string): Promise<CreditMove> {
  return answer(api.GET('/api/credit-moves/{move}', { params: { path: { move } } }))
}

export function proposeMove(body: CreditProposal, key: string): Promise<CreditMove> {
  return answer(api.POST('/api/credit-moves', { params: { header: keyed(key) }, body }))
}

export function decideMove(move: string, body: never, key: string): Promise<CreditMove> {
  return answer(api.POST('/api/credit-moves/{move}/decision', { params: { path: { move }, header: keyed(key) }, body }))
}

export function getDecisionPaper(move: string): Promise<Blob> {
  return answer(api.GET('/api/credit-moves/{move}/decision/paper', { params: { path: { move } }, parseAs: 'blob', headers: { Accept: '*/*' } }))
}

export function serveDecision(move: string, body: never, key: string): Promise<CreditMove> {
  return answer(api.POST('/api/credit-moves/{move}/decision/service', { params: { path: { move }, header: keyed(key) }, body }))
}

export function verifyRemoval(move: string, body: never, key: string): Promise<CreditMove> {
  return answer(api.POST('/api/credit-moves/{move}/verification', { params: { path: { move }, header: keyed(key) }, body }))
}

export function applyRemoval(organization: string, statement: string, key: string): Promise<unknown> {
  return answer(api.POST('/api/credit-removals', { params: { header: keyed(key) }, body: { organization, statement } }))
}

export function proposeRevocation(entry: string, body: CreditRevocation, key: string): Promise<CreditMove> {
  return answer(api.POST('/api/credit-entries/{entry}/revocation', { params: { path: { entry }, header: keyed(key) }, body }))
}

export function classifyEntry(entry: string, body: { class: CreditPublicationClass; reason: string }, key: string): Promise<unknown> {
  return answer(api.POST('/api/credit-entries/{entry}/publication', { params: { path: { entry }, header: keyed(key) }, body }))
}

export function listStandings(query: Paged & { state?: CreditState; text?: string }): Promise<CreditStandingPage> {
  return answer(api.GET('/api/credit-standings', { params: { query } }))
}

export function getStanding(organization: string): Promise<CreditDossier> {
  return answer(api.GET('/api/credit-standings/{organization}', { params: { path: { organization } } }))
}

export function listRuns(query: Paged): Promise<CreditRunPage> {
  return answer(api.GET('/api/credit-runs', { params: { query } }))
}

export function createRun(job: string, key: string): Promise<CreditRun> {
  return answer(api.POST('/api/credit-runs', { params: { query: { job }, header: keyed(key) } }))
}

export function getRun(run: string): Promise<CreditRun> {
  return answer(api.GET('/api/credit-runs/{run}', { params: { path: { run } } }))
}

export function listRunLines(run: string, query: Paged & { verdict?: CreditVerdict; differs?: boolean; text?: string }): Promise<CreditRunLinePage> {
  return answer(api.GET('/api/credit-runs/{run}/lines', { params: { path: { run }, query } }))
}

export function makeRun(run: string, body: never, job: string, key: string): Promise<CreditRun> {
  return answer(api.POST('/api/credit-runs/{run}/proposals', { params: { path: { run }, query: { job }, header: keyed(key) }, body }))
}

export function excludeLine(line: string, reason: string, key: string): Promise<unknown> {
  return answer(api.POST('/api/credit-run-lines/{line}/exclusion', { params: { path: { line }, header: keyed(key) }, body: { reason } }))
}

export function listHolds(query: Paged): Promise<CreditHoldPage> {
  return answer(api.GET('/api/credit-holds', { params: { query } }))
}

export function holdCredit(body: never, key: string): Promise<unknown> {
  return answer(api.POST('/api/credit-holds', { params: { header: keyed(key) }, body }))
}

export function endHold(hold: string, reason: string, key: string): Promise<unknown> {
  return answer(api.POST('/api/credit-holds/{hold}/end', { params: { path: { hold }, header: keyed(key) }, body: { reason } }))
}

export function listTasks(query: Paged): Promise<CreditTaskPage> {
  return answer(api.GET('/api/credit-tasks', { params: { query } }))
}

export function listObjections(query: Paged & { open?: boolean }): Promise<CreditObjectionPage> {
  return answer(api.GET('/api/credit-objections', { params: { query } }))
}

export function recordObjection(body: { organization: string; entry?: string; text: string }, key: string): Promise<unknown> {
  return answer(api.POST('/api/credit-objections', { params: { header: keyed(key) }, body }))
}

export function answerObjection(objection: string, body: { answer: string; upheld: boolean }, key: string): Promise<unknown> {
  return answer(api.POST('/api/credit-objections/{objection}/answer', { params: { path: { objection }, header: keyed(key) }, body }))
}

export function getRules(): Promise<CreditRuleBook> {
  return answer(api.GET('/api/credit-rules'))
}

export function setReading(body: never, key: string): Promise<unknown> {
  return answer(api.POST('/api/credit-readings', { params: { header: keyed(key) }, body }))
}
