import type { components } from '@/contract/reply'
import { replyWords } from './notices'

type ReplyLink = components['schemas']['ReplyLink']
type Said = { title: string; detail: string }

/** What a link says that asks nothing any more; `justSent` where the answer was given on this page. */
export function linkWords(link: Pick<ReplyLink, 'state' | 'reply'> | undefined, justSent: boolean): Said {
  switch (link?.state) {
    case 'answered':
      return answerWords(link.reply, justSent)
    case 'settled':
      return { title: '这件事已经办好了', detail: '您单位不用再回复。' }
    case 'expired':
      return { title: '这个链接过期了', detail: '经办人登录普法通，打开通知，还可以回复。' }
    default:
      return { title: '', detail: '' }
  }
}

function answerWords(reply: ReplyLink['reply'], justSent: boolean): Said {
  const next = reply === 'need_help' ? '工作人员会打电话给您单位。' : '民政局会核对。有问题会打电话给您单位。'
  if (justSent) return { title: '回复收到了', detail: next }
  return { title: reply ? `已经回复过了：${replyWords[reply]}` : '已经回复过了', detail: `一个链接只能回复一次。${next}` }
}
