import { call, type Input } from '@/platform/http'
import { defineStore } from 'pinia'
import { ref } from 'vue'

export type Purpose = Input<'requestSmsCode'>['body']['purpose']

interface Sent {
  phone: string
  ticket: string
  resendAt: number
}

/** The last code sent for each purpose. Kept outside the page, so that going back to look at the message loses nothing. */
export const useSmsCode = defineStore('smsCode', () => {
  const sent = ref<Partial<Record<Purpose, Sent>>>({})

  async function request(phone: string, purpose: Purpose) {
    const { ticket, resendAfterSeconds } = await call('requestSmsCode', { body: { phone, purpose } })
    sent.value[purpose] = { phone, ticket, resendAt: Date.now() + resendAfterSeconds * 1000 }
  }

  function forget(purpose: Purpose) {
    delete sent.value[purpose]
  }

  return { sent, request, forget }
})
