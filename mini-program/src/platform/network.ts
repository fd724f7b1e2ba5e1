/** Calls back each time the device is on a network again. Returns how to stop. */
export function onNetworkBack(back: () => void): () => void {
  const heard = (state: { isConnected: boolean }) => {
    if (state.isConnected) back()
  }
  uni.onNetworkStatusChange(heard)
  return () => uni.offNetworkStatusChange(heard)
}

/** Whether pages open by themselves without a network: WeChat holds the package, a browser only what is open. */
export function opensWithoutNetwork(): boolean {
  // #ifdef MP-WEIXIN
  return true
  // #endif
  // #ifndef MP-WEIXIN
  return false
  // #endif
}
