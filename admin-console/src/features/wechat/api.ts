import { answer, api } from '@/shared/api/client'
import type { WeChatState } from '@/shared/api/types'

export async function getWeChatState(): Promise<WeChatState[]> {
  return (await answer(api.GET('/api/wechat/state'))).items
}
