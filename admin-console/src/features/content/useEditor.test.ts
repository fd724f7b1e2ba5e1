import { beforeEach, describe, expect, it, vi } from 'vitest'
import { effectScope } from 'vue'
import type { DraftText, Edition, Topic } from '@/shared/api/types'
import { createPiece } from './api'
import { useEditor } from './useEditor'

vi.mock('./api')
const PROPOSAL = '7d5f3a52-6f0e-4d6b-9c9a-2f1b8a4e0c11'

const text = (question: string): DraftText => ({ card: { question } })
const edition = (revision: number, topic: Topic, question: string) => ({ piece: { id: 'card-1' }, line: { number: 1, revision }, topic, text: text(question) }) as Edition

type Place = Parameters<typeof useEditor>[0]
const editing = (place: Place) => effectScope().run(() => useEditor(place))!

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
})
