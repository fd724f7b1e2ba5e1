import { mount } from '@vue/test-utils'
import { describe, expect, it, vi } from 'vitest'
import type { Edition, EditionState, EditionVerb } from '@/shared/api/types'
import DecisionBar from './DecisionBar.vue'

vi.mock('vue-router', () => ({ useRouter: () => ({ push: vi.fn() }) }))

const bar = (state: EditionState, steps: Array<{ verb: EditionVerb; allowed: boolean; why?: string }>) =>
  mount(DecisionBar, { props: { edition: { piece: { id: 'a' }, line: { number: 2, revision: 3, state }, steps, comments: [], history: [] } as unknown as Edition } })
const buttons = (state: EditionState, ...verbs: EditionVerb[]) => bar(state, verbs.map((verb) => ({ verb, allowed: true }))).findAll('button').map((button) => button.text())

describe('DecisionBar', () => {
  it('says why somebody may not decide before they press anything', () => {
    const view = bar('legal_review', [{ verb: 'legal_review', allowed: false, why: '您写过这一版，不能审自己的稿子。' }])
    expect(view.text()).toContain('您现在不能审这一道：您写过这一版，不能审自己的稿子。')
    expect(view.findAll('button')).toHaveLength(0)
  })

  it('offers what is next in each state, and nothing of what is over', () => {
    expect(buttons('first_review', 'first_review')).toEqual(['退回修改', '初审通过'])
    expect(buttons('secrecy_review', 'secrecy_review', 'recall')).toEqual(['撤回修改', '退回修改', '保密审查通过'])
    expect(buttons('approved', 'publish')).toEqual(['发布'])
    expect(buttons('scheduled', 'publish')).toEqual(['改时间，或现在发布'])
    expect(buttons('returned', 'save', 'withdraw')).toEqual(['作废', '接着写'])
    expect(bar('live', []).find('footer').exists()).toBe(false)
  })
})
