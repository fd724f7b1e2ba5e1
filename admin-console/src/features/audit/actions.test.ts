import { mount } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import ShortId from '@/shared/ui/ShortId.vue'
import { ACTIONS, actionText, subjectOf } from './actions'

const contract = import.meta.glob<string>('/../api-spec/*.yaml', { query: '?raw', import: 'default', eager: true })
/** An operation with its method; only reading leaves no event. */
const OPERATION = /^ {4}(get|post|put|patch|delete):\n(?: {6}.*\n)*? {6}operationId: (\w+)/gm
const ID = '8541ea1a-0000-4000-8000-00000000beef'

describe('what the trail names', () => {
  it('is said in words', () => {
    expect(actionText('releaseCampaign')).toBe('发布通知')
    expect(subjectOf(`campaign/${ID}`)).toEqual({ kind: '年报工作', id: ID })
    expect(subjectOf('statute/min-fa-dian@2020-05-28')).toEqual({ kind: '法律', id: 'min-fa-dian@2020-05-28' })
  })

  it('names the first thing of two', () => {
    expect(subjectOf(`deputy/${ID}/person/81bc`)).toEqual({ kind: '代理', id: ID })
  })

  it('has words for every command of the contract', () => {
    const operations = Object.values(contract).flatMap((text) => [...text.matchAll(OPERATION)])
    const commands = operations.filter(([, method]) => method !== 'get').map(([, , operation]) => operation ?? '')
    const named = Object.values(contract).flatMap((text) => text.match(/^ +operationId:/gm) ?? [])
    expect(operations).toHaveLength(named.length)
    expect(commands).toEqual(expect.arrayContaining(['grantRole', 'enrol', 'saveMyIdNumber']))
    expect(commands.filter((operation) => !ACTIONS[operation])).toEqual([])
  })

  it('leaves out the id of our own register, and loses nothing it does not know', () => {
    expect(subjectOf('register/440881')).toEqual({ kind: '社会组织名册', id: '' })
    expect(subjectOf('novelty/7')).toEqual({ kind: '其他', id: '7' })
    expect(subjectOf('novelty')).toEqual({ kind: '其他', id: 'novelty' })
  })
})

describe('ShortId', () => {
  it('shows the beginning, and the whole to who points at it or comes by keyboard', () => {
    const shown = mount(ShortId, { props: { id: ID } })
    expect(shown.element.firstChild?.textContent).toBe('8541ea1a')
    expect(shown.get('.whole').text()).toBe(ID)
    expect(shown.attributes('tabindex')).toBe('0')
  })

  it('cuts nothing that can be read', () => {
    const shown = mount(ShortId, { props: { id: 'min-fa-dian@2020-05-28' } })
    expect(shown.text()).toBe('min-fa-dian@2020-05-28')
    expect(shown.attributes('tabindex')).toBeUndefined()
  })
})
