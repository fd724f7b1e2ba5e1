import { flushPromises, mount } from '@vue/test-utils'
import { expect, it } from 'vitest'
import { defineComponent, h } from 'vue'
import { createMemoryHistory, createRouter, RouterView } from 'vue-router'
import { DIVISION, useChoices } from './useChoices'

type Choices = { state: 'open' | 'done'; township: string }

async function list(address: string) {
  let own: ReturnType<typeof useChoices<Choices>> | undefined
  const page = defineComponent({
    setup() {
      own = useChoices<Choices>({ state: { open: '未办', done: '已办' }, township: DIVISION })
      return () => h('p')
    },
  })
  const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/list', component: page }] })
  await router.push(address)
  mount(RouterView, { global: { plugins: [router] } })
  await flushPromises()
  if (!own) throw new Error('no page')
  return { ...own, router }
}

it('takes from the address what it knows, and nothing else', async () => {
  const { chosen } = await list('/list?state=open&township=440881101&q=x')
  expect(chosen.value).toEqual({ state: 'open', township: '440881101' })
  expect((await list('/list?state=toString&township=张三')).chosen.value).toEqual({})
})

it('follows the address, and begins at the first page again', async () => {
  const { chosen, choose, page, router } = await list('/list?mine=true')
  page.value = 3
  await choose({ state: 'done' })
  await flushPromises()
  expect([chosen.value, page.value, router.currentRoute.value.fullPath]).toEqual([{ state: 'done' }, 1, '/list?mine=true&state=done'])
  await choose({ state: undefined })
  expect(router.currentRoute.value.query).toEqual({ mine: 'true' })
})
