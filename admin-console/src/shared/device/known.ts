import { asProblem } from '../api/problem'
import { settled, within } from './database'

/** A list, and when the server gave it. */
export interface Known<T> {
  data: T
  at: string
  /** Whether it was kept from then, because the server could not be reached now. */
  kept: boolean
}

/** What the server says, kept for a time without a network; then the last that was known, or the refusal where nothing was. */
export async function fetchKnown<T>(name: string, load: () => Promise<T>): Promise<Known<T>> {
  try {
    const known = { data: await load(), at: new Date().toISOString() }
    await keepKnown(name, known)
    return { ...known, kept: false }
  } catch (thrown) {
    const error = asProblem(thrown)
    const last = error.outcomeUnknown ? await lastKnown<T>(name) : undefined
    if (!last) throw error
    return { ...last, kept: true }
  }
}

/** Undefined where nothing is kept, or this browser keeps nothing. */
export function lastKnown<T>(name: string): Promise<{ data: T; at: string } | undefined> {
  return within(['known'], 'readonly', (stores) => settled(stores('known').get(name))).catch(() => undefined)
}

/** A browser that keeps nothing still works with a network. */
export async function keepKnown<T>(name: string, known: { data: T; at: string }): Promise<void> {
  await within(['known'], 'readwrite', (stores) => settled(stores('known').put(known, name))).catch(() => undefined)
}

export async function forgetKnown(name: string): Promise<void> {
  await within(['known'], 'readwrite', (stores) => settled(stores('known').delete(name))).catch(() => undefined)
}
