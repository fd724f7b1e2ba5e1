import { ProblemError } from './problem'

/** 32 random hexadecimal digits. crypto.randomUUID is missing on plain http, which many offices use. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/**
 * Sends a command with a key that stays the same only while nobody knows whether the last attempt worked,
 * so that pressing the button again never does the work twice.
 */
export function commandSender(): <T>(content: string, send: (key: string) => Promise<T>) => Promise<T> {
  let open: { content: string; key: string } | undefined
  return async (content, send) => {
    if (open?.content !== content) open = { content, key: newKey() }
    try {
      const result = await send(open.key)
      open = undefined
      return result
    } catch (error) {
      if (!(error instanceof ProblemError && error.outcomeUnknown)) open = undefined
      throw error
    }
  }
}
