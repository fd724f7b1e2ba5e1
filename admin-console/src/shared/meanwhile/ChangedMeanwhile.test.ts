import { mount } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import ChangedMeanwhile from './ChangedMeanwhile.vue'
import { one, otherFields } from './compared'

interface Form {
  title: string
  note: string
}

const forms = { base: { title: '年报', note: '' }, yours: { title: '年报三', note: '' }, theirs: { title: '年报二', note: '请带原件' } }
const others = { by: '演示乙', at: '2026-05-20T01:05:00Z', version: 2, forms, fields: otherFields<Form>(forms, [one('title', '名称'), one('note', '备注')]) }

describe('ChangedMeanwhile', () => {
  it('says who and when, and asks only where both changed the same', async () => {
    const view = mount(ChangedMeanwhile<Form>, { props: { others } })
    expect(view.get('h2').text()).toBe('您打开之后，演示乙改过（2026-05-20 09:05）')
    const [title, note] = view.findAll('article')
    expect(title?.text()).toContain('两边都改了这一处')
    expect(note?.get<HTMLInputElement>('input[value=theirs]').element.checked).toBe(true)
    expect(view.get('.buttons button').attributes('disabled')).toBeDefined()
    await title?.get('input[value=yours]').setValue(true)
    await view.get('.buttons button').trigger('click')
    expect(view.emitted('resolved')).toEqual([[['yours', 'theirs']]])
  })

  it('has nothing to ask where both wrote the same', () => {
    const view = mount(ChangedMeanwhile<Form>, { props: { others: { ...others, fields: [] } } })
    expect(view.text()).toContain('不用选')
    expect(view.get('.buttons button').attributes('disabled')).toBeUndefined()
  })
})
