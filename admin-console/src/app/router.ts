import { createRouter, createWebHashHistory } from 'vue-router'

declare module 'vue-router' {
  interface RouteMeta {
    title: string
    /** Operation without which the page says that this account does not open it. */
    operation?: string
    /** Works without a network. */
    field?: boolean
    /** For somebody who is not signed in; stands without the shell. */
    alone?: boolean
  }
}

export const router = createRouter({
  history: createWebHashHistory(),
  routes: [{ path: '/:rest(.*)*', component: () => import('./MissingPage.vue'), meta: { title: '没有这个页面' } }],
  scrollBehavior: (to, from, saved) => saved ?? (samePage(to.matched, from.matched) ? false : { top: 0 }),
})

function samePage(to: readonly unknown[], from: readonly unknown[]): boolean {
  return to[0] === from[0]
}

/** The pages come while the server is asked who is here; who has to sign in first does not wait for them. */
let known = false
router.beforeEach(async (to) => {
  if (known) return true
  const [{ routes }, { noteOpened }] = await Promise.all([import('./routes'), import('@/features/finding/recent')])
  routes.forEach((route) => router.addRoute(route))
  router.afterEach(({ path }) => noteOpened(path))
  known = true
  return to.fullPath
})

router.afterEach((to) => {
  document.title = `${to.meta.title} · 普法通`
})
