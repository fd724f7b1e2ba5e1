import { describe, expect, it, vi } from 'vitest'
import { problemFrom, unreachable } from '../api/problem'
import { useBulk } from './useBulk'
import { MOST_TICKED, useTicked } from './useTicked'

const taken = problemFrom({ type: 'conflict', title: '现在不能这样做', detail: '演示乙已经领了。', status: 409, requestId: 'r' }, 409)

describe('useBulk', () => {
  it('does each row, names what was refused, and goes on', async () => {
    const act = vi.fn(async (row: string) => (row === '乙' ? Promise.reject(taken) : row))
    const bulk = useBulk(act)
    await bulk.run(['甲', '乙', '丙'])
    expect([...bulk.done]).toEqual(['甲', '丙'])
    expect(bulk.refused.map(({ row, error }) => [row, error.problem.detail])).toEqual([['乙', '演示乙已经领了。']])
    expect(bulk.left).toHaveLength(0)
  })

  it('sends what may have been done with the key it had, and what was refused with a new one', async () => {
    const keys: string[] = []
    const answers = [unreachable(), undefined, taken, undefined]
    const bulk = useBulk(async (_row: string, key: string) => {
      keys.push(key)
      const thrown = answers[keys.length - 1]
      if (thrown) throw thrown
    })
    await bulk.run(['甲'])
    await bulk.run(['甲'])
    await bulk.run(['乙'])
    await bulk.run(['乙'])
    expect(keys[1]).toBe(keys[0])
    expect(keys[3]).not.toBe(keys[2])
  })

  it('stops between two rows, and knows which are left', async () => {
    let stop = () => true
    const bulk = useBulk(async () => stop())
    stop = bulk.stop
    await bulk.run(['甲', '乙', '丙'])
    expect([...bulk.done]).toEqual(['甲'])
    expect([...bulk.left]).toEqual(['乙', '丙'])
  })
})

describe('useTicked', () => {
  it('keeps rows of pages that were turned, up to a number one still looks through', () => {
    const { ticked, full, has, tick, clear } = useTicked<{ id: string }>(({ id }) => id)
    for (let at = 0; at <= MOST_TICKED; at++) tick({ id: String(at) }, true)
    expect(ticked.value).toHaveLength(MOST_TICKED)
    expect(full.value).toBe(true)
    expect(has({ id: String(MOST_TICKED) })).toBe(false)
    tick({ id: '0' }, false)
    expect(full.value).toBe(false)
    clear()
    expect(ticked.value).toEqual([])
  })
})
