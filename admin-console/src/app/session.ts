import { computed, reactive, ref } from 'vue'
import { access, endAccess, grantAccess } from '@/shared/access'
import { connect } from '@/shared/api/client'
import { asProblem, type ProblemError } from '@/shared/api/problem'
import type { CurrentPerson } from '@/shared/api/types'
import { forgetPerson, rememberedPerson, rememberPerson } from '@/shared/device/person'
import { keepDraftsOf } from '@/shared/draft'
import { getCurrentPerson, signInWithLink, signInWithPassword, signOut, type Session } from '@/features/identity/api'

/**
 * Who is signed in. When the session ends while somebody works, the person stays known and the page stays
 * mounted under the sign-in page, so that nothing typed is lost.
 */
export function openSession() {
  const person = ref<CurrentPerson>()
  const csrfToken = ref<string>()
  const expired = computed(() => access.expired)
  /** There is no network: this device remembers who is here, and offers what works without. */
  const unconnected = ref(false)
  const started = ref(false)
  const startError = ref<ProblemError>()
  const needsSignIn = computed(() => started.value && (!person.value || expired.value))

  function enter(next: CurrentPerson, token: string | undefined): void {
    enterAs(next, true)
    csrfToken.value = token ?? next.csrfToken
    void rememberPerson(next)
  }

  function enterAs(next: CurrentPerson, connected: boolean): void {
    keepDraftsOf(next.id)
    person.value = next
    unconnected.value = !connected
    grantAccess(next, connected)
  }

  function leave(): void {
    person.value = undefined
    csrfToken.value = undefined
    unconnected.value = false
    endAccess()
    keepDraftsOf('')
    void forgetPerson()
  }

  async function start(): Promise<void> {
    startError.value = undefined
    try {
      await refresh()
    } catch (thrown) {
      const error = asProblem(thrown)
      if (error.status !== 401 && !(await startUnconnected(error))) {
        startError.value = error
        return
      }
    }
    started.value = true
  }

  async function startUnconnected(error: ProblemError): Promise<boolean> {
    const remembered = error.outcomeUnknown ? await rememberedPerson() : undefined
    if (remembered) enterAs(remembered, false)
    return remembered !== undefined
  }

  /** Asks whether there is a network now; where the session has ended meanwhile, the sign-in page comes. */
  async function reconnect(): Promise<void> {
    await refresh().catch(asProblem)
  }

  async function signIn(account: string, password: string, totp?: string): Promise<void> {
    admit(await signInWithPassword({ account, password, totp, session: 'cookie' }))
  }

  async function followLink(token: string): Promise<void> {
    admit(await signInWithLink({ token, session: 'cookie' }))
  }

  function admit(session: Session): void {
    enter(session.person, session.csrfToken)
  }

  /** After something about the person changed: a new password, an authenticator. */
  async function refresh(): Promise<void> {
    const current = await getCurrentPerson()
    enter(current, current.csrfToken)
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

  function signedOut(): void {
    access.expired = person.value !== undefined
    access.connected = false
  }

  connect({
    csrfToken: () => csrfToken.value,
    signedOut,
    renewToken,
  })

  return reactive({ person, expired, unconnected, started, startError, needsSignIn, start, reconnect, signIn, followLink, refresh, end })
}

export type OpenSession = ReturnType<typeof openSession>
let opened: OpenSession | undefined

/** The one of this page. */
export const useSession = (): OpenSession => (opened ??= openSession())
