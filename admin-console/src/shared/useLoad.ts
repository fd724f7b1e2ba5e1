import { onScopeDispose, ref, shallowRef, watch, type Ref, type ShallowRef } from 'vue'
import { access } from './access'
import { asProblem, type ProblemError } from './api/problem'

export interface Load<T> {
  data: ShallowRef<T | undefined>
  error: ShallowRef<ProblemError | undefined>
  loading: Ref<boolean>
  reload: () => Promise<void>
}

/**
 * Loads now, and again whenever `key` changes or the person signed in anew. Only the newest answer counts;
 * what is on the screen stays until then.
 */
export function useLoad<T>(load: () => Promise<T>, key: () => unknown = () => undefined): Load<T> {
  const data = shallowRef<T>()
  const error = shallowRef<ProblemError>()
  const loading = ref(false)
  let newest = 0

  async function reload(): Promise<void> {
    const mine = ++newest
    loading.value = true
    try {
      const result = await load()
      if (mine !== newest) return
      data.value = result
      error.value = undefined
    } catch (thrown) {
      if (mine === newest) error.value = asProblem(thrown)
    } finally {
      if (mine === newest) loading.value = false
    }
  }

  watch(() => JSON.stringify([key(), access.signIns]), reload, { immediate: true })
  onScopeDispose(() => newest++)
  return { data, error, loading, reload }
}
