import { describe, expect, it } from 'vitest'
import type { RecipientWay } from '@/shared/api/types'
import { audienceLines } from './audience'
import { chosenFrom, tellingWays } from './recipients'
import { missingOf, valuesFor } from './values'

describe('chosenFrom', () => {
  it('takes what the contract knows and nothing else', () => {
    expect(chosenFrom({ missing: 'read', channel: 'sms', state: 'uncertain' })).toEqual({ missing: 'read', channel: 'sms', state: 'uncertain' })
    expect(chosenFrom({ missing: 'toString', channel: 'fax', state: 'claimed' })).toEqual({ missing: undefined, channel: undefined, state: undefined })
  })
})

describe('tellingWays', () => {
  const way = (channel: RecipientWay['channel'], state: RecipientWay['state'], day: number): RecipientWay => ({
    occasion: 'notice',
    channel,
    cause: 'first',
    state,
    createdAt: `2026-05-0${day}T00:00:00Z`,
  })

  it('puts what needs a person first, then the newest', () => {
    const ways = [way('email', 'failed', 1), way('sms', 'sent', 2), way('subscribe', 'uncertain', 3), way('phone', 'queued', 4)]
    expect(tellingWays({ ways }).map(({ channel }) => channel)).toEqual(['subscribe', 'email', 'phone'])
  })
})

describe('audienceLines', () => {
  const names = { division: () => '演示镇', asked: () => undefined }

  it('says the whole register where nothing is chosen', () => {
    expect(audienceLines({}, names)).toEqual(['名册里的全部组织'])
    expect(audienceLines({ townships: ['440881101'], notActedOn: 'x', contact: 'none' }, names)).toEqual(['在演示镇', '还没有办“以前的通知”', '邮箱和经办人都没有'])
  })
})

describe('values of a template', () => {
  const placeholders = [
    { name: 'organization', type: 'organization', label: '组织名称' },
    { name: 'dueOn', type: 'day', label: '截止日期' },
    { name: 'hall', type: 'text', label: '会议室' },
  ] as const
  const form = { title: '演示', documentNumber: '', opensOn: '', dueOn: '2026-06-01', values: {} as Record<string, string> }

  it('names what is missing, and is whole without the name of the organisation', () => {
    expect(missingOf(placeholders, form)).toEqual(['会议室'])
    expect(valuesFor(placeholders, form)).toBeUndefined()
    expect(valuesFor(placeholders, { ...form, values: { hall: ' 三楼 ' } })).toEqual({ dueOn: '2026-06-01', hall: '三楼' })
  })
})
