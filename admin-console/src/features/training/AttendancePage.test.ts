import { enableAutoUnmount, flushPromises, mount } from '@vue/test-utils'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import type { AttendanceRowPage, TrainingSession } from '@/shared/api/types'
import { may } from '@/shared/access'
import { getAttendanceCounts, getTrainingSession, listAttendance, recordAttendance } from './api'
import AttendancePage from './AttendancePage.vue'

vi.mock('./api')
vi.mock('@/shared/access', async (actual) => ({ ...(await actual<object>()), may: vi.fn() }))

const row = { enrolment: 'e1', number: 1, name: '演示·王小明', role: 'volunteer', division: '440881001', divisionName: '演示镇', earlier: [] }

beforeEach(() => {
  vi.mocked(may).mockImplementation((operation) => operation !== 'getAttendanceCounts')
  vi.mocked(getTrainingSession).mockResolvedValue({ title: '演示·培训班' } as TrainingSession)
  vi.mocked(getAttendanceCounts).mockResolvedValue(undefined as never)
  vi.mocked(listAttendance).mockResolvedValue({ total: 1, fullMinutes: 180, items: [row] } as unknown as AttendanceRowPage)
})

enableAutoUnmount(afterEach)

it('does not sign while what was chosen is not saved', async () => {
  const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/:any(.*)', component: { template: '<div />' } }] })
  const page = mount(AttendancePage, { props: { session: 's' }, global: { plugins: [router] } })
  await flushPromises()
  const sign = () => page.findAll('button').find((button) => button.text() === '签字')!
  expect(sign().attributes('disabled')).toBeUndefined()

  await page.find('input[type=radio][value=present]').setValue(true)
  await flushPromises()
  expect(sign().attributes('disabled')).toBeDefined()
  expect(page.text()).toContain('还有 1 人的到场情况选了没有保存。请先保存，再签字。')

  vi.mocked(recordAttendance).mockResolvedValue(undefined as never)
  const record = { number: 1, result: 'present', minutes: 180, how: 'roll_call', at: '2026-06-01T02:30:00Z' }
  vi.mocked(listAttendance).mockResolvedValue({ total: 1, fullMinutes: 180, items: [{ ...row, record }] } as unknown as AttendanceRowPage)
  await page.findAll('button').find((button) => button.text().startsWith('保存'))!.trigger('click')
  await flushPromises()
  expect(sign().attributes('disabled')).toBeUndefined()
  expect(page.text()).not.toContain('请先保存')
})
