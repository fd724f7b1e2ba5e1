import { computed, ref, watch } from 'vue'
import { isNumber, sameValue, typedOf, understood, type Cell, type Value } from '@/rules/cells'

export interface Field {
  cell: Cell
  value: Value
  /** What is known to be wrong with it, besides what is typed just now. */
  fault?: string
}

/** What is typed into one field. `say` hears what it means, and why where it means nothing. */
export function useTyping(field: Readonly<Field>, say: (value: Value, fault: string) => void) {
  const typed = ref(typedOf(field.cell, field.value))
  /** What these words last meant, so that one's own value coming back does not touch what is being typed. */
  let meant: Value = field.value
  /** What stood here before these words were begun. */
  let before: Value = field.value
  const ownFault = ref('')
  const read = computed(() => understood(field.cell, typed.value))
  const error = computed(() => ownFault.value || (read.value.fault ? '' : field.fault))

  watch(
    () => field.value,
    (value) => {
      if (sameValue(value, meant)) return
      meant = value
      before = value
      typed.value = typedOf(field.cell, value)
      ownFault.value = ''
    },
  )

  function type(words: string) {
    typed.value = words
    const { value, fault } = read.value
    if (!fault) {
      ownFault.value = ''
      return tell(value)
    }
    // The beginning of an amount is another amount: 3 of 3万. What stood here before stays, and is put back where the 3 was
    // saved already. The beginning of a text is not all of it, but no other text.
    tell(isNumber(field.cell) ? before : meant, fault)
  }

  /** Nobody is told of a fault while typing. */
  function left() {
    ownFault.value = read.value.fault
    if (ownFault.value) return
    // Of words that are no longer here: they were seen to, and it stays as it is.
    if (field.fault) tell(meant)
    before = meant
  }

  function tell(value: Value, fault = '') {
    meant = value
    say(value, fault)
  }

  return { typed, read, error, type, left, tell }
}
