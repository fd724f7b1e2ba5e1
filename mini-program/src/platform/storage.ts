const prefix = 'pufa.'

/** Small values that survive closing the app. A full or forbidden store loses a setting, never the page. */
export function readStored(key: string): unknown {
  try {
    return uni.getStorageSync(`${prefix}${key}`) as unknown
  } catch {
    return undefined
  }
}

/** Tells whether it was kept, for those who promise it. */
export function store(key: string, value: string | boolean): boolean {
  try {
    uni.setStorageSync(`${prefix}${key}`, value)
    return true
  } catch {
    return false
  }
}

/** The keys of what is stored, as they are given here. */
export function storedKeys(): string[] {
  try {
    return uni.getStorageInfoSync().keys.flatMap((key) => (key.startsWith(prefix) ? [key.slice(prefix.length)] : []))
  } catch {
    return []
  }
}

export function forget(key: string) {
  try {
    uni.removeStorageSync(`${prefix}${key}`)
  } catch {
    return
  }
}
