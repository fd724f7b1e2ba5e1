import type { Circular, CircularProgress } from '@/shared/api/types'
import { dayText, momentText, remaining } from '@/shared/dates'
import type { Stage } from '@/shared/ui/StageLine.vue'
import { count } from '@/shared/words'

/** Where a circular stands: 起草 → 复核 → 发送 → 收到 → 办理. */
export function stagesOf(circular: Circular, progress?: CircularProgress): Stage[] {
  const draft = circular.state === 'draft'
  const out = circular.releasedAt !== undefined
  const sending = circular.state === 'running' || circular.state === 'paused'
  const all = progress?.organizations ?? 0
  const share = (value: number) => `${count(value)} / ${count(all)} 家`
  return [
    { name: '起草', note: draft ? '可以修改' : momentText(circular.createdAt), state: 'done' },
    { name: '复核', note: reviewNote(circular), state: draft ? 'now' : 'done' },
    { name: '发送', note: sendNote(circular), state: sending || circular.state === 'scheduled' ? 'now' : out ? 'done' : 'later' },
    { name: '收到', note: progress ? share(progress.received) : '发布后开始', state: out && progress?.finished ? 'done' : 'later' },
    { name: '办理', note: actNote(circular, progress, share), state: !progress?.finished ? 'later' : all && progress.acted >= all ? 'done' : 'now' },
  ]
}

function reviewNote({ state, releasedAt }: Circular): string {
  if (state === 'draft') return '等另一个人看过再发'
  return releasedAt ? momentText(releasedAt) : '已看过'
}

function sendNote({ state, releaseAt }: Circular): string {
  if (state === 'scheduled' && releaseAt) return `${momentText(releaseAt)} 发出`
  return { draft: '还没有发布', scheduled: '', running: '正在发送', paused: '暂停了', done: '都发完了', cancelled: '已取消' }[state]
}

function actNote({ dueOn }: Circular, progress: CircularProgress | undefined, share: (value: number) => string): string {
  const lines = [progress && share(progress.acted), dueOn && `${dayText(dueOn)}截止，${remaining(dueOn)}`]
  return lines.filter(Boolean).join('\n') || '没有截止日期'
}
