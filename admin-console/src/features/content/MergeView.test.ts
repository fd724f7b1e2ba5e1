import { mount } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import type { DraftText } from '@/shared/api/types'
import MergeView from './MergeView.vue'

const text = (question: string, cost: string): DraftText => ({ card: { question, cost: [{ text: cost }] } })
const merge = { base: text('带什么？', '不收费。'), theirs: text('要带什么？', '不用交钱。'), topic: 'marriage' as const, revision: 4, by: '演示编辑二', at: '2026-11-24T06:00:00Z' }

describe('MergeView', () => {
  it('goes on only when a side was chosen wherever both changed something', async () => {
    const view = mount(MergeView, { props: { merge, yours: text('带啥？', '不收费。'), cite: (ref: string) => ref } })
    expect(view.text()).toContain('您打开之后，演示编辑二改过')
    const [question, cost] = view.findAll('article')
    expect(question?.text()).toContain('两边都改了这一处')
    expect(cost?.text()).toContain('只有保存的那份改了')
    expect(view.get('.buttons button').attributes('disabled')).toBeDefined()
    await question?.get('input[value=yours]').setValue(true)
    expect(view.get('.buttons button').attributes('disabled')).toBeUndefined()
    await view.get('.buttons button').trigger('click')
    const [resolved] = view.emitted<[DraftText]>('resolved')?.[0] ?? []
    expect([resolved?.card?.question, resolved?.card?.cost?.[0]?.text]).toEqual(['带啥？', '不用交钱。'])
  })
})
