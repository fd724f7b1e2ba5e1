import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { access } from '@/shared/access'
import type { CreditDossier } from '@/shared/api/types'
import HoldSection from './HoldSection.vue'

const open = () => mount(HoldSection, { props: { standing: { organization: 'o' } as CreditDossier }, attachTo: document.body })
let view: ReturnType<typeof open>
const sent: unknown[] = []

beforeEach(() => {
  access.operations = new Set(['holdCredit'])
  sent.length = 0
  vi.stubGlobal('fetch', async (request: Request) => {
    sent.push(await request.json())
    return new Response('{}', { headers: { 'Content-Type': 'application/json' } })
  })
})
afterEach(() => view.unmount())

async function excluded(years: string): Promise<void> {
  view = open()
  await view.get('button').trigger('click')
  await view.get('input[value=exclude]').setValue()
  await view.get('textarea').setValue('演示：主管单位证明')
  await view.get('input[aria-label=排除哪几个年度]').setValue(years)
  await view.get('form').trigger('submit')
  await flushPromises()
}

describe('leaving an organisation out', () => {
  it('names the years', async () => {
    await excluded('2023、2024')
    expect(sent).toEqual([{ organization: 'o', kind: 'exclude', reason: '演示：主管单位证明', years: [2023, 2024] }])
  })

  it('means all that are owed where none is named', async () => {
    await excluded('')
    expect(sent).toEqual([{ organization: 'o', kind: 'exclude', reason: '演示：主管单位证明' }])
  })
})
