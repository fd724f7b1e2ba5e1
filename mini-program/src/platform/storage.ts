/** Small values that survive closing the app. A full or forbidden store loses a setting, never the page. */
export function readStored(key: string): unknown {
  try {
    return uni.getStorageSync(`pufa.${key}`) as unknown
  } catch {
    return undefined
  }
}

/** Tells whether it was kept, for those who promise it. */
export function store(key: string, value: string | boolean): boolean {
  try {
    uni.setStorageSync(`pufa.${key}`, value)
    return true
  } catch {
    return false
  }
}

export function forget(key: string) {
  try {
    uni.removeStorageSync(`pufa.${key}`)
  } catch {
    return
  }
}
