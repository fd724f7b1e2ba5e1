import { call, useBearer, type Answer, type OperationId } from '@/platform/http'
import { forget, readStored, store } from '@/platform/storage'
import { defineStore } from 'pinia'
import { computed, ref } from 'vue'

export type Person = Answer<'getCurrentPerson'>

function storedToken(): string {
  const value = readStored('token')
  return typeof value === 'string' ? value : ''
}

/** Who is signed in on this device. */
export const useSession = defineStore('session', () => {
  const token = ref(storedToken())
  const person = ref<Person>()
  const signedIn = computed(() => token.value !== '')

  useBearer(() => token.value || undefined, clear)

  async function signIn(account: string, password: string) {
    const session = await call('signInWithPassword', { body: { account, password, session: 'bearer' } })
    if (session.token) keep(session.token)
    person.value = session.person
  }

  async function signInAsDemo(account: string) {
    keep((await call('signInDemo', { body: { account } })).token)
    await load()
  }

  async function load() {
    if (signedIn.value) person.value = await call('getCurrentPerson', {})
  }

  /** Forgets the token here even when the server is not reached. */
  async function signOut() {
    try {
      await call('signOut', {})
    } finally {
      clear()
    }
  }

  function may(operation: OperationId): boolean {
    return person.value?.operations.includes(operation) ?? false
  }

  function keep(fresh: string) {
    token.value = fresh
    store('token', fresh)
  }

  function clear() {
    token.value = ''
    person.value = undefined
    forget('token')
  }

  return { person, signedIn, signIn, signInAsDemo, load, signOut, may }
})
