import type { CertificateFilter, CertificateState, Qualification } from '@/shared/api/types'
import type { Tone } from '@/shared/words'

export const QUALIFICATIONS: Record<Qualification, string> = {
  child_director: '儿童主任',
  child_supervisor: '儿童督导员',
  volunteer: '志愿者',
}

export const CERTIFICATE_STATES: Record<CertificateState, string> = {
  valid: '有效',
  expired: '已到期',
  renewed: '已换新证',
  revoked: '已撤销',
}

export const CERTIFICATE_TONES: Record<CertificateState, Tone> = {
  valid: 'green',
  expired: 'amber',
  renewed: 'plain',
  revoked: 'red',
}

export const CERTIFICATE_FILTERS: Record<CertificateFilter, string> = {
  valid: '有效',
  ending: '60 天内到期',
  expired: '已到期',
  renewed: '已换新证',
  revoked: '已撤销',
}
