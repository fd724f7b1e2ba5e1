import { makesCases } from './contents/cases.mjs'
import { makesLessons } from './contents/lessons.mjs'
import { makesNotices } from './contents/notices.mjs'
import { makesOutreach } from './contents/outreach.mjs'
import { makesPublic } from './contents/public.mjs'
import { makesQuestions } from './contents/questions.mjs'
import { makesReturns } from './contents/returns.mjs'

/** In this order: what is told of an organisation is told after it filed. */
const SUBJECTS = [makesReturns, makesCases, makesNotices, makesPublic, makesOutreach, makesLessons, makesQuestions]

/** Adds what the demo does not hold, so that no page stands without content, and what names each to the samples. */
export async function makesContents(call, samples) {
  for (const makes of SUBJECTS) {
    for (const [name, value] of Object.entries(await makes(call, samples))) samples.set(name, value)
  }
}
