import { call, useBearer, type Answer, type Input, type OperationId } from '@/platform/http'
import { forgetPapers } from '@/platform/papers'
import { forget, readStored, store } from '@/platform/storage'
import { defineStore } from 'pinia'
import { computed, ref } from 'vue'
import { forgetDrafts } from './drafts'

export type Person = Answer<'getCurrentPerson'>

/** That whoever replaces a phone is the person who has it. */
export type OldProof = Pick<Input<'bindPhone'>['body'], 'oldTicket' | 'oldCode' | 'password'>

const tokenKey = 'token'
const knownKey = 'person'

function text(key: string): string {
  const value = readStored(key)
  return typeof value === 'string' ? value : ''
}

/** Who is signed in on this device. */
export const useSession = defineStore('session', () => {
  const token = ref(text(tokenKey))
  const person = ref<Person>()
  /** Whose this device was last, also while the server cannot be asked, and after a session that ended by itself. */
  const known = ref(text(knownKey))
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
    const bound = await call('bindPhone', { body: proof })
    // It may be another account, but not another human being.
    know('')
    enter(bound)
  }

  async function signInAsDemo(account: string) {
    keep((await call('signInDemo', { body: { account } })).token)
    await load()
  }

  async function load() {
    if (signedIn.value) meet(await call('getCurrentPerson', {}))
  }

  /** Forgets who was here, what they typed and which papers they opened, even when the server is not reached. */
  async function signOut() {
    try {
      await call('signOut', {})
    } finally {
      leave()
    }
  }

  function leave() {
    clear()
    know('')
    forgetDrafts()
    forgetPapers()
  }

  function may(operation: OperationId): boolean {
    return person.value?.operations.includes(operation) ?? false
  }

  function enter(session: Answer<'signInWithSmsCode'>) {
    if (session.token) keep(session.token)
    meet(session.person)
  }

  /** What somebody else left unsent or opened is gone; learning waits for whoever learned. */
  function meet(fresh: Person) {
    if (known.value && known.value !== fresh.id) {
      forgetDrafts(['lessons.waiting'])
      forgetPapers()
    }
    know(fresh.id)
    person.value = fresh
  }

  function know(id: string) {
    known.value = id
    if (id) store(knownKey, id)
    else forget(knownKey)
  }

  function keep(fresh: string) {
    token.value = fresh
    store(tokenKey, fresh)
  }

  /** The session is over; what was typed waits for whoever signs in again. */
  function clear() {
    token.value = ''
    person.value = undefined
    forget(tokenKey)
  }

  return {
    person,
    known,
    signedIn,
    signInWithPassword,
    signInWithPhone,
    signInWithWeChat,
    signInAsDemo,
    bindPhone,
    load,
    signOut,
    leave,
    may,
  }
})
