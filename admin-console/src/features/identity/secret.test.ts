import { mount } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import QrPicture from '@/shared/ui/QrPicture.vue'
import { inGroups } from './secret'

describe('inGroups', () => {
  it('cuts the secret into pieces one can keep in mind', () => {
    expect(inGroups('JBSWY3DPEHPK3PXPAB')).toBe('JBSW Y3DP EHPK 3PXP AB')
    expect(inGroups('')).toBe('')
  })
})

describe('QrPicture', () => {
  it('draws the finder pattern inside a quiet zone of four modules', () => {
    const picture = mount(QrPicture, { props: { text: 'otpauth://totp/a?secret=B', label: '二维码' } })
    const path = picture.get('path').attributes('d')
    expect(path).toMatch(/^M4 4h1v1h-1z/)
    expect(path).not.toContain('M3 ')
    expect(picture.get('svg').attributes('aria-label')).toBe('二维码')
  })
})
