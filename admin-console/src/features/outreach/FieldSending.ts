import { defineComponent } from 'vue'
import { useSending } from './outbox'

/** Shows nothing and sends, as long as it is there. It comes after the page, which is wanted first. */
export default defineComponent(() => {
  useSending()
  return () => undefined
})
