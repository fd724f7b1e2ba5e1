import { enableAutoUnmount, flushPromises, mount } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { access } from '@/shared/access'
import type { ReportTerm } from '@/shared/api/types'
import OrganizationPick from '@/shared/ui/OrganizationPick.vue'
import ApplyDialog from './ApplyDialog.vue'
import { applyForExtension, listReportTerms } from './campaignApi'

vi.mock('./campaignApi')

const term = (year: number) => ({ campaign: `c${year}`, year, state: 'open', due: { due: `${year + 1}-05-31` } }) as unknown as ReportTerm

async function open() {
  const dialog = mount(ApplyDialog, { global: { stubs: { OrganizationPick: true } } })
  const pick = async (organization: string) => {
    dialog.getComponent(OrganizationPick).vm.$emit('update:modelValue', organization)
    await flushPromises()
  }
  const choose = (campaign: string) => dialog.getComponent({ name: 'ElSelect' }).vm.$emit('update:modelValue', campaign)
  return { dialog, pick, choose }
}

enableAutoUnmount(afterEach)
beforeEach(() => {
  vi.resetAllMocks()
  vi.mocked(listReportTerms).mockImplementation(async () => [term(2024), term(2025)])
})

describe('ApplyDialog', () => {
  it('applies for the year that was chosen, also after the person signed in anew', async () => {
    const { dialog, pick, choose } = await open()
    await pick('o')
    choose('c2024')
    await dialog.get('input[type=date]').setValue('2025-06-30')
    await dialog.get('textarea').setValue('演示·换届')
    access.signIns++
    await flushPromises()
    await dialog.get('form').trigger('submit')
    await flushPromises()
    expect(vi.mocked(applyForExtension).mock.calls[0]?.[0]).toMatchObject({ campaign: 'c2024' })
  })

  it('proposes the newest year of another organisation', async () => {
    const { dialog, pick, choose } = await open()
    await pick('o')
    choose('c2024')
    await pick('p')
    expect(dialog.getComponent({ name: 'ElSelect' }).props('modelValue')).toBe('c2025')
  })
})
