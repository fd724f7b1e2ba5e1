import { describe, expect, it } from 'vitest'
import { createWatch, merged, resumeAt } from './watch'

describe('createWatch', () => {
  it('adds up what plays on', () => {
    const watch = createWatch()
    for (const place of [0, 0.25, 0.5, 1.9, 3]) watch.tick(place)
    expect(watch.take()).toEqual([{ from: 0, to: 3 }])
    expect(watch.take()).toEqual([])
    watch.tick(4)
    expect(watch.take()).toEqual([{ from: 3, to: 4 }])
  })

  it('takes no jump for something seen, forward or back', () => {
    const watch = createWatch()
    for (const place of [0, 1, 20, 21, 5, 6]) watch.tick(place)
    expect(watch.take()).toEqual([
      { from: 0, to: 1 },
      { from: 5, to: 6 },
      { from: 20, to: 21 },
    ])
  })

  it('begins anew after standing still', () => {
    const watch = createWatch()
    watch.tick(0)
    watch.tick(1)
    watch.lift()
    watch.tick(2)
    watch.tick(3)
    expect(watch.unsent()).toEqual([
      { from: 0, to: 1 },
      { from: 2, to: 3 },
    ])
  })

  it('loses nothing when sending fails or the page was closed', () => {
    const watch = createWatch([{ from: 0, to: 2 }])
    watch.tick(2)
    watch.tick(3)
    const taken = watch.take()
    watch.tick(4)
    watch.putBack(taken)
    expect(watch.unsent()).toEqual([{ from: 0, to: 4 }])
  })
})

describe('merged', () => {
  it('joins what overlaps or touches', () => {
    expect(merged([{ from: 5, to: 6 }, { from: 0, to: 2 }, { from: 2.02, to: 5 }])).toEqual([{ from: 0, to: 6 }])
    expect(merged([{ from: 0, to: 1 }, { from: 1.5, to: 2 }])).toHaveLength(2)
  })
})

describe('resumeAt', () => {
  it('goes on a little before the end of what was seen', () => {
    expect(resumeAt([{ from: 0, to: 12 }], 24)).toBe(11)
    expect(resumeAt([], 24)).toBe(0)
    expect(resumeAt([{ from: 8, to: 12 }], 24)).toBe(0)
    expect(resumeAt([{ from: 0, to: 24 }], 24)).toBe(0)
  })
})
