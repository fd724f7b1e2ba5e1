import { describe, expect, it } from 'vitest'
import { dayReason, dueOf, groupsOf, groupWords, isClosed, noticeMarks, type Notice } from './notices'

const today = '2026-05-20'

function notice(change: Partial<Notice>): Notice {
  return {
    id: 'n1',
    circular: 'c1',
    campaign: 'c1',
    occasion: 'notice',
    organization: 'o1',
    organizationName: '演示协会',
    subject: '关于报送年报的通知',
    body: '通知',
    dueOn: '2026-06-01',
    dueExplanation: '5月31日是星期日，顺延一天。',
    sentAt: '2026-05-01T00:00:00Z',
    ...change,
  }
}

function marks(change: Partial<Notice>): string[] {
  return noticeMarks(notice(change), today).map((mark) => mark.text)
}

describe('the day', () => {
  it('is the one that was granted, with the first one beside it', () => {
    const moved = notice({ extendedTo: '2026-06-30' })
    expect(dueOf(moved, today)).toMatchObject({ by: '6月30日（星期二）前', left: '还剩 41 天' })
    expect(dayReason(moved, today)).toBe('原定6月1日（星期一）前，民政局同意延期。')
  })

  it('is explained as the notice does where nothing moved, and is absent where nothing is due', () => {
    expect(dayReason(notice({}), today)).toBe('5月31日是星期日，顺延一天。')
    expect(dayReason(notice({ extendedTo: '2026-06-01' }), today)).toBe('5月31日是星期日，顺延一天。')
    expect(dayReason(notice({ dueExplanation: undefined }), today)).toBe('')
    expect(dueOf(notice({ dueOn: undefined }), today)).toBeUndefined()
  })
})

describe('isClosed', () => {
  it('is so once it was filed, withdrawn or excused, and not by more time or by a reply', () => {
    expect(isClosed(notice({ returnReceipt: { id: 'r', number: 'R2026-000001' } }))).toBe(true)
    for (const settledAs of ['submitted', 'withdrawn', 'exempt'] as const) expect(isClosed(notice({ settledAs }))).toBe(true)
    expect(isClosed(notice({ extendedTo: '2026-06-30' }))).toBe(false)
    expect(isClosed(notice({ reply: 'done' }))).toBe(false)
  })
})

describe('noticeMarks', () => {
  it('says how it was read and how long it is', () => {
    expect(marks({})).toEqual(['未读', '还剩 12 天'])
    expect(marks({ readAt: 'x' })).toEqual(['已读', '还剩 12 天'])
    expect(marks({ dueOn: undefined })).toEqual(['未读'])
  })

  it('stays calm about what was acknowledged until the day comes near', () => {
    expect(marks({ readAt: 'x', acknowledgedAt: 'x' })).toEqual(['已知悉'])
    expect(marks({ readAt: 'x', acknowledgedAt: 'x', dueOn: '2026-05-22' })).toEqual(['已知悉', '还剩 2 天'])
  })

  it('shows the reply, which nobody has checked yet', () => {
    expect(marks({ readAt: 'x', acknowledgedAt: 'x', reply: 'need_help' })).toEqual(['回复了：需要帮助'])
  })

  it('says only that it is over where it is', () => {
    expect(marks({ settledAs: 'submitted', dueOn: '2026-05-01' })).toEqual(['已报送'])
    expect(marks({ settledAs: 'withdrawn' })).toEqual(['已撤回'])
    expect(marks({ settledAs: 'exempt' })).toEqual(['免报'])
  })
})

describe('groupsOf', () => {
  it('puts together what one occasion said to several organisations, the unread ones first', () => {
    const read = notice({ id: 'n1', organization: 'o1', readAt: 'x' })
    const closed = notice({ id: 'n2', organization: 'o2', settledAs: 'submitted' })
    const fresh = notice({ id: 'n3', organization: 'o3' })
    const [group, ...others] = groupsOf([read, closed, fresh])
    expect(others).toEqual([])
    expect(group?.notices.map((one) => one.id)).toEqual(['n3', 'n1', 'n2'])
    expect(group && groupWords(group)).toBe('3 家单位，2 条没读')
  })

  it('keeps the order of the inbox, and apart what differs', () => {
    const reminder = notice({ id: 'n9', occasion: 'reminder-1', subject: '催报' })
    const letters = ['l1', 'l2'].map((id) => notice({ id, circular: undefined, subject: '新的经办人' }))
    expect(groupsOf([reminder, ...letters, notice({})]).map((group) => group.notices.map((one) => one.id))).toEqual([
      ['n9'],
      ['l1'],
      ['l2'],
      ['n1'],
    ])
  })
})
