import { flushPromises, mount } from '@vue/test-utils'
import { describe, expect, it, vi } from 'vitest'
import { problemFrom } from '@/shared/api/problem'
import SignInPage from './SignInPage.vue'

const refusal = (type: string, title: string) => problemFrom({ type, title, status: 401, requestId: 'r' }, 401)

function open() {
  const signIn = vi.fn<(account: string, password: string, totp?: string) => Promise<void>>()
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('network')))
  const page = mount(SignInPage, { props: { signIn, demoAccounts: [] } })
  const submit = async () => {
    await page.get('form').trigger('submit')
    await flushPromises()
  }
  return { page, signIn, submit }
}

describe('signing in', () => {
  it('asks for the code after the password, and sends both', async () => {
    const { page, signIn, submit } = open()
    await page.get('input[name=account]').setValue('editor')
    await page.get('input[name=password]').setValue('secret')
    signIn.mockRejectedValueOnce(refusal('totp-required', '请填写动态口令'))
    await submit()
    expect(page.find('[role=alert]').exists()).toBe(false)
    await page.get('input[name=totp]').setValue('123')
    await submit()
    expect(signIn).toHaveBeenCalledTimes(1)
    await vi.waitFor(() => expect(page.text()).toContain('请填写手机上的六位数字。'))
    await page.get('input[name=totp]').setValue('123456')
    signIn.mockRejectedValueOnce(refusal('sign-in-failed', '登录没有成功'))
    await submit()
    expect(signIn).toHaveBeenLastCalledWith('editor', 'secret', '123456')
    expect(page.get('.problem-note').text()).toContain('登录没有成功')
    expect(page.get<HTMLInputElement>('input[name=totp]').element.value).toBe('')
  })

  it('keeps the account when another is wanted', async () => {
    const { page, signIn, submit } = open()
    await page.get('input[name=account]').setValue('editor')
    await page.get('input[name=password]').setValue('secret')
    signIn.mockRejectedValueOnce(refusal('totp-required', '请填写动态口令'))
    await submit()
    await page.get('.link-button').trigger('click')
    expect(page.get<HTMLInputElement>('input[name=account]').element.value).toBe('editor')
    signIn.mockResolvedValueOnce()
    await submit()
    expect(signIn).toHaveBeenLastCalledWith('editor', 'secret', undefined)
  })
})
