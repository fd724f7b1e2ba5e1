import { call, type Answer } from '@/platform/http'
import { computed, ref } from 'vue'
import { useLoad } from './load'

/** So many at once, the most that the server gives. */
const size = 100

/** What the bureau said to the organisations of this person, newest first: so many pages of it, or all. */
export async function readInbox(pages = Infinity): Promise<Answer<'listInbox'>> {
  let inbox = await readPage(1)
  for (let page = 2; page <= pages && (page - 1) * size < inbox.total; page++) {
    const next = await readPage(page)
    const known = new Set(inbox.items.map(({ id }) => id))
    // What came meanwhile has moved the others on, so that some come twice.
    inbox = { ...next, items: [...inbox.items, ...next.items.filter(({ id }) => !known.has(id))] }
  }
  return inbox
}

/** The inbox as a page shows it, further back with every `more`; `may` says whether there is one. */
export function useInbox(may: () => Promise<boolean>) {
  const pages = ref(1)
  const { data, failure, loading, run } = useLoad(async () => ((await may()) ? readInbox(pages.value) : undefined))
  const hasMore = computed(() => (data.value?.total ?? 0) > pages.value * size)

  function more() {
    pages.value += 1
    return run()
  }

  return { data, failure, loading, hasMore, run, more }
}

function readPage(page: number) {
  return call('listInbox', { query: { page, size } })
}
