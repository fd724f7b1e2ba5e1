import { call, useBearer, type Answer, type Input, type OperationId } from '@/platform/http'
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

  async function signInWithPassword(proof: Input<'signInWithPassword'>['body']) {
    enter(await call('signInWithPassword', { body: { ...proof, session: 'bearer' } }))
  }

  async function signInWithPhone(proof: Input<'signInWithSmsCode'>['body']) {
    enter(await call('signInWithSmsCode', { body: { ...proof, session: 'bearer' } }))
  }

  async function signInWithWeChat(code: string) {
    enter(await call('signInWithWeChat', { body: { code, session: 'bearer' } }))
  }

  /** Where the phone is known already, this device becomes its owner's. */
  async function bindPhone(proof: Input<'bindPhone'>['body']) {
    enter(await call('bindPhone', { body: proof }))
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

  function enter(session: Answer<'signInWithSmsCode'>) {
    if (session.token) keep(session.token)
    person.value = session.person
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

  return {
    person,
    signedIn,
    signInWithPassword,
    signInWithPhone,
    signInWithWeChat,
    signInAsDemo,
    bindPhone,
    load,
    signOut,
    clear,
    may,
  }
})
