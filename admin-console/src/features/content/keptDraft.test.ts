import { describe, expect, it } from 'vitest'
import type { Edition } from '@/shared/api/types'
import { draftOf, isChanged, newDraft, resumed } from './keptDraft'

const edition = (revision: number, question: string) => ({ line: { revision }, topic: 'marriage', text: { card: { question } } }) as Edition

describe('what a tab holds of an edition', () => {
  it('is forgotten for what the server has, unless something of it was never kept', () => {
    const held = draftOf(edition(3, '原来的问题？'))
    expect(isChanged(held)).toBe(false)
    expect(resumed(held, edition(4, '别人改的？')).draft.words.card?.question).toBe('别人改的？')
    expect(resumed(newDraft('card'), edition(1, '问题？')).restored).toBe(false)
  })

  it('keeps the revision it began from, so that saving brings both together', () => {
    const held = draftOf(edition(3, '原来的问题？'))
    if (held.words.card) held.words.card.question = '我改的？'
    const { draft, restored } = resumed(held, edition(4, '别人改的？'))
    expect([restored, draft.revision, draft.words.card?.question]).toEqual([true, 3, '我改的？'])
  })

  it('is nothing new when the server already has the same words', () => {
    const held = draftOf(edition(3, '原来的问题？'))
    if (held.words.card) held.words.card.question = '一样的？'
    expect(resumed(held, edition(4, '一样的？'))).toMatchObject({ restored: false, draft: { revision: 4 } })
  })

  it('may begin with what a resident asked, which is not yet a change', () => {
    const draft = newDraft('card', 'marriage', '领证要钱吗')
    expect([draft.words.card?.question, draft.topic, isChanged(draft)]).toEqual(['领证要钱吗', 'marriage', false])
    expect(newDraft('guide', '', '怎么办').words.guide?.title).toBe('怎么办')
  })

  it('counts a row nobody wrote in as no change', () => {
    const held = draftOf(edition(3, '问题？'))
    held.words.card?.answer.push({ text: '  ', cites: [], computed: false })
    expect(isChanged(held)).toBe(false)
  })
})
