import { mount } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import ShortId from './ShortId.vue'

const ID = '8541ea1a-0000-4000-8000-00000000beef'

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
