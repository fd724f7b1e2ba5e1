import { access } from '@/shared/access'
import { refOf } from './places'

const MOST = 8
const key = () => `pufa.recent.${access.person}`

/** What this person opened last on this device, newest first: ids without names. */
export function recentRefs(): string[] {
  const kept = localStorage.getItem(key())
  return kept ? kept.split(',') : []
}

export function noteOpened(path: string): void {
  const ref = refOf(path)
  if (!ref || !access.person) return
  const refs = [ref, ...recentRefs().filter((one) => one !== ref)]
  localStorage.setItem(key(), refs.slice(0, MOST).join(','))
}
