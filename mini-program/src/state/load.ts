import { explain, type Explanation } from '@/rules/failure'
import { ref, shallowRef } from 'vue'

/** One thing a page shows that comes from the server: loading, failed or here. */
export function useLoad<T>(fetch: () => Promise<T>) {
  const data = shallowRef<T>()
  const failure = shallowRef<Explanation>()
  const loading = ref(false)
  let latest = 0

  async function run() {
    const mine = ++latest
    loading.value = true
    failure.value = undefined
    try {
      const fresh = await fetch()
      if (mine === latest) data.value = fresh
    } catch (thrown) {
      if (mine === latest) failure.value = explain(thrown)
    } finally {
      if (mine === latest) loading.value = false
    }
  }

  return { data, failure, loading, run }
}
