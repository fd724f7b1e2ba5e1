import callFilter from '@/shared/api/generated/values/CallFilter'
import postalState from '@/shared/api/generated/values/PostalState'
import taskKind from '@/shared/api/generated/values/TaskKind'
import type { Call, CallOutcome, ElectronicWay, PostalState, ServiceMethod, Task, TaskKind, TaskResult } from '@/shared/api/types'
import type { Tone } from '@/shared/words'

/** In the order of their keys, 1 to 4. */
export const OUTCOMES: Record<CallOutcome, string> = {
  reached: '告诉到了',
  no_answer: '没人接',
  wrong_number: '号码不对',
  refused: '不愿意听',
}

export const CALL_STATES: Record<Call['state'], string> = { ...callFilter, not_needed: '已办好，不用打' }
export const CALL_TONES: Record<Call['state'], Tone> = { open: 'amber', done: 'green', not_needed: 'plain' }

export const LETTER_STATES: Record<PostalState, string> = postalState
export const LETTER_TONES: Record<PostalState, Tone> = { waiting: 'amber', printed: 'amber', posted: 'blue', delivered: 'green', returned: 'red' }

export const TASK_KINDS: Record<TaskKind, string> = taskKind

/** What each result is called for each kind of task. */
export const TASK_RESULTS: Record<TaskKind, Record<TaskResult['result'], string>> = {
  needs_help: { solved: '帮好了', not_solved: '没能解决' },
  says_done: { solved: '收到报送了', not_solved: '还没有收到' },
  find_contact: { solved: '找到了，名册已改', not_solved: '没有找到' },
  check_fate: { solved: '对方收到了', not_solved: '没有收到，列入电话名单' },
}

export const TASK_HINTS: Record<TaskKind, string> = {
  needs_help: '对方点了“需要帮助”。请打电话问清楚，帮他办好。',
  says_done: '对方说已经报送。请核对是不是真的收到了。',
  find_contact: '这个联系方式用不了。请找到新的，在名册里改好。',
  check_fate: '发送时断了，不知道对方收到没有。请问一下。',
}

export const METHODS: Record<ServiceMethod, string> = { direct: '直接送达', post: '邮寄送达', electronic: '电子送达', public_notice: '公告送达' }
export const ELECTRONIC_WAYS: Record<ElectronicWay, string> = { inbox: '普法通收件箱', email: '电子邮箱', sms: '短信' }

export const taskResult = ({ kind, result }: Pick<Task, 'kind' | 'result'>) => (result ? TASK_RESULTS[kind][result] : '')
