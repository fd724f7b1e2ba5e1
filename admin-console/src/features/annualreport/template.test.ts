import { describe, expect, it } from 'vitest'
import { fillTemplate } from './template'

const text = (...args: Parameters<typeof fillTemplate>) => fillTemplate(...args).map((part) => part.text).join('')

describe('fillTemplate', () => {
  it('fills what is known and names what differs for each organisation', () => {
    expect(text('{organization}，报{year}年度', { year: '2025' })).toBe('〔组织名称〕，报2025年度')
  })

  it('leaves and marks what is no placeholder', () => {
    const parts = fillTemplate('见{附件}和{foo}', {})
    expect(parts.map((part) => part.text).join('')).toBe('见{附件}和{foo}')
    expect(parts.filter((part) => part.unknown).map((part) => part.text)).toEqual(['{附件}', '{foo}'])
  })
})
