import { mount } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import type { StandSlip } from '@/shared/api/types'
import QrPicture from '@/shared/ui/QrPicture.vue'
import SlipPart from './SlipPart.vue'

const codeOf = (address?: string) => {
  const slip = { code: '2A3B-4C5D-6E7F', question: { wording: '演示：要带什么' }, ...(address && { address }) } as StandSlip
  return mount(SlipPart, { props: { slip, title: '演示·宣传台' } }).getComponent(QrPicture).props('text')
}

describe('SlipPart', () => {
  it('opens the page at the address that residents use, which need not be the one of the console', () => {
    expect(codeOf('https://pufa.demo.invalid/#/packages/needs/mine?code=2A3B-4C5D-6E7F')).toBe('https://pufa.demo.invalid/#/packages/needs/mine?code=2A3B-4C5D-6E7F')
    expect(codeOf()).toBe(`${location.origin}/#/packages/needs/mine?code=2A3B-4C5D-6E7F`)
  })
})
