import { access, may } from '@/shared/access'
import type { Campaign } from '@/shared/api/types'

/** Whoever wrote a notice does not send it: another person reads it first. */
export const isMine = ({ createdBy }: Campaign) => createdBy !== undefined && createdBy === access.person

export const mayRelease = (campaign: Campaign) => may('releaseCampaign') && !isMine(campaign)
