/** Where the console shows a record of the timeline; the rest of a record is its id. */
const PAGES: Record<string, (id: string) => string> = {
  return: (id) => `/returns/${id}`,
  campaign: (id) => `/campaigns/${id}`,
  organization: (id) => `/organizations/${id}/file`,
}

/** Undefined where the record has no page of its own. */
export function pageOf(record: string | undefined): string | undefined {
  const [kind = '', id = ''] = record?.split('/') ?? []
  return id ? PAGES[kind]?.(id) : undefined
}
