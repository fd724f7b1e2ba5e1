import type { ConsentLine } from './api'

/** Lines of one section together, in the order in which they came. */
export function sectionsOf(lines: readonly ConsentLine[]): Array<{ title: string; facts: Array<readonly [string, string]> }> {
  const sections = new Map<string, Array<readonly [string, string]>>()
  for (const { section, label, value } of lines) sections.set(section, [...(sections.get(section) ?? []), [label, value] as const])
  return [...sections].map(([title, facts]) => ({ title, facts }))
}
