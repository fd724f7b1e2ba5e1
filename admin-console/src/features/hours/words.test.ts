import { expect, it } from 'vitest'
import { hoursWords } from './words'

it('says hours and minutes, and what is taken back', () => {
  expect([0, 45, 60, 200, -90].map(hoursWords)).toEqual(['0 分', '45 分', '1 小时', '3 小时 20 分', '−1 小时 30 分'])
})
