import { beforeEach, describe, expect, it } from 'vitest'
import { access } from '../access'
import { mayMark } from './photos'

const own = { photo: 'a', state: 'unmarked' as const, areas: [], version: 0 }
const departments = { ...own, part: 'p', department: '演示妇联' }

describe('mayMark', () => {
  beforeEach(() => (access.operations = new Set(['markEventPhoto'])))

  it("leaves a department's photo to those who may look at it", () => {
    expect(mayMark(own)).toBe(true)
    expect(mayMark(departments)).toBe(false)
    access.operations = new Set(['markEventPhoto', 'getPartPhoto'])
    expect(mayMark(departments)).toBe(true)
    access.operations = new Set(['getPartPhoto'])
    expect(mayMark(own)).toBe(false)
  })
})
