import { call } from '@/platform/http'
import { concernsOf, type Concern, type Known } from '@/rules/concerns'
import { defineStore } from 'pinia'
import { ref } from 'vue'
import { readInbox } from './inbox'
import { useSession } from './session'

/** What concerns this person now. The home page stays calm: what cannot be asked is left out, its own page says why. */
export const useConcerns = defineStore('concerns', () => {
  const items = ref<Concern[]>([])
  const session = useSession()

  async function load() {
    const [inbox, enrolments, assignments] = await Promise.all([askInbox(), askEnrolments(), askAssignments()])
    items.value = concernsOf({ ...inbox, enrolments, assignments }, new Date())
  }

  async function askInbox(): Promise<Pick<Known, 'notices' | 'unread'>> {
    if (!session.may('listInbox')) return { notices: [], unread: 0 }
    // All of it: what is to be filed may have been said long before the latest.
    const inbox = await readInbox().catch(() => undefined)
    return { notices: inbox?.items ?? [], unread: inbox?.unread ?? 0 }
  }

  async function askEnrolments(): Promise<Known['enrolments']> {
    if (!session.may('listMyEnrolments')) return []
    const page = await call('listMyEnrolments', { query: { page: 1, size: 20 } }).catch(() => undefined)
    return page?.items ?? []
  }

  /** Only volunteers are asked to help. */
  async function askAssignments(): Promise<Known['assignments']> {
    if (!session.person?.roles.some(({ role }) => role === 'volunteer')) return []
    const asked = await call('listMyAssignments', {}).catch(() => undefined)
    return asked?.items ?? []
  }

  return { items, load }
})
