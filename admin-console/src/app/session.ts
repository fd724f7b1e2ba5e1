import { defineStore } from 'pinia'
import { computed, ref } from 'vue'
import { access } from '@/shared/access'
import { connect } from '@/shared/api/client'
import { asProblem, type ProblemError } from '@/shared/api/problem'
import type { CurrentPerson } from '@/shared/api/types'
import { forgetDrafts } from '@/shared/draft'
import { getCurrentPerson, signInWithPassword, signOut } from '@/features/identity/api'

/**
 * Who is signed in. When the session ends while somebody works, the person stays known and the page stays
 * mounted under the sign-in page, so that nothing typed is lost.
 */
export const useSession = defineStore('session', () => {
  const person = ref<CurrentPerson>()
  const csrfToken = ref<string>()
  const expired = ref(false)
  const started = ref(false)
  const startError = ref<ProblemError>()
  const needsSignIn = computed(() => started.value && (!person.value || expired.value))

  function enter(next: CurrentPerson, token: string | undefined): void {
    person.value = next
    csrfToken.value = token ?? next.csrfToken
    expired.value = false
    access.account = next.account
    access.operations = new Set(next.operations)
    access.signIns++
  }

  function leave(): void {
    person.value = undefined
    csrfToken.value = undefined
    expired.value = false
    access.account = ''
    access.operations = new Set()
    forgetDrafts()
  }

  async function start(): Promise<void> {
    startError.value = undefined
    try {
      const current = await getCurrentPerson()
      enter(current, current.csrfToken)
    } catch (thrown) {
      const error = asProblem(thrown)
      if (error.status !== 401) {
        startError.value = error
        return
      }
    }
    started.value = true
  }

  async function signIn(account: string, password: string): Promise<void> {
    const session = await signInWithPassword({ account, password, session: 'cookie' })
    if (person.value && person.value.id !== session.person.id) leave()
    enter(session.person, session.csrfToken)
  }

  async function end(): Promise<void> {
    await signOut()
    leave()
  }

  async function renewToken(): Promise<boolean> {
    const current = await getCurrentPerson()
    const same = current.id === person.value?.id
    if (same) csrfToken.value = current.csrfToken
    else enter(current, current.csrfToken)
    return same
  }

  connect({
    csrfToken: () => csrfToken.value,
    signedOut: () => (expired.value = person.value !== undefined),
    renewToken,
  })

  return { person, expired, started, startError, needsSignIn, start, signIn, end }
})
