import type { FoundKind, FoundThing } from '@/shared/api/types'

interface Place {
  label: string
  /** Page that opens one by its id; absent where none does. */
  base?: string
}

/** Kinds in the order of the sheet, and where they open. */
export const PLACES: Record<FoundKind, Place> = {
  organization: { label: '社会组织', base: '/organizations' },
  agent: { label: '经办人' },
  volunteer: { label: '志愿者', base: '/volunteers' },
  post: { label: '儿童主任、督导员' },
  person: { label: '工作人员', base: '/people' },
  piece: { label: '普法内容', base: '/content' },
  course: { label: '课程', base: '/courses' },
  statute: { label: '法律法规', base: '/statutes' },
  circular: { label: '群发通知', base: '/circulars' },
  campaign: { label: '年报工作', base: '/campaigns' },
}

/** Segments that are pages, not ids. */
const PAGES = new Set(['new', 'import'])

export function pathOf(kind: FoundKind, thing: FoundThing): string {
  if (kind === 'agent') return `/organizations/${thing.organization}`
  if (kind === 'post') return `/coverage?post=${thing.division}`
  return `${PLACES[kind].base}/${thing.id}`
}

/** What a page shows, as kind and id; undefined where it is nothing that can be found. */
export function refOf(path: string): string | undefined {
  const [, base, id] = /^(\/[a-z-]+)\/([A-Za-z0-9-]+)$/.exec(path) ?? []
  const kind = id && !PAGES.has(id) && (Object.keys(PLACES) as FoundKind[]).find((one) => PLACES[one].base === base)
  return kind ? `${kind}/${id}` : undefined
}
