import { describe, expect, it } from 'vitest'
import { between, keyed, moved, resized, useAreas } from './areas'

const AREA = { x: 100, y: 200, width: 50, height: 60 }

describe('between', () => {
  it('is the same whichever corner came first, and leaves nothing out', () => {
    const area = { x: 100, y: 200, width: 51, height: 61 }
    expect(between({ x: 100.4, y: 200.6 }, { x: 150.2, y: 260.1 })).toEqual(area)
    expect(between({ x: 150.2, y: 260.1 }, { x: 100.4, y: 200.6 })).toEqual(area)
  })

  it('stays within the photo, and is none for a click', () => {
    expect(between({ x: -40, y: 900 }, { x: 60, y: 1300 })).toEqual({ x: 0, y: 900, width: 60, height: 100 })
    expect(between({ x: 500, y: 500 }, { x: 502, y: 560 })).toBeUndefined()
  })
})

describe('keys', () => {
  it('move an area, with Shift change its size, and stop at the edge', () => {
    expect(keyed(AREA, 'ArrowLeft', false)).toEqual({ ...AREA, x: 90 })
    expect(keyed(AREA, 'ArrowDown', true)).toEqual({ ...AREA, height: 70 })
    expect(keyed(AREA, 'Tab', false)).toBeUndefined()
    expect(moved(AREA, -500, 5000)).toEqual({ ...AREA, x: 0, y: 940 })
    expect(resized(AREA, 5000, -5000)).toEqual({ ...AREA, width: 900, height: 8 })
  })
})

describe('useAreas', () => {
  it('takes every step back, and never the one it began with', () => {
    const { areas, changed, begin, add, replace, remove, undo } = useAreas()
    begin([AREA])
    add()
    replace(0, moved(AREA, 10, 0))
    remove(1)
    expect(areas.value).toEqual([{ ...AREA, x: 110 }])
    undo()
    undo()
    expect(areas.value).toHaveLength(2)
    expect(areas.value[0]).toEqual(AREA)
    undo()
    undo()
    expect(areas.value).toEqual([AREA])
    expect(changed.value).toBe(false)
  })
})
