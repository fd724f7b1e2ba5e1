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

const reused = problemFrom({ type: 'key-reused', title: '用过了', status: 422, requestId: 'r' }, 422)

/** Does one of all that comes with a key, and loses what it is told to lose: on the way there, or on the way back. */
function server() {
  const send = commandSender()
  const done = new Map<string, string>()
  const asked: string[] = []
  let losing: 'sent' | 'answer' | undefined
  let refusing: Error | undefined

  async function take(key: string, content: string): Promise<void> {
    const [now, refusal] = [losing, refusing]
    losing = refusing = undefined
    if (refusal) throw refusal
    if (now === 'sent') throw unreachable()
    if ((done.get(key) ?? content) !== content) throw reused
    done.set(key, content)
    asked.push(content)
    if (now === 'answer') throw unreachable()
  }

  return {
    sent: (content: string) => send(content, (key) => take(key, content)),
    asked,
    lose: (what: 'sent' | 'answer') => (losing = what),
    refuse: (error: Error) => (refusing = error),
    records: () => [...done.values()],
  }
}

describe('commandSender', () => {
  it('keeps the key while nobody knows whether the command worked', async () => {
    const [first, second] = await keysOf([{ content: 'a', fails: unreachable() }, { content: 'a' }])
    expect(second).toBe(first)
  })

  it('takes a new key after a refusal and a success', async () => {
    const keys = await keysOf([{ content: 'a', fails: refused }, { content: 'a' }, { content: 'a' }])
    expect(new Set(keys).size).toBe(3)
  })

  it('is done as it is now where what was changed since never arrived', async () => {
    const { sent, lose, records } = server()
    lose('sent')
    await sent('a').catch(() => undefined)
    await sent('b')
    expect(records()).toEqual(['b'])
  })

  it('makes no second record where the first was done: that is told, and asked for once more', async () => {
    const { sent, lose, records, asked } = server()
    lose('answer')
    await sent('a').catch(() => undefined)
    lose('sent')
    await sent('b').catch(() => undefined)
    await expect(sent('c')).rejects.toMatchObject({ problem: { type: 'key-reused', title: '前一次已经办好了' } })
    expect(asked).toEqual(['a', 'a'])
    expect(records()).toEqual(['a'])
    await sent('c')
    expect(records()).toEqual(['a', 'c'])
  })

  it('stays in doubt through refusals that say nothing of it', async () => {
    for (const refusal of [problemFrom({ type: 'unauthenticated', title: '请登录', status: 401, requestId: 'r' }, 401), refused]) {
      const { sent, lose, records, refuse } = server()
      lose('answer')
      await sent('a').catch(() => undefined)
      refuse(refusal)
      await sent(refusal === refused ? 'too long' : 'a').catch(() => undefined)
      await expect(sent('b')).rejects.toMatchObject({ problem: { type: 'key-reused' } })
      expect(records()).toEqual(['a'])
    }
  })

  it('gives two things at the same moment two keys', async () => {
    const { sent, records } = server()
    await Promise.all([sent('a'), sent('b')])
    expect(records()).toEqual(['a', 'b'])
  })

  it('makes keys the contract accepts', () => {
    expect(newKey()).toMatch(/^[A-Za-z0-9._:-]{8,100}$/)
  })
})
