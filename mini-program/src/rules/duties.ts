import type { components } from '@/contract/identity'
import { roleWords } from './words'

type Grant = components['schemas']['Grant']
type County = components['schemas']['County']

/** What somebody is, and where: 演示协会（经办人） or 河唇镇白沙村（儿童主任）. The county itself goes without saying. */
export function dutyWords(grant: Grant, county: County | undefined): string {
  const role = roleWords[grant.role]
  const where = grant.organizationName ?? (grant.division.length > 6 ? divisionName(grant.division, county) : '')
  return where === '' ? role : `${where}（${role}）`
}

/** A township, or a village with its township in front; nothing while the list is not here. */
export function divisionName(code: string, county: County | undefined): string {
  const township = county?.townships.find((one) => code.startsWith(one.code))
  if (!township) return county?.code === code ? county.name : ''
  return township.name + (township.villages.find((village) => village.code === code)?.name ?? '')
}

export interface OwnOrganization {
  id: string
  name: string
}

/** Each organisation somebody acts for, once, whatever the roles. */
export function organizationsOf(grants: readonly Grant[]): OwnOrganization[] {
  const all = new Map<string, string>()
  for (const { organization, organizationName } of grants) if (organization) all.set(organization, organizationName ?? '')
  return [...all].map(([id, name]) => ({ id, name }))
}
