import { mount } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import type { ChangedField } from './SidesChoice.vue'
import SidesSheet from './SidesSheet.vue'

const field = (name: string, changed: ChangedField['changed']): ChangedField => ({ name, changed, texts: { base: '甲', yours: '甲一', theirs: '甲二' } })
const FIELDS = [field('名称', 'both'), field('地址', 'yours'), field('电话', 'theirs'), field('备注', 'both')]

describe('SidesSheet', () => {
  it('takes all that both changed from one side, and leaves the rest with whoever changed it', async () => {
    const view = mount(SidesSheet, { props: { who: {}, fields: FIELDS } })
    expect(view.get('h2').text()).toBe('您打开之后，别人改过')
    expect(view.text()).toContain('还有 2 处没有选')
    const all = view.findAll('.all button')
    expect(all.map((button) => button.text())).toEqual(['都用已保存的', '都用这里的'])
    await all[1]?.trigger('click')
    await view.get('.buttons button').trigger('click')
    expect(view.emitted('resolved')).toEqual([[['yours', 'yours', 'theirs', 'yours']]])
  })

  it('keeps what was chosen when the fields are worked out anew', async () => {
    const view = mount(SidesSheet, { props: { who: {}, fields: FIELDS } })
    await view.get('article[aria-label=名称] input[value=theirs]').setValue(true)
    await view.setProps({ fields: FIELDS.map((one) => ({ ...one })) })
    expect(view.get<HTMLInputElement>('article[aria-label=名称] input[value=theirs]').element.checked).toBe(true)
    expect(view.text()).toContain('还有 1 处没有选')
  })
})
