import { describe, expect, it } from 'vitest'
import { tidyNumber } from './documentNumber'

describe('tidyNumber', () => {
  it('mends brackets', () => {
    expect(tidyNumber(' 廉民发[2026]12号')).toBe('廉民发〔2026〕12号')
    expect(tidyNumber('廉民发（2026）12号')).toBe('廉民发〔2026〕12号')
    expect(tidyNumber('廉民发〔2026〕12号')).toBe('廉民发〔2026〕12号')
  })
})
