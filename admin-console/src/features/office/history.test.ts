import { describe, expect, it } from 'vitest'
import type { OfficeEvent } from '@/shared/api/types'
import { differences } from './history'

const created: OfficeEvent = {
  version: 1,
  what: 'created',
  at: '2026-06-01T04:00:00Z',
  name: '演示办公室',
  address: '演示路1号',
  phone: '0000-0000001',
  services: [{ code: 'funeral', name: '殡葬服务' }],
  checkedOn: '2026-06-01',
}

describe('differences', () => {
  it('says what each step changed of the one before', () => {
    const changed: OfficeEvent = { ...created, version: 2, what: 'changed', phone: undefined, address: '演示路2号' }
    const [latest, first] = differences([changed, created])
    expect(latest?.changes).toEqual([
      { label: '地址', before: '演示路1号', after: '演示路2号' },
      { label: '电话', before: '0000-0000001', after: '' },
    ])
    expect(first?.changes).toEqual([])
  })
})
