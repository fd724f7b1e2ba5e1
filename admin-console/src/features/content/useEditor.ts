import { computed, reactive, ref, shallowRef, watch } from 'vue'
import { commandSender } from '@/shared/api/commandKey'
import { asProblem, ProblemError } from '@/shared/api/problem'
import type { DraftText, Edition, EditionMerge, PieceKind, Topic } from '@/shared/api/types'
import { useDraft } from '@/shared/draft'
import { useLoad } from '@/shared/useLoad'
import { createPiece, getEdition, saveEdition, submitEdition } from './api'
import { textOf, wordsFrom } from './body'
import { contentOf, draftOf, isChanged, isTopicChanged, newDraft, resumed } from './keptDraft'

interface Place {
  piece?: string
  number?: number
  kind: PieceKind
  topic?: Topic
  /** What a resident asked, to begin with. */
  question?: string
  /** The proposal (选题) it is written for; publishing it closes that. */
  proposal?: string
}

/** An edition while it is written: held in this tab at every key, kept by the server when asked to. */
export function useEditor({ piece, number, kind, topic, question = '', proposal }: Place) {
  const draft = reactive(newDraft(kind, topic, question))
  const held = useDraft(piece ? `content/${piece}/${number}` : `content/new/${kind}/${proposal ?? question}`, draft)
  const restored = ref(!piece && isChanged(draft))
  const conflict = shallowRef<EditionMerge>()
  const error = shallowRef<ProblemError>()
  const busy = ref<'save' | 'submit'>()
  const savedAt = ref<number>()
  const sendOnce = commandSender()

  const load = useLoad(async () => {
    if (!piece || !number) return undefined
    const edition = await getEdition(piece, number)
    const next = resumed(draft, edition)
    restored.value = next.restored
    Object.assign(draft, next.draft)
    return edition
  }, () => [piece, number])
  const changed = computed(() => isChanged(draft))
  // What was at fault is being mended; the meter goes on naming what is left.
  watch(() => contentOf(draft.topic, textOf(draft.words)), () => error.value?.status === 422 && (error.value = undefined))

  /** Gives up what only this tab holds. */
  function startOver(): void {
    Object.assign(draft, load.data.value ? draftOf(load.data.value) : newDraft(kind, topic, question))
    restored.value = false
    conflict.value = undefined
    error.value = undefined
  }

  function kept(edition: Edition): void {
    load.data.value = edition
    // What was typed while the answer was on its way stays, as a change of what is kept now.
    draft.revision = edition.line.revision
    draft.saved = contentOf(edition.topic, textOf(wordsFrom(edition.text)))
    savedAt.value = Date.now()
    restored.value = false
  }

  async function send(): Promise<Edition> {
    const text = textOf(draft.words)
    const topic = draft.topic || undefined
    const content = JSON.stringify([draft.revision, topic, text])
    if (piece && number) return sendOnce(content, (key) => saveEdition(piece, number, { revision: draft.revision, topic, text }, key))
    if (!topic) throw needsTopic()
    return sendOnce(content, (key) => createPiece({ topic, text, promptedBy: proposal }, key))
  }

  async function attempt(kind: 'save' | 'submit', work: () => Promise<Edition>): Promise<Edition | undefined> {
    if (busy.value) return undefined
    busy.value = kind
    error.value = undefined
    try {
      return await work()
    } catch (thrown) {
      const problem = asProblem(thrown)
      conflict.value = mergeOf(problem)
      if (!conflict.value) error.value = problem
      return undefined
    } finally {
      busy.value = undefined
    }
  }

  const save = () =>
    attempt('save', async () => {
      const edition = await send()
      kept(edition)
      return edition
    })

  /** What is new is kept first, so that what is handed in is what stands here. */
  const submit = () =>
    attempt('submit', async () => {
      let edition = load.data.value
      if (!edition || isChanged(draft)) kept((edition = await send()))
      const { piece: of, line } = edition
      return sendOnce(`submit ${line.revision}`, (key) => submitEdition(of.id, line.number, line.revision, key))
    })

  /** Goes on with both brought together; they are kept when the editor says so. */
  function resolve(text: DraftText): void {
    const merge = conflict.value
    if (!merge) return
    draft.words = wordsFrom(text)
    if (!isTopicChanged(draft)) draft.topic = merge.topic
    draft.revision = merge.revision
    draft.saved = contentOf(merge.topic, textOf(wordsFrom(merge.theirs)))
    conflict.value = undefined
  }

  return { draft, load, changed, restored, conflict, error, busy, savedAt, save, submit, resolve, startOver, forget: held.forget }
}

const mergeOf = ({ problem, status }: ProblemError): EditionMerge | undefined => (status === 409 ? (problem as { merge?: EditionMerge }).merge : undefined)

const needsTopic = () =>
  new ProblemError({ type: 'invalid-input', title: '还差一处', detail: '选好主题再保存。', status: 422, requestId: '', errors: [{ pointer: '/topic', message: '请选主题。' }] }, 422)
