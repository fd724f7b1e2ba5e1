import { today } from '@/shared/dates'
import { fetchKnown, lastKnown, type Known } from '@/shared/device/known'
import { listPlanItems, listTopics, type TopicName } from './api'

const FRESH_MS = 12 * 3_600_000
const TOPICS = 'topics'

export interface PlanChoice {
  id: string
  label: string
}

export function knownTopics(): Promise<Known<TopicName[]>> {
  return fetchKnown(TOPICS, listTopics)
}

/** Lines of that year's plan, with no more of each than the choice shows. */
export function knownPlan(year: string): Promise<Known<PlanChoice[]>> {
  return fetchKnown(`plan/${year}`, async () =>
    (await listPlanItems(Number(year))).map(({ id, title, held, plannedEvents }) => ({ id, label: `${title}（${held}/${plannedEvents} 场）` })),
  )
}

/** What the form offers, fetched before somebody leaves for the field. */
export async function prepareLists(): Promise<void> {
  const last = await lastKnown(TOPICS)
  if (last && Date.now() - Date.parse(last.at) < FRESH_MS) return
  await Promise.allSettled([knownTopics(), knownPlan(today().slice(0, 4))])
}
