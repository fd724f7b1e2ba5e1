import { call, type Answer, type Input } from '@/platform/http'
import { openInstead } from '@/platform/navigation'
import { useCommand } from '@/state/command'
import { useSession } from '@/state/session'
import type { useTyped } from '@/state/typed'
import { computed, ref } from 'vue'

const SHORTEST = 4

/** Hands in what was written: to who is signed in its page opens, anybody else gets a ticket to read the answer with. */
export function useWriting({ text, clear }: Pick<ReturnType<typeof useTyped>, 'text' | 'clear'>) {
  const session = useSession()
  const command = useCommand()
  const ticket = ref<Answer<'askWithoutAccount'>>()
  const short = ref(false)
  const fault = computed(() => (short.value ? '请写清楚，至少四个字。' : (command.failure.value?.fields.text ?? '')))
  const refused = computed(() => (command.failure.value?.fields.text ? undefined : command.failure.value))

  async function hand(about: Omit<Input<'askQuestion'>['body'], 'text'>) {
    const body = { ...about, text: text.value.trim() }
    short.value = body.text.length < SHORTEST
    if (short.value) return
    let written = ''
    const done = await command.run(body, async (header) => {
      if (session.signedIn) written = (await call('askQuestion', { header, body })).id
      else ticket.value = await call('askWithoutAccount', { body })
    })
    if (!done) return
    clear()
    if (written) openInstead('/packages/needs/question', { id: written, fresh: '1' })
  }

  return { busy: command.busy, ticket, fault, refused, hand }
}
