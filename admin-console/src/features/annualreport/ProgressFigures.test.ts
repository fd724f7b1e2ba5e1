import { mount } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import type { Progress } from '@/shared/api/types'
import type { StreamState } from '@/shared/live/stream'
import ProgressFigures from './ProgressFigures.vue'

const progress: Progress = {
  organizations: 1577,
  inbox: { queued: 0, sending: 0, sent: 1577, failed: 0, uncertain: 0, stopped: 0 },
  email: { queued: 12, sending: 3, sent: 1500, failed: 9, uncertain: 7, stopped: 0 },
  reminders: { queued: 0, sending: 0, sent: 0, failed: 0, uncertain: 0, stopped: 0 },
  submitted: 0,
  excused: 0,
  withoutEmail: 46,
  sent: 1546,
  failed: 16,
  read: 116,
  acknowledged: 58,
  finished: false,
}
const show = (state: StreamState = 'live', change: Partial<Progress> = {}) =>
  mount(ProgressFigures, { props: { progress: { ...progress, ...change }, state } })

describe('ProgressFigures', () => {
  it('shows the figures with their units', () => {
    const page = show()
    const figure = (name: string) => page.get(`[data-figure=${name}]`).text().replace(/\s/g, '')
    expect(figure('sent')).toBe('1,546/1,577家')
    expect(figure('failed')).toBe('16家')
    expect(figure('acknowledged')).toBe('58家')
    expect(figure('unread')).toBe('1,461家')
    expect(page.text()).toContain('46 家没有登记邮箱')
    expect(page.find('.phone :is(a, button)').exists()).toBe(false)
    expect(page.get('.bar .sent').attributes('style')).toContain('98.03')
  })

  it('opens the rows behind a number', async () => {
    const page = show()
    await page.get('[data-cell="email.failed"] button').trigger('click')
    await page.get('[data-figure=unread] button').trigger('click')
    expect(page.emitted('choose')).toEqual([
      [{ channel: 'email', state: 'failed' }],
      [{ channel: 'inbox', unread: true }],
    ])
    expect(page.find('[data-cell="inbox.failed"] button').exists()).toBe(false)
  })

  it('counts who has filed, opens who has not, and says why reminders were stopped', async () => {
    const page = show('live', { submitted: 1500, excused: 7, reminders: { queued: 0, sending: 0, sent: 76, failed: 0, uncertain: 0, stopped: 1 } })
    expect(page.get('[data-figure=submitted]').text()).toBe('1,500家')
    expect(page.get('[data-figure=missing]').text()).toBe('70家')
    await page.get('[data-figure=missing] button').trigger('click')
    expect(page.emitted('choose')).toEqual([[{ channel: 'inbox', notSubmitted: true }]])
    expect(page.text()).toContain('已发 76 封，不再催 1 封')
  })

  it('links nowhere when everybody has read', () => {
    const page = show('live', { read: 1577 })
    expect(page.get('[data-figure=unread]').text()).toBe('0家')
    expect(page.find('[data-figure=unread] button').exists()).toBe(false)
  })

  it('never passes old figures off as live', () => {
    expect(show('waiting').get('[role=status]').text()).toContain('正在重新连接')
    expect(show('live', { finished: true }).get('[role=status]').text()).toContain('处理完了')
  })

  it('survives a campaign without organisations', () => {
    expect(show('live', { organizations: 0, sent: 0, failed: 0 }).get('.bar .sent').attributes('style')).toContain('0%')
  })
})
