import { describe, expect, it } from 'vitest'
import { commandSender, newKey } from './commandKey'
import { problemFrom, unreachable } from './problem'

const refused = problemFrom({ type: 'invalid-input', title: '不对', status: 422, requestId: 'r' }, 422)

async function keysOf(steps: Array<{ content: string; fails?: Error }>): Promise<string[]> {
  const send = commandSender()
  const keys: string[] = []
  for (const { content, fails } of steps) {
    await send(content, (key) => {
      keys.push(key)
      return fails ? Promise.reject(fails) : Promise.resolve()
    }).catch(() => undefined)
  }
  return keys
}

describe('commandSender', () => {
  it('keeps the key while nobody knows whether the command worked', async () => {
    const [first, second] = await keysOf([{ content: 'a', fails: unreachable() }, { content: 'a' }])
    expect(second).toBe(first)
  })

  it('takes a new key after a refusal, a success, or for other content', async () => {
    const keys = await keysOf([
      { content: 'a', fails: refused },
      { content: 'a' },
      { content: 'a', fails: unreachable() },
      { content: 'b' },
    ])
    expect(new Set(keys).size).toBe(4)
  })

  it('makes keys the contract accepts', () => {
    expect(newKey()).toMatch(/^[A-Za-z0-9._:-]{8,100}$/)
  })
})
