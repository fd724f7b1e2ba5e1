import { meanwhileOf } from '../api/problem'

/** A decision on a record, without a form of its own: where somebody was faster, what there is now is read, and the refusal says who. */
export async function orReread<T>(work: () => Promise<T>, reread: () => void): Promise<T> {
  try {
    return await work()
  } catch (thrown) {
    if (meanwhileOf(thrown)) reread()
    throw thrown
  }
}
