import { ref } from 'vue'

/** Whether these pages open on this device without a network, and if not, why. */
export type ShellState = 'preparing' | 'ready' | 'insecure' | 'impossible'

export const SHELL_WORDS: Record<ShellState, string> = {
  preparing: '正在准备。请保持网络，过一会儿再看。',
  ready: '准备好了。没有网络时，用原来的网址照样打开。',
  insecure: '打不开：现在的网址不是 https 开头的。请用 https 的网址打开一次。',
  impossible: '打不开：这个浏览器不支持。请换一个浏览器。',
}

export const shell = ref<ShellState>('preparing')

/** Asks the browser to keep the pages; it keeps them up to date by itself. */
export async function keepShell(): Promise<void> {
  if (!window.isSecureContext) shell.value = 'insecure'
  else if (!('serviceWorker' in navigator)) shell.value = 'impossible'
  else if (import.meta.env.PROD) await register()
}

async function register(): Promise<void> {
  try {
    await navigator.serviceWorker.register(`${import.meta.env.BASE_URL}sw.js`)
    await navigator.serviceWorker.ready
    shell.value = 'ready'
    // A browser that runs out of space deletes what nobody asked it to keep.
    await navigator.storage.persist()
  } catch {
    // Without a network, or with a disk that is full; the next opening tries again.
    if (navigator.serviceWorker.controller) shell.value = 'ready'
  }
}
