import { describe, expect, it } from 'vitest'
import { Failure } from '@/rules/failure'
import { useCommand } from './command'

const refused = new Failure(422, { type: 'invalid-input', title: '没填对', status: 422, requestId: 'r' })

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

  it('takes a new key after a refusal, a success, and for other content', async () => {
    const keys = await keysOf([
      { content: 'a', fails: refused },
      { content: 'a' },
      { content: 'a', fails: new Failure(0) },
      { content: 'b' },
    ])
    expect(new Set(keys).size).toBe(4)
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
