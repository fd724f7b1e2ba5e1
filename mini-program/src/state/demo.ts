import { call, type Answer } from '@/platform/http'
import { readStored, store } from '@/platform/storage'
import { Failure } from '@/rules/failure'
import { defineStore } from 'pinia'
import { ref } from 'vue'

export type DemoAccount = Answer<'listDemoAccounts'>['items'][number]

/** Whether the server shows invented data, and the accounts to try it with. */
export const useDemo = defineStore('demo', () => {
  const on = ref(readStored('demo') === true)
  const accounts = ref<DemoAccount[]>([])

  async function check() {
    try {
      accounts.value = (await call('listDemoAccounts', {})).items
      remember(true)
    } catch (thrown) {
      // Without network the last known answer stands.
      if (thrown instanceof Failure && thrown.status === 404) remember(false)
    }
  }

  function remember(demo: boolean) {
    on.value = demo
    store('demo', demo)
    if (!demo) accounts.value = []
  }

  return { on, accounts, check }
})
