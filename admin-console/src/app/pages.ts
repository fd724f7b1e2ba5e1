import type { RouteRecordRaw } from 'vue-router'

interface Page {
  label: string
  to: string
}

/** Pages that a person may open without saying which one of many: by their word in the menu, and by their titles. */
export function pagesFor(menu: readonly Page[], routes: readonly RouteRecordRaw[], may: (operation: string) => boolean): Page[] {
  const titled = routes.flatMap(({ path, meta }) => {
    const to = path.replace(/\/:[^/]*\?/g, '')
    const open = meta?.operation !== undefined && !to.includes(':') && may(meta.operation)
    return open ? [{ label: meta.title, to }] : []
  })
  const words = menu.map(({ label, to }) => ({ label, to }))
  return [...words, ...titled.filter(({ label, to }) => !words.some((word) => word.label === label && word.to === to))]
}
