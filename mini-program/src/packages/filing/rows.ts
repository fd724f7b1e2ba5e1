import { filledRow, type Cell, type Row, type Value } from '@/rules/cells'
import type { RowFaults } from '@/rules/saving'

/**
 * The rows of a table while they are filled in, and what in them was typed and cannot be understood, on this visit or an
 * earlier one. `say` hears both, and the first fault in words.
 */
export function useRows(rows: () => Row[], misread: () => RowFaults[], columns: () => readonly Cell[], say: (rows: Row[], fault: string, misread: RowFaults[]) => void) {
  function add() {
    tell([...rows(), {}], misread())
  }

  function fill(place: number, { code }: Cell, value: Value, fault: string) {
    const faults = rows().map((_row, at) => (at === place ? { ...misread()[at], [code]: fault } : (misread()[at] ?? {})))
    tell(rows().map((row, at) => (at === place ? filledRow(row, code, value) : row)), faults)
  }

  function remove(place: number) {
    const stays = (_one: unknown, at: number) => at !== place
    tell(rows().filter(stays), misread().filter(stays))
  }

  function tell(fresh: Row[], faults: RowFaults[]) {
    say(fresh, words(faults), faults)
  }

  function words(faults: RowFaults[]): string {
    const all = faults.flatMap((row, place) => columns().flatMap(({ code, label }) => (row[code] ? [`第 ${place + 1} 条的${label}：${row[code]}`] : [])))
    return all[0] ?? ''
  }

  return { add, fill, remove }
}
