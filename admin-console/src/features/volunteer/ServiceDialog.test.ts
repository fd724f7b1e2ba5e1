import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { VolunteerAssignment } from '@/shared/api/types'
import ServiceDialog from './ServiceDialog.vue'

const open = (change: Partial<VolunteerAssignment>) =>
  mount(ServiceDialog, {
    props: {
      assignment: {
        id: 'one',
        kind: 'event',
        title: '演示·宪法宣传日',
        place: '演示广场',
        startsAt: '2026-05-30T01:00:00Z',
        endsAt: '2026-05-30T03:30:00Z',
        withMinors: false,
        state: 'accepted',
        answerable: false,
        ...change,
      },
    },
    attachTo: document.body,
  })
let view: ReturnType<typeof open>
afterEach(() => view.unmount())

function hears(): unknown[] {
  const sent: unknown[] = []
  vi.stubGlobal('fetch', async (request: Request) => {
    sent.push(await request.json())
    return new Response('{}', { headers: { 'Content-Type': 'application/json' } })
  })
  return sent
}

describe('how long a volunteer served', () => {
  it('is asked without a reason the first time', async () => {
    const sent = hears()
    view = open({})
    expect(view.find('textarea').exists()).toBe(false)
    await view.get('form').trigger('submit')
    await flushPromises()
    expect(sent).toEqual([{ served: true, minutes: 150 }])
  })

  it('is put right only with a reason, from what is on record', async () => {
    const sent = hears()
    view = open({ state: 'served', minutes: 600 })
    expect(view.text()).toContain('更正服务时长')
    await view.get('input[inputmode=numeric]').setValue('60')
    await view.get('form').trigger('submit')
    await vi.waitFor(() => expect(view.text()).toContain('请写明为什么更正。'))
    expect(sent).toEqual([])
    await view.get('textarea').setValue('演示：抄错了')
    await view.get('form').trigger('submit')
    await flushPromises()
    expect(sent).toEqual([{ served: true, minutes: 60, corrects: { was: 600, reason: '演示：抄错了' } }])
    expect(view.emitted('done')).toHaveLength(1)
  })

  it('begins from 没有到 where that is on record', () => {
    view = open({ state: 'absent' })
    expect(view.find('input[inputmode=numeric]').exists()).toBe(false)
  })
})
