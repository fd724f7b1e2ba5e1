import certificateFilter from '@/shared/api/generated/values/CertificateFilter'
import qualification from '@/shared/api/generated/values/Qualification'
import type { CertificateFilter, CertificateState, Qualification } from '@/shared/api/types'
import type { Tone } from '@/shared/words'

export const QUALIFICATIONS: Record<Qualification, string> = qualification

export const CERTIFICATE_STATES: Record<CertificateState, string> = certificateFilter

export const CERTIFICATE_TONES: Record<CertificateState, Tone> = {
  valid: 'green',
  expired: 'amber',
  renewed: 'plain',
  revoked: 'red',
}

export const CERTIFICATE_FILTERS: Record<CertificateFilter, string> = certificateFilter
