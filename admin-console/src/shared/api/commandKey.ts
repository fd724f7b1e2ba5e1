import { ProblemError } from './problem'

/** 32 random hexadecimal digits. crypto.randomUUID is missing on plain http, which many offices use. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

type Send = (key: string) => Promise<unknown>

/**
 * Sends a command with a key that stays the same until somebody knows how it went, also where something else is sent
 * meanwhile: of all that comes with one key the server does one, and says when it was another. Then nothing is done a
 * second time before that was read. What left and may have arrived is asked for once more, so that what it was sent for
 * is not lost: it answers what it answered then.
 */
export function commandSender(): <T>(content: string, send: (key: string) => Promise<T>) => Promise<T> {
  let key = newKey()
  let leaving: string | undefined
  /** May have arrived, the latest last. */
  const doubted = new Map<string, Send>()

  function begin(): void {
    key = newKey()
    doubted.clear()
  }

  async function askForEarlier(): Promise<void> {
    for (const send of [...doubted.values()].reverse()) {
      try {
        await send(key)
        break
      } catch (thrown) {
        if (tellsNothing(thrown, true)) throw thrown
      }
    }
    begin()
  }

  return async (content, send) => {
    // Another thing at the same moment, such as the next file, has a key of its own.
    if (leaving !== undefined && leaving !== content) return commandSender()(content, send)
    const before = doubted.delete(content)
    leaving = content
    try {
      const result = await send(key)
      begin()
      return result
    } catch (thrown) {
      if (tellsNothing(thrown, before)) doubted.set(content, send)
      else if (isOther(thrown)) await askForEarlier()
      else if (doubted.size === 0) begin()
      throw isOther(thrown) ? otherDone() : thrown
    } finally {
      leaving = undefined
    }
  }
}

/** Whether nobody knows how it went. Who has to sign in again, or to wait, knows nothing new of what was in doubt before. */
function tellsNothing(thrown: unknown, inDoubt: boolean): boolean {
  if (!(thrown instanceof ProblemError)) return false
  return thrown.outcomeUnknown || (inDoubt && [401, 429].includes(thrown.status))
}

function isOther(thrown: unknown): boolean {
  return thrown instanceof ProblemError && thrown.problem.type === 'key-reused'
}

/** The server has done what was sent before, and not what is sent now. */
function otherDone(): ProblemError {
  const detail = '没有等到回音的那一次，其实已经办好。现在这一次还没有办。请先看一看办成了什么；还要办，再按一次。'
  return new ProblemError({ type: 'key-reused', title: '前一次已经办好了', detail, status: 422, requestId: '' }, 422)
}
