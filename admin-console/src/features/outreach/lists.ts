import { today } from '@/shared/dates'
import { fetchKnown, lastKnown, type Known } from '@/shared/device/known'
import { DIVISIONS, knownDivisions } from '@/shared/divisions'
import { listPlanItems, listTopics, type TopicName } from './api'

const FRESH_MS = 12 * 3_600_000
const TOPICS = 'topics'
const planOf = (year: string) => `plan/${year}`

export interface PlanChoice {
  id: string
  label: string
}

export function knownTopics(): Promise<Known<TopicName[]>> {
  return fetchKnown(TOPICS, listTopics)
}

/** Lines of that year's plan, with no more of each than the choice shows. */
export function knownPlan(year: string): Promise<Known<PlanChoice[]>> {
  return fetchKnown(planOf(year), async () =>
    (await listPlanItems(Number(year))).map(({ id, title, held, plannedEvents }) => ({ id, label: `${title}（${held}/${plannedEvents} 场）` })),
  )
}

/** What the form offers, fetched before somebody leaves for the field. */
export async function prepareLists(): Promise<void> {
  const since = await knownSince()
  if (since && Date.now() - Date.parse(since) < FRESH_MS) return
  await Promise.allSettled([knownDivisions(), knownTopics(), knownPlan(today().slice(0, 4))])
}

/** When the oldest of the lists was fetched; undefined as long as one is missing. */
export async function knownSince(): Promise<string | undefined> {
  const lists = await Promise.all([DIVISIONS, TOPICS, planOf(today().slice(0, 4))].map((name) => lastKnown(name)))
  const moments = lists.flatMap((list) => (list ? [list.at] : [])).sort()
  return moments.length === lists.length ? moments[0] : undefined
}
