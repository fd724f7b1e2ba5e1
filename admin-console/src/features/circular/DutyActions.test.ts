import { enableAutoUnmount, mount } from '@vue/test-utils'
import { afterEach, describe, expect, it } from 'vitest'
import { access } from '@/shared/access'
import type { CircularRecipient } from '@/shared/api/types'
import DutyActions from './DutyActions.vue'

const words = (settledAs?: CircularRecipient['settledAs']) =>
  mount(DutyActions, { props: { circular: 'c', recipient: { organization: 'o', organizationName: '演示·协会', settledAs } as CircularRecipient } })
    .findAll('button')
    .map((button) => button.text())

enableAutoUnmount(afterEach)
afterEach(() => (access.operations = new Set()))

describe('DutyActions', () => {
  it('takes back that nothing is asked any more, by more time', () => {
    access.operations = new Set(['extendDuty', 'withdrawDuty'])
    expect(words()).toEqual(['延期', '不再要求它办'])
    expect(words('exempt')).toEqual(['延期'])
    expect(words('submitted')).toEqual([])
  })
})
