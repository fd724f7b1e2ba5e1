/** A key that makes one command safe to send again (Idempotency-Key). */
export function newKey(now: number, random: () => number): string {
  const part = () => random().toString(36).slice(2, 12).padEnd(10, '0')
  return `mini-${now.toString(36)}-${part()}${part()}`
}
