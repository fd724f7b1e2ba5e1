import { effectScope, nextTick, ref } from 'vue'
import { describe, expect, it } from 'vitest'
import { access } from './access'
import { unreachable } from './api/problem'
import { useLoad } from './useLoad'

const settle = () => new Promise((resolve) => setTimeout(resolve))

describe('useLoad', () => {
  it('lets only the newest answer count', async () => {
    const page = ref(1)
    const waiting: Array<(value: number) => void> = []
    const scope = effectScope()
    const { data } = scope.run(() => useLoad(() => new Promise<number>((resolve) => waiting.push(resolve)), () => page.value))!
    page.value = 2
    await nextTick()
    waiting[1]?.(2)
    await settle()
    waiting[0]?.(1)
    await settle()
    expect(data.value).toBe(2)
    scope.stop()
  })

  it('keeps what is shown when a later call fails, and loads again after signing in', async () => {
    let fails = false
    const scope = effectScope()
    const { data, error, reload } = scope.run(() =>
      useLoad(() => (fails ? Promise.reject(unreachable()) : Promise.resolve('ok'))),
    )!
    await settle()
    fails = true
    await reload()
    expect(data.value).toBe('ok')
    expect(error.value?.problem.title).toBe('连不上服务器')
    fails = false
    access.signIns++
    await settle()
    expect(error.value).toBeUndefined()
    scope.stop()
  })
})
