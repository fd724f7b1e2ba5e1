import { expect, it } from 'vitest'
import { sectionsOf } from './sections'

it('keeps the order of sections and of their lines', () => {
  const line = (section: string, label: string) => ({ section, label, value: '1' })
  expect(sectionsOf([line('甲', 'a'), line('乙', 'b'), line('甲', 'c')])).toEqual([
    { title: '甲', facts: [['a', '1'], ['c', '1']] },
    { title: '乙', facts: [['b', '1']] },
  ])
})
