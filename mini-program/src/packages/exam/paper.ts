import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import { call, type Answer } from '@/platform/http'
import { onNetworkBack } from '@/platform/network'
import { forget, readStored, store } from '@/platform/storage'
import { answerOf, isAnswered, nextVersion, savedState, stillUnsent, type PaperQuestion, type UnsentAnswers } from '@/rules/exam'
import { Failure } from '@/rules/failure'
import { newKey } from '@/rules/key'
import { onDraftsForgotten } from '@/state/drafts'

const retryMillis = 5000

/**
 * The paper that is being answered. Each answer is kept on this device until the server has it, sent at once, and sent
 * again until it is there; what is not there is never called saved.
 */
export const usePaper = defineStore('paper', () => {
  const paper = shallowRef<Answer<'getExamPaper'>>()
  const questions = ref<PaperQuestion[]>([])
  const unsent = ref<UnsentAnswers>({})
  const kept = ref(true)
  const failing = ref(false)
  /** Questions whose answer was changed on another device meanwhile. */
  const changedElsewhere = ref<number[]>([])
  const refused = ref('')
  let ahead = 0
  let sending = false
  let timer: ReturnType<typeof setTimeout> | undefined

  const waiting = computed(() => Object.keys(unsent.value).length)
  const savedAt = computed(() =>
    questions.value
      .map((question) => question.savedAt ?? '')
      .sort()
      .at(-1),
  )
  const saved = computed(() => savedState({ waiting: waiting.value, failing: failing.value, kept: kept.value, savedAt: savedAt.value || undefined }))
  const unanswered = computed(() => questions.value.filter((question) => !isAnswered(question, unsent.value)).length)

  onDraftsForgotten(begin)
  onNetworkBack(() => void flush())

  async function load(attempt: string) {
    if (paper.value?.attempt.id !== attempt) begin()
    const fresh = await call('getExamPaper', { path: { attempt } }).catch((thrown: unknown) => {
      // What waits on this device goes on being sent.
      void flush()
      throw thrown
    })
    ahead = Date.parse(fresh.now) - Date.now()
    paper.value = fresh
    questions.value = fresh.questions
    unsent.value = stillUnsent(readStored(keyOf(attempt)), fresh.questions)
    if (fresh.ended) forget(keyOf(attempt))
    void flush()
    return fresh
  }

  /** Another paper was open before. */
  function begin() {
    close()
    paper.value = undefined
    questions.value = []
    unsent.value = {}
    kept.value = true
  }

  /** When it ends, by this device's clock set right by the server's. */
  function endsAt(): number {
    return paper.value ? Date.parse(paper.value.attempt.endsAt) - ahead : 0
  }

  function answer(question: PaperQuestion): number[] {
    return answerOf(question, unsent.value)
  }

  function choose(question: PaperQuestion, chosen: number[]) {
    const version = nextVersion(question, unsent.value)
    unsent.value = { ...unsent.value, [question.place]: { answer: chosen, version } }
    changedElsewhere.value = changedElsewhere.value.filter((place) => place !== question.place)
    remember()
    void flush()
  }

  function remember() {
    const attempt = paper.value?.attempt.id
    if (attempt) kept.value = store(keyOf(attempt), JSON.stringify(unsent.value))
  }

  /** Sends what waits, one after the other, and again later what did not arrive. */
  async function flush() {
    if (sending) return
    sending = true
    clearTimeout(timer)
    try {
      for (let place = nextWaiting(); place !== undefined; place = nextWaiting()) await send(place)
      failing.value = false
    } catch (thrown) {
      failing.value = true
      // Whoever has to sign in again comes back to this page, which sends it.
      if (!needsSignIn(thrown) && !isFinal(thrown)) timer = setTimeout(() => void flush(), retryMillis)
    } finally {
      sending = false
    }
  }

  function nextWaiting(): number | undefined {
    const place = Object.keys(unsent.value)[0]
    return place === undefined ? undefined : Number(place)
  }

  async function send(place: number) {
    const attempt = paper.value?.attempt.id
    const one = unsent.value[place]
    if (!attempt || !one) return
    const header = { 'Idempotency-Key': newKey(Date.now(), Math.random) }
    const answered = await call('saveExamAnswer', { path: { attempt, place }, header, body: one }).catch((thrown: unknown) => {
      // What the server will never take must not stand in the way of the others.
      if (thrown instanceof Failure && (thrown.status === 422 || thrown.status === 404)) settle(place, one.version)
      throw thrown
    })
    if (!answered.kept) changedElsewhere.value = [...changedElsewhere.value, place]
    questions.value = questions.value.map((question) =>
      question.place === place ? { ...question, answer: answered.answer, version: answered.version, savedAt: answered.savedAt } : question,
    )
    settle(place, one.version)
  }

  /** A newer one may have been chosen while this was on its way. */
  function settle(place: number, version: number) {
    if (unsent.value[place]?.version !== version) return
    const rest = { ...unsent.value }
    delete rest[place]
    unsent.value = rest
    remember()
  }

  /** Refused for good: the time is over, or it was handed in elsewhere. */
  function isFinal(thrown: unknown): boolean {
    const final = thrown instanceof Failure && thrown.status >= 400 && thrown.status < 500 && thrown.status !== 429
    if (final) refused.value = thrown.problem?.detail ?? thrown.message
    return final
  }

  function close() {
    clearTimeout(timer)
    changedElsewhere.value = []
    refused.value = ''
    failing.value = false
  }

  function drop(attempt: string) {
    close()
    forget(keyOf(attempt))
    unsent.value = {}
  }

  return { paper, questions, unsent, waiting, saved, failing, unanswered, changedElsewhere, refused, load, endsAt, answer, choose, flush, close, drop }
})

function needsSignIn(thrown: unknown): boolean {
  return thrown instanceof Failure && thrown.status === 401
}

function keyOf(attempt: string): string {
  return `exam.${attempt}`
}
