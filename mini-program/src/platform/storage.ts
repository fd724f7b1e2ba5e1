/** Small values that survive closing the app. A full or forbidden store loses a setting, never the page. */
export function readStored(key: string): unknown {
  try {
    return uni.getStorageSync(`pufa.${key}`) as unknown
  } catch {
    return undefined
  }
}

export function store(key: string, value: string | boolean) {
  try {
    uni.setStorageSync(`pufa.${key}`, value)
  } catch {
    return
  }
}

export function forget(key: string) {
  try {
    uni.removeStorageSync(`pufa.${key}`)
  } catch {
    return
  }
}
