import { forget, readStored, store } from '@/platform/storage'
import { readKept, type Misread, type Unsent } from '@/rules/saving'

/** What of one return is on this device only: what waits to be sent, and what was typed and cannot be understood. */
export interface OnDevice {
  unsent: Unsent
  misread: Misread
}

export function readDevice(filing: string): OnDevice {
  return { unsent: readKept(readStored(unsentKey(filing))), misread: readKept(readStored(misreadKey(filing))) }
}

/** Whether this device could keep it. */
export function keepOnDevice(filing: string, { unsent, misread }: OnDevice): boolean {
  const kept = [keep(unsentKey(filing), unsent), keep(misreadKey(filing), misread)]
  return kept.every(Boolean)
}

export function dropFromDevice(filing: string) {
  keepOnDevice(filing, { unsent: {}, misread: {} })
}

/** Nothing stays where there is nothing. */
function keep(key: string, map: Unsent | Misread): boolean {
  if (Object.keys(map).length > 0) return store(key, JSON.stringify(map))
  forget(key)
  return true
}

function unsentKey(filing: string): string {
  return `filing.${filing}`
}

function misreadKey(filing: string): string {
  return `${unsentKey(filing)}.misread`
}
