import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { useTyped } from './typed'

const device = new Map<string, unknown>()

beforeEach(() => {
  device.clear()
  vi.stubGlobal('uni', {
    getStorageSync: (key: string) => device.get(key) ?? '',
    setStorageSync: (key: string, value: unknown) => device.set(key, value),
    removeStorageSync: (key: string) => device.delete(key),
  })
})
afterEach(() => vi.unstubAllGlobals())

function begun(of: string) {
  const typed = useTyped('text', 'choice')
  typed.begin(of)
  return typed
}

it('keeps what was written and chosen, each page its own', () => {
  const typed = begun('opinion')
  typed.choice.value = 'complaint'
  typed.text.value = '没有人回答'
  expect(begun('opinion')).toMatchObject({ text: { value: '没有人回答' }, choice: { value: 'complaint' } })
  expect(begun('question')).toMatchObject({ text: { value: '' }, choice: { value: '' } })
})

it('keeps one field where another is emptied', () => {
  const typed = begun('hours')
  typed.text.value = '线上课'
  typed.choice.value = '2026-11-01'
  typed.text.value = ''
  expect(begun('hours')).toMatchObject({ text: { value: '' }, choice: { value: '2026-11-01' } })
})

it('says that it is kept only while there is something to keep', () => {
  const typed = begun('opinion')
  expect(typed.saved.value).toBeUndefined()
  typed.choice.value = 'complaint'
  expect(typed.saved.value?.text).toMatch(/^已存在这台手机上/)
  typed.choice.value = ''
  expect(typed.saved.value).toBeUndefined()
})

it('leaves nothing on the device once it was handed in', () => {
  const typed = begun('opinion')
  typed.choice.value = 'complaint'
  typed.text.value = '没有人回答'
  typed.clear()
  expect(device.size).toBe(0)
})

it('says so where the device keeps nothing more', () => {
  const typed = begun('opinion')
  vi.stubGlobal('uni', {
    setStorageSync: () => {
      throw new Error('full')
    },
  })
  typed.text.value = '没有人回答'
  expect(typed.saved.value?.warning).toBe(true)
})
