import { ref, shallowRef, type AppContext } from 'vue'
import { answer, api } from '../api/client'
import { commandSender } from '../api/commandKey'
import { listAddress, type ListAddress } from '../api/listAddress'
import { asProblem, type ProblemError } from '../api/problem'
import { today } from '../dates'
import { saveFile } from '../saveFile'
import { cellTexts, columnsOf } from './cells'
import type { ShownTable } from './tables'
import { isWhole, walk } from './walk'

/** Rows of one file; the contract's limit of an entry in the trail. */
export const MOST_ROWS = 10_000

/** Writes down that a list is taken along, walks it, and hands it over as a table of what the screen shows. */
export function useTableExport(context: AppContext) {
  const busy = ref(false)
  const done = ref(0)
  const total = ref(0)
  const changed = ref(false)
  const error = shallowRef<ProblemError>()
  const sendOnce = commandSender()
  let stopping = new AbortController()

  async function run(table: ShownTable): Promise<void> {
    const list = listAddress(table.rows)
    if (!list) return
    busy.value = true
    changed.value = false
    error.value = undefined
    done.value = 0
    total.value = list.total
    stopping = new AbortController()
    try {
      await record(table, list)
      await save(table, await rowsOf(table, list))
    } catch (thrown) {
      if (!stopping.signal.aborted) error.value = asProblem(thrown)
    } finally {
      busy.value = false
    }
  }

  function record({ caption }: ShownTable, { address, total: rows }: ListAddress): Promise<unknown> {
    const body = { address, title: caption.slice(0, 40), rows }
    return sendOnce(JSON.stringify(body), (key) =>
      answer(api.POST('/api/list-exports', { params: { header: { 'Idempotency-Key': key } }, body })),
    )
  }

  async function rowsOf(table: ShownTable, list: ListAddress): Promise<readonly unknown[]> {
    if (isWhole(table.rows, list)) return table.rows
    const walked = await walk(list, stopping.signal, (rows) => (done.value = rows))
    changed.value = walked.changed
    return walked.rows
  }

  async function save(table: ShownTable, rows: readonly unknown[]): Promise<void> {
    const { workbook } = await import('./workbook')
    const name = table.caption.split('，')[0] ?? ''
    const texts = cellTexts(table, [...new Map(rows.map((row) => [table.rowKey(row), row])).values()], context)
    if (stopping.signal.aborted) return
    saveFile(workbook(name, columnsOf(table).map(({ label }) => label), texts), `${name}-${today()}.xlsx`)
  }

  return { busy, done, total, changed, error, run, stop: () => stopping.abort() }
}
