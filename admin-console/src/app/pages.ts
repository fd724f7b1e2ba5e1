import type { RouteRecordRaw } from 'vue-router'

/** Pages that a person may open without saying which one of many, by their titles. */
export function pagesFor(routes: readonly RouteRecordRaw[], may: (operation: string) => boolean): { label: string; to: string }[] {
  return routes.flatMap(({ path, meta }) => {
    const to = path.replace(/\/:[^/]*\?/g, '')
    const open = meta?.operation !== undefined && !to.includes(':') && may(meta.operation)
    return open ? [{ label: meta.title, to }] : []
  })
}
