import { flushPromises } from '@vue/test-utils'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { effectScope } from 'vue'
import { problemFrom } from '@/shared/api/problem'
import type { DraftText, Edition, Topic } from '@/shared/api/types'
import { createPiece, getEdition, saveEdition } from './api'
import { useEditor } from './useEditor'

vi.mock('./api')
const PROPOSAL = '7d5f3a52-6f0e-4d6b-9c9a-2f1b8a4e0c11'

const text = (question: string): DraftText => ({ card: { question } })
const edition = (revision: number, topic: Topic, question: string) => ({ piece: { id: 'card-1' }, line: { number: 1, revision }, topic, text: text(question) }) as Edition

type Place = Parameters<typeof useEditor>[0]
const editing = (place: Place) => effectScope().run(() => useEditor(place))!

/** Opened while it was of marriage and before the other saved it. */
async function opened(revision: number, topic: Topic) {
  vi.mocked(getEdition).mockResolvedValue(edition(1, 'marriage', '带什么？'))
  const editor = editing({ piece: 'card-1', number: 1, kind: 'card' })
  await flushPromises()
  const merge = { base: text('带什么？'), theirs: text('要带什么？'), topic, revision, by: '演示编辑二', at: '2026-11-24T06:00:00Z' }
  vi.mocked(saveEdition).mockRejectedValueOnce(problemFrom({ type: 'conflict', title: '现在不能这样做', status: 409, requestId: 'r1', merge } as never, 409))
  return editor
}

beforeEach(() => {
  vi.resetAllMocks()
  sessionStorage.clear()
})

describe('useEditor', () => {
  it('says for which proposal a new piece is written', async () => {
    vi.mocked(createPiece).mockResolvedValue(edition(1, 'funeral', '骨灰寄存怎么办？'))
    const editor = editing({ kind: 'card', topic: 'funeral', proposal: PROPOSAL })
    if (editor.draft.words.card) editor.draft.words.card.question = '骨灰寄存怎么办？'
    await editor.save()
    expect(vi.mocked(createPiece).mock.calls[0]?.[0]).toMatchObject({ topic: 'funeral', promptedBy: PROPOSAL })
  })

  it('does not go on with what was begun for another proposal, or for none', () => {
    const free = editing({ kind: 'card' })
    if (free.draft.words.card) free.draft.words.card.question = '随手写的'
    expect(editing({ kind: 'card', proposal: PROPOSAL }).draft.words.card?.question).toBe('')
    expect(editing({ kind: 'card' }).draft.words.card?.question).toBe('随手写的')
  })

  it('keeps the topic that another chose meanwhile, where one has not chosen oneself', async () => {
    const editor = await opened(2, 'relief')
    await editor.save()
    editor.resolve(text('要带什么？'))
    expect([editor.draft.topic, editor.changed.value]).toEqual(['relief', false])
    vi.mocked(saveEdition).mockResolvedValue(edition(3, 'relief', '要带什么？'))
    await editor.save()
    expect(vi.mocked(saveEdition).mock.lastCall?.[2]).toMatchObject({ revision: 2, topic: 'relief' })
  })

  it('keeps the topic chosen here, and knows that it is not kept yet', async () => {
    const editor = await opened(2, 'marriage')
    editor.draft.topic = 'funeral'
    await editor.save()
    editor.resolve(text('要带什么？'))
    expect([editor.draft.topic, editor.changed.value]).toEqual(['funeral', true])
  })
})
