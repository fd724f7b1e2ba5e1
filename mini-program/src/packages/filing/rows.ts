import { ref, watch } from 'vue'
import { filledRow, sameValue, type Cell, type Row, type Value } from '@/rules/cells'

/** By column. */
type RowFaults = Record<string, string>

/** The rows of a table while they are filled in. `say` hears them, and the first thing in them that cannot be understood. */
export function useRows(rows: () => Row[], columns: () => readonly Cell[], say: (rows: Row[], fault: string) => void) {
  /** What was typed and cannot be understood, by row. */
  const misread = ref<RowFaults[]>([])
  let said: Row[] = rows()

  // Others than were said here: what was typed here is not in them.
  watch(rows, (fresh) => {
    if (!sameValue(fresh, said)) misread.value = []
  })

  function add() {
    tell([...rows(), {}], misread.value)
  }

  function fill(place: number, { code }: Cell, value: Value, fault: string) {
    const faults = rows().map((_row, at) => (at === place ? { ...misread.value[at], [code]: fault } : (misread.value[at] ?? {})))
    tell(rows().map((row, at) => (at === place ? filledRow(row, code, value) : row)), faults)
  }

  function remove(place: number) {
    const stays = (_one: unknown, at: number) => at !== place
    tell(rows().filter(stays), misread.value.filter(stays))
  }

  function tell(fresh: Row[], faults: RowFaults[]) {
    said = fresh
    misread.value = faults
    say(fresh, words())
  }

  function words(): string {
    const all = misread.value.flatMap((faults, place) =>
      columns().flatMap(({ code, label }) => (faults[code] ? [`第 ${place + 1} 条的${label}：${faults[code]}`] : [])),
    )
    return all[0] ?? ''
  }

  return { misread, add, fill, remove }
}
