import { watch } from 'vue'

const PREFIX = 'pufa.draft.'
const OWNER = 'pufa.drafts'

/** Keeps what is typed into a form for this tab, so that going back or reloading loses nothing. */
export function useDraft<T extends object>(name: string, form: T): { forget: () => void } {
  const key = PREFIX + name
  try {
    Object.assign(form, JSON.parse(sessionStorage.getItem(key) ?? '{}'))
  } catch {
    sessionStorage.removeItem(key)
  }
  const stop = watch(form, () => sessionStorage.setItem(key, JSON.stringify(form)), { deep: true, flush: 'sync' })
  return {
    forget() {
      stop()
      sessionStorage.removeItem(key)
    },
  }
}

/**
 * Nothing of one person's work is left for the next at the same computer; after a reload only the tab still knows
 * whose it is.
 *
 * @param person '' for nobody
 */
export function keepDraftsOf(person: string): void {
  if (sessionStorage.getItem(OWNER) === person) return
  for (const key of Object.keys(sessionStorage)) if (key.startsWith(PREFIX)) sessionStorage.removeItem(key)
  sessionStorage.setItem(OWNER, person)
}
