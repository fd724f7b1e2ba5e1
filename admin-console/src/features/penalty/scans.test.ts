import { afterEach, describe, expect, it } from 'vitest'
import { access } from '@/shared/access'
import type { PenaltyStep } from '@/shared/api/types'
import { scanOf, scanPath } from './scans'

const step = (kind: string, file?: string) => ({ kind, ...(file && { file }) }) as PenaltyStep
const reader = (...operations: string[]) => (access.operations = new Set(operations))

afterEach(() => reader())

describe('scanOf', () => {
  it('names what was kept, for whoever may open it', () => {
    reader('getPenaltyFile', 'getServiceFile')
    expect(scanOf(step('investigated', 'f'))).toBe('看扫描件')
    expect(scanOf(step('served', 'f'))).toBe('看凭证')
    expect(scanOf(step('investigated'))).toBe('')
    reader('getPenaltyFile')
    expect(scanOf(step('served', 'f'))).toBe('')
    reader('getServiceFile')
    expect(scanOf(step('investigated', 'f'))).toBe('')
  })
})

describe('scanPath', () => {
  it('asks for a proof of service where services are kept', () => {
    expect(scanPath('p', step('investigated', 'f'))).toBe('/api/penalties/p/files/f')
    expect(scanPath('p', step('served', 'f'))).toBe('/api/service-files/f')
  })
})
