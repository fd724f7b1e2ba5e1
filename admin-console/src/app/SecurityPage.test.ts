import { enableAutoUnmount, flushPromises, mount } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { changePassword } from '@/features/staff/api'
import { endMySessions, getCurrentPerson, listMySessions } from '@/features/identity/api'
import type { OwnSession } from '@/shared/api/types'
import SecurityPage from './SecurityPage.vue'
import { useSession } from './session'

vi.mock('@/features/identity/api')
vi.mock('@/features/staff/api')

const open = (id: string, current = false): OwnSession => ({
  id,
  way: 'password',
  session: 'cookie',
  startedAt: '2026-03-01T01:00:00Z',
  expiresAt: '2026-03-01T13:00:00Z',
  current,
})

async function opened(hasPassword: boolean) {
  vi.mocked(getCurrentPerson).mockResolvedValue({ id: 'p1', account: 'p1', displayName: '演示王', roles: [], operations: [], hasPassword })
  await useSession().start()
  const page = mount(SecurityPage)
  await flushPromises()
  return page
}

enableAutoUnmount(afterEach)

beforeEach(() => {
  vi.resetAllMocks()
  vi.mocked(listMySessions).mockResolvedValue([open('own', true), open('a'), open('b')])
})

describe('how one signs in', () => {
  it('asks nobody for a password who has none', async () => {
    const page = await opened(false)
    expect(page.text()).toContain('您的账号没有密码')
    expect(page.find('input[type=password]').exists()).toBe(false)
    expect(page.text()).toContain('已登录的设备')
  })

  it('reads the sessions again after each new password', async () => {
    const page = await opened(true)
    for (const [time, next] of ['橙子树下的一口老井', '河边有三只白色水牛'].entries()) {
      const [current, ...fresh] = page.findAll('[aria-labelledby=password-title] input[type=password]')
      await current?.setValue('旧的密码旧的密码旧的密码')
      for (const field of fresh) await field.setValue(next + next)
      await page.get('[aria-labelledby=password-title] form').trigger('submit')
      await vi.waitFor(() => expect(listMySessions).toHaveBeenCalledTimes(time + 2))
    }
    expect(changePassword).toHaveBeenCalledTimes(2)
  })

  it('says that all others are out only where none came up', async () => {
    const page = await opened(true)
    const endOthers = async (left: OwnSession[]) => {
      vi.mocked(endMySessions).mockResolvedValueOnce(left)
      await page.findAll('button').find((one) => one.text() === '退出其他所有地方')?.trigger('click')
      await flushPromises()
    }
    await endOthers([open('own', true), open('c'), open('d')])
    expect(page.text()).toContain('退出了 2 处。别处还有登录着的')
    await endOthers([open('own', true)])
    expect(page.text()).toContain('其他地方都退出了。')
  })
})
