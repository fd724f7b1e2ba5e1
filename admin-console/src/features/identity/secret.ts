/** `JBSWY3DP…` in groups of four, to be typed by hand. */
export function inGroups(secret: string): string {
  return secret.match(/.{1,4}/g)?.join(' ') ?? ''
}
