import { enableAutoUnmount, mount } from '@vue/test-utils'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { api } from '@/shared/api/client'
import type { Question } from '@/shared/api/types'
import WriteCardDialog from './WriteCardDialog.vue'

vi.mock('vue-router', () => ({ useRouter: () => ({ push: vi.fn() }) }))

function shown(state: Question['summary']['state'], text?: string): string {
  vi.spyOn(api, 'GET').mockResolvedValue({ data: { items: [] }, response: new Response() } as never)
  const question = { version: 1, summary: { id: 'q', wording: '离婚要等多久', state }, text, signedIn: true, cards: [] } as unknown as Question
  return mount(WriteCardDialog, { props: { question } }).text()
}

enableAutoUnmount(afterEach)

describe('WriteCardDialog', () => {
  it('promises the asker a card only where it will come to the asker', () => {
    expect(shown('waiting', '要等多久')).toContain('提问的人就收到回答')
    expect(shown('answered', '要等多久')).toContain('附在回答后面')
    expect(shown('transferred', '要等多久')).toContain('不发给提问的人')
    expect(shown('answered')).not.toContain('提问的人')
  })
})
