import { describe, expect, it } from 'vitest'
import { opinionWork } from './opinionWork'

describe('opinionWork', () => {
  it('says nothing where nothing waits', () => {
    expect(opinionWork(undefined, '2026-10-14')).toEqual([])
    expect(opinionWork({ waiting: 0 }, '2026-10-14')).toEqual([])
  })

  it('turns red once the first day is over', () => {
    expect(opinionWork({ waiting: 2, due: '2026-10-14' }, '2026-10-14')[0]).toMatchObject({ tone: 'amber', when: '最早的一条今天截止' })
    expect(opinionWork({ waiting: 2, due: '2026-10-13' }, '2026-10-14')[0]).toMatchObject({ tone: 'red', when: '最早的一条已过 1 天' })
    expect(opinionWork({ waiting: 1 }, '2026-10-14')[0]?.when).toBe('')
  })
})
