import { computed, ref, watch } from 'vue'
import { useRoute, useRouter } from 'vue-router'

/** What each choice may be: a value that has a word, or the shape of a code. */
type Known<Choices> = { [Name in keyof Choices]-?: Record<Extract<Choices[Name], string>, unknown> | RegExp }

export const DIVISION = /^\d{6,12}$/
export const YEAR = /^\d{4}$/
/** Of a statute, a bank, an exam. */
export const CODE = /^[a-z0-9][a-z0-9-]{1,59}$/

/** What is chosen above a list, and its page. The choices stand in the address, so that a link, a way back and a kept filter find them. */
export function useChoices<Choices extends { [Name in keyof Choices]: string }>(known: Known<Choices>) {
  const route = useRoute()
  const router = useRouter()
  const names = Object.keys(known) as Array<keyof Choices & string>
  const page = ref(1)
  const chosen = computed(() => Object.fromEntries(names.flatMap((name) => (isKnown(known[name], route.query[name]) ? [[name, route.query[name]]] : []))) as Partial<Choices>)
  watch(() => JSON.stringify(chosen.value), () => (page.value = 1))

  /** What is empty is chosen no longer. */
  const choose = (change: { [Name in keyof Choices]?: string | undefined }) => router.replace({ path: route.path, query: { ...route.query, ...change } })

  return { chosen, choose, page }
}

function isKnown(values: Record<string, unknown> | RegExp, value: unknown): boolean {
  return typeof value === 'string' && (values instanceof RegExp ? values.test(value) : Object.hasOwn(values, value))
}
