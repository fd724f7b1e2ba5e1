import { computed, onScopeDispose, ref, shallowRef, watch } from 'vue'
import { access, may } from '@/shared/access'
import { ProblemError } from '@/shared/api/problem'
import { keepShell } from '@/shared/device/shell'
import { isLeft, isUnsent, type DevicePhoto, type DeviceRecord } from './deviceRecord'
import { allPhotos, allRecords, sweep } from './deviceStore'
import { prepareLists } from './lists'
import { sendWaiting } from './sending'

const FIRST_WAIT_MS = 5_000
const LONGEST_WAIT_MS = 120_000

const records = shallowRef<DeviceRecord[]>([])
const photos = shallowRef<DevicePhoto[]>([])
/** The record that is being sent now. */
const sending = ref<string>()
/** Why the last sending stopped. */
const fault = shallowRef<ProblemError>()
const others = 'BroadcastChannel' in globalThis ? new BroadcastChannel('pufa-outbox') : undefined
let failures = 0
let timer: ReturnType<typeof setTimeout> | undefined
let last: Promise<void> = Promise.resolve()

export const photosIn = (record: string) => photos.value.filter((photo) => photo.record === record)
const unsentOf = (list: DeviceRecord[]) => list.filter((record) => isUnsent(record, photosIn(record.id).length))

/** What lies on this device, for every page that shows it. */
export function useOutbox() {
  const own = computed(() => records.value.filter(({ person }) => person === access.person))
  const unsent = computed(() => unsentOf(own.value))
  const unsentOfAnyone = computed(() => unsentOf(records.value))
  const unsentOfOthers = computed(() => unsentOfAnyone.value.filter(({ person }) => person !== access.person))
  const leftByOthers = computed(() => unsentOfOthers.value.filter((record) => isLeft(record, Date.now())))
  return { own, unsent, unsentOfAnyone, unsentOfOthers, leftByOthers, sending, fault }
}

/** Reads again what lies here; a browser that keeps nothing has nothing. */
export async function look(): Promise<void> {
  try {
    const [newRecords, newPhotos] = await Promise.all([allRecords(), allPhotos()])
    records.value = newRecords
    photos.value = newPhotos
  } catch {
    records.value = []
  }
}

/** Something changed here: the other pages of this browser look too. */
export async function changed(): Promise<void> {
  others?.postMessage('changed')
  await look()
}

/** Sends what waits, after what is being sent already. Never throws; `fault` says why something stayed. */
export function flush(): Promise<void> {
  last = last.then(sendNow)
  return last
}

async function sendNow(): Promise<void> {
  clearTimeout(timer)
  if (!access.connected || !may('createPufaEvent') || !navigator.onLine) return changed()
  try {
    await sendWaiting(access.person, (record) => (sending.value = record))
    fault.value = undefined
    failures = 0
  } catch (thrown) {
    fault.value = thrown instanceof ProblemError ? thrown : undefined
    timer = setTimeout(() => void flush(), Math.min(FIRST_WAIT_MS * 2 ** failures++, LONGEST_WAIT_MS))
  }
  await changed()
}

/** As long as somebody is signed in: prepares this device for the field, and sends whenever there is a network again. */
export function useSending(): void {
  const send = () => void flush()
  watch(() => access.signIns, prepareAndSend, { immediate: true })
  addEventListener('online', send)
  others?.addEventListener('message', look)
  onScopeDispose(() => {
    removeEventListener('online', send)
    others?.removeEventListener('message', look)
    clearTimeout(timer)
  })
}

async function prepareAndSend(): Promise<void> {
  await sweep(Date.now()).catch(() => undefined)
  void flush()
  if (!may('createPufaEvent')) return
  void keepShell()
  if (access.connected) await prepareLists()
}
