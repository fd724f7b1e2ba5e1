import { call, type Answer, type Input } from '@/platform/http'
import { openInstead } from '@/platform/navigation'
import { useCommand } from '@/state/command'
import { useSession } from '@/state/session'
import type { useTyped } from '@/state/typed'
import { computed, ref } from 'vue'

const SHORTEST = 4

interface Written {
  withoutAccount: boolean
  body: Input<'askQuestion'>['body']
}

/**
 * Hands in what was written: to who is signed in its page opens, anybody else gets a ticket to read the answer with.
 * `form` names the page, whose words and key are kept.
 */
export function useWriting(form: string, { text, clear }: Pick<ReturnType<typeof useTyped>, 'text' | 'clear'>) {
  const session = useSession()
  const command = useCommand('form', form)
  const ticket = ref<Answer<'askWithoutAccount'>>()
  const short = ref(false)
  const fault = computed(() => (short.value ? '请写清楚，至少四个字。' : (command.failure.value?.fields.text ?? '')))
  const refused = computed(() => (command.failure.value?.fields.text ? undefined : command.failure.value))
  /** Whether what arrived is not what stands in the form. */
  const earlier = computed(() => command.failure.value?.type === 'key-reused')

  async function hand(about: Omit<Input<'askQuestion'>['body'], 'text'>) {
    const body = { ...about, text: text.value.trim() }
    short.value = body.text.length < SHORTEST
    if (short.value) return
    let written = ''
    const done = await command.run<Written>({ withoutAccount: goesWithoutAccount(), body }, async (header, sent) => {
      if (sent.withoutAccount) ticket.value = await call('askWithoutAccount', { header, body: sent.body })
      else written = (await call('askQuestion', { header, body: sent.body })).id
    })
    if (!done) return
    clear()
    if (written) openInstead('/packages/needs/question', { id: written, fresh: '1' })
  }

  /** Also after signing in while one without an account may be there: under another name it would be a second one. */
  function goesWithoutAccount(): boolean {
    return !session.signedIn || command.inDoubt().some((sent) => (sent as Written).withoutAccount)
  }

  /** The words that were changed since stand in the form again. */
  function goOn() {
    ticket.value = undefined
    command.failure.value = undefined
  }

  return { busy: command.busy, ticket, earlier, fault, refused, hand, goOn }
}
