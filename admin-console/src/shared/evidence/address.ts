export type EvidenceFormat = 'docx' | 'zip'

/** Where evidence is downloaded; the session's cookie goes with it. */
export function evidenceAddress(path: string, format: EvidenceFormat, query: Record<string, string> = {}): string {
  return `${path}?${new URLSearchParams({ ...query, format })}`
}
