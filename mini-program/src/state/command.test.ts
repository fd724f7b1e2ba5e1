import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Failure } from '@/rules/failure'
import { useCommand } from './command'

const refused = new Failure(422, { type: 'invalid-input', title: '没填对', status: 422, requestId: 'r' })

const reused = new Failure(422, { type: 'key-reused', title: '用过了', status: 422, requestId: 'r' })
const lost = new Failure(0)

/** Does one of all that comes with a key, and loses what it is told to lose: on the way there, or on the way back. */
function server() {
  const done = new Map<string, string>()
  const asked: string[] = []
  let losing: 'sent' | 'answer' | undefined
  async function send({ 'Idempotency-Key': key }: { 'Idempotency-Key': string }, content: string) {
    const now = losing
    losing = undefined
    if (now === 'sent') throw lost
    if ((done.get(key) ?? content) !== content) throw reused
    done.set(key, content)
    asked.push(content)
    if (now === 'answer') throw lost
  }
  return {
    send,
    asked,
    lose: (what: 'sent' | 'answer') => (losing = what),
    records: () => [...done.values()],
  }
}

async function keysOf(steps: { content: string; fails?: Error }[]): Promise<string[]> {
  const command = useCommand()
  const keys: string[] = []
  for (const { content, fails } of steps) {
    await command.run(content, async (header) => {
      keys.push(header['Idempotency-Key'])
      if (fails) throw fails
    })
  }
  return keys
}

describe('useCommand', () => {
  it('keeps the key while nobody knows whether the last try worked', async () => {
    for (const unknown of [new Failure(0), new Failure(502), new TypeError('x')]) {
      const [first, second] = await keysOf([{ content: 'a', fails: unknown }, { content: 'a' }])
      expect(second).toBe(first)
    }
  })

  it('takes a new key after a refusal and a success', async () => {
    const keys = await keysOf([{ content: 'a', fails: refused }, { content: 'a' }, { content: 'a' }])
    expect(new Set(keys).size).toBe(3)
  })

  it('runs once at a time, and says what went wrong', async () => {
    const command = useCommand()
    let finish = () => {}
    const first = command.run('a', () => new Promise<void>((resolve) => (finish = resolve)))
    expect(command.busy.value).toBe(true)
    expect(await command.run('a', async () => undefined)).toBe(false)
    finish()
    expect(await first).toBe(true)
    expect(await command.run('a', () => Promise.reject(refused))).toBe(false)
    expect(command.failure.value?.title).toBe('没填对')
    expect(await command.run('a', async () => undefined)).toBe(true)
    expect(command.failure.value).toBeUndefined()
  })

  it('says of a form that it is still there, of a press only to press again', async () => {
    for (const [doing, title] of [['form', '没有交上去'], ['press', '没有办成']] as const) {
      const command = useCommand(doing)
      await command.run('a', () => Promise.reject(new Failure(0)))
      expect(command.failure.value?.title).toBe(title)
    }
  })
})

describe('a form that was changed after its answer was lost', () => {
  it('is done as it is now where the first never arrived', async () => {
    const { send, lose, records } = server()
    const command = useCommand()
    lose('sent')
    await command.run('60 分钟', send)
    expect(await command.run('90 分钟', send)).toBe(true)
    expect(records()).toEqual(['90 分钟'])
  })

  it('makes no second record where the first was done: that is told, and what became of it is asked for', async () => {
    const { send, lose, records, asked } = server()
    const command = useCommand()
    lose('answer')
    await command.run('60 分钟', send)
    expect(await command.run('90 分钟', send)).toBe(false)
    expect(command.failure.value).toMatchObject({ type: 'key-reused', title: '前一次已经收到了' })
    expect(asked.at(-1)).toBe('60 分钟')
    expect(records()).toEqual(['60 分钟'])
    expect(await command.run('90 分钟', send)).toBe(true)
    expect(records()).toEqual(['60 分钟', '90 分钟'])
  })

  it('finds the one of several that was done', async () => {
    const { send, lose, records, asked } = server()
    const command = useCommand()
    lose('sent')
    await command.run('a', send)
    lose('answer')
    await command.run('b', send)
    lose('sent')
    await command.run('c', send)
    expect(command.inDoubt()).toEqual(['a', 'b', 'c'])
    expect(await command.run('d', send)).toBe(false)
    expect(asked.at(-1)).toBe('b')
    expect(command.inDoubt()).toEqual([])
    expect(records()).toEqual(['b'])
  })

  it('stays in doubt through refusals that say nothing of it, and through those of what it was changed to', async () => {
    for (const refusal of [new Failure(401), new Failure(429), refused, lost]) {
      const { send, lose, records } = server()
      const command = useCommand()
      lose('answer')
      await command.run('a', send)
      await command.run(refusal === refused ? 'too long' : 'a', () => Promise.reject(refusal))
      expect(await command.run('b', send)).toBe(false)
      expect(records()).toEqual(['a'])
    }
  })

  it('goes on with what was pressed next', async () => {
    const { send, lose, records } = server()
    const command = useCommand('press')
    lose('answer')
    await command.run('first row', send)
    expect(await command.run('second row', send)).toBe(true)
    expect(records()).toEqual(['first row', 'second row'])
  })
})

describe('a form that is kept', () => {
  const device = new Map<string, unknown>()

  beforeEach(() => {
    device.clear()
    vi.stubGlobal('uni', {
      getStorageSync: (key: string) => device.get(key) ?? '',
      setStorageSync: (key: string, value: unknown) => device.set(key, value),
      removeStorageSync: (key: string) => device.delete(key),
    })
  })
  afterEach(() => vi.unstubAllGlobals())

  it('keeps its key with its words where the page was closed', async () => {
    const { send, lose, records } = server()
    lose('answer')
    await useCommand('form', 'hours').run('60 分钟', send)
    expect([...device.keys()]).toEqual(['pufa.typed.hours.sent'])
    const again = useCommand('form', 'hours')
    expect(await again.run('90 分钟', send)).toBe(false)
    expect(records()).toEqual(['60 分钟'])
    expect(device.size).toBe(0)
    expect(await again.run('90 分钟', send)).toBe(true)
  })

  it('keeps it before the answer can be lost, and forgets it once it is done or refused', async () => {
    const command = useCommand('form', 'hours')
    await command.run('a', async () => expect(device.size).toBe(1))
    expect(device.size).toBe(0)
    await command.run('a', () => Promise.reject(refused))
    expect(device.size).toBe(0)
  })
})
