import { onScopeDispose } from 'vue'
import type { OpenSession } from './session'

const AGAIN_MS = 15_000

/** As long as the server could not be reached, asks again and again whether it can. */
export function useReconnect(session: OpenSession): void {
  const again = () => {
    if (session.unconnected && !session.expired) void session.reconnect()
  }
  const timer = setInterval(again, AGAIN_MS)
  addEventListener('online', again)
  onScopeDispose(() => {
    clearInterval(timer)
    removeEventListener('online', again)
  })
}
