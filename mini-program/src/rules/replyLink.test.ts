import { describe, expect, it } from 'vitest'
import { linkWords } from './replyLink'

describe('linkWords', () => {
  it('confirms to the one who answered, and says what follows', () => {
    expect(linkWords({ state: 'answered', reply: 'need_help' }, true)).toEqual({
      title: '回复收到了',
      detail: '工作人员会打电话给您单位。',
    })
    expect(linkWords({ state: 'answered', reply: 'done' }, true).detail).toBe('民政局会核对。有问题会打电话给您单位。')
  })

  it('tells whoever comes later what was answered, and that it counts once', () => {
    expect(linkWords({ state: 'answered', reply: 'done' }, false).title).toBe('已经回复过了：已报送')
    expect(linkWords({ state: 'answered', reply: 'need_help' }, false).detail).toBe(
      '一个链接只能回复一次。工作人员会打电话给您单位。',
    )
    expect(linkWords({ state: 'answered' }, false).title).toBe('已经回复过了')
  })

  it('says plainly why it asks nothing', () => {
    expect(linkWords({ state: 'settled' }, false).title).toBe('这件事已经办好了')
    expect(linkWords({ state: 'expired' }, false).title).toBe('这个链接过期了')
    expect(linkWords({ state: 'open' }, false).title).toBe('')
    expect(linkWords(undefined, false).title).toBe('')
  })
})
