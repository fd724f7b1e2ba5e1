import type { components as identity } from '@/contract/identity'
import type { components as law } from '@/contract/law'
import { roles } from '@/contract/roles'

type Role = identity['schemas']['Role']
type Status = law['schemas']['StatuteStatus']

export const roleWords: Record<Role, string> = roles

export const statusWords: Record<Status, string> = {
  in_force: '现行有效',
  not_yet: '尚未施行',
  amended: '已被新版本代替',
  repealed: '已废止',
}
