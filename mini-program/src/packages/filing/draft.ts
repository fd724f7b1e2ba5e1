import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import type { components } from '@/contract/filing'
import { call, type Answer } from '@/platform/http'
import { onNetworkBack } from '@/platform/network'
import { sameValue, type Cell, type Content, type Value } from '@/rules/cells'
import { explain, Failure } from '@/rules/failure'
import { newKey } from '@/rules/key'
import { closedWords, isBeingWritten, isOpenCell } from '@/rules/filing'
import { blamedCells, faultsOf, given, isFinal, later, leaving, savedWords, stillMisread, stillUnsent, type Left, type Misread, type RowFaults, type Unsent, type UnsentCell } from '@/rules/saving'
import { onDraftsForgotten } from '@/state/drafts'
import { dropFromDevice, keepOnDevice, readDevice } from './device'

type Filing = Answer<'getFiling'>
type FilingCell = components['schemas']['FilingCell']
type FilingItem = components['schemas']['FilingItem']
export type FilingFile = components['schemas']['FilingFile']

const pauseMillis = 700
const retryMillis = 5000
const mostAtOnce = 100

/**
 * The return that is being written. Each cell is kept on this device until the server has it, sent after a short pause,
 * and sent again until it is there; what is not there is never called saved.
 */
export const useDraft = defineStore('filing', () => {
  const filing = shallowRef<Filing>()
  const form = shallowRef<Answer<'getFilingForm'>>()
  /** How it stands in the list of years: the day it is due, and why that day. */
  const item = shallowRef<FilingItem>()
  const lastYear = shallowRef<Content>({})
  const findings = shallowRef<Answer<'listFindings'>>()
  const cells = ref<Record<string, FilingCell>>({})
  const unsent = ref<Unsent>({})
  /** What the server will never take, by cell. */
  const blamed = ref<Record<string, string>>({})
  /** What was typed and cannot be understood; kept on this device until it is seen to. */
  const misread = ref<Misread>({})
  /** Why nothing can be saved any more: filed elsewhere, or taken for review. */
  const refused = ref('')
  const kept = ref(true)
  const failing = ref(false)
  const tick = ref(0)
  /** Which one was asked for last: answers about another come too late. */
  let wanted = ''
  let sending: Promise<boolean> | undefined
  let timer: ReturnType<typeof setTimeout> | undefined

  const formCells = computed(() => Object.fromEntries((form.value?.sections ?? []).flatMap((section) => section.cells.map((cell) => [cell.code, cell]))))
  const left = computed<Record<string, Left>>(() =>
    Object.fromEntries(
      Object.entries(unsent.value)
        .filter(([code, { base }]) => closed(code) || base !== versionOf(code))
        .map(([code, one]) => [code, { cell: asked(code, one), mine: one.value, theirs: cells.value[code], closed: closed(code) }]),
    ),
  )
  const waiting = computed(() => Object.keys(unsent.value).filter((cell) => !left.value[cell]).length)
  const savedAt = computed(() => Object.values(cells.value).map(({ at }) => at ?? '').sort().at(-1) || undefined)
  const saved = computed(() => {
    void tick.value
    const faulty = Object.keys(faults.value).length
    return savedWords({ waiting: waiting.value, failing: failing.value, kept: kept.value, savedAt: savedAt.value, faulty }, new Date())
  })
  const content = computed<Content>(() => ({
    ...Object.fromEntries(Object.values(cells.value).map(({ cell, value }) => [cell, value])),
    ...Object.fromEntries(Object.entries(unsent.value).flatMap(([cell, { value }]) => (left.value[cell] ? [] : [[cell, value]]))),
    ...Object.fromEntries((filing.value?.files ?? []).map(({ cell }) => [cell, 'file'])),
  }))
  /** Not where something else stands there by now, nor where nobody can see to it: it was filed as it stands. */
  const unclear = computed<Misread>(() => Object.fromEntries(Object.entries(stillMisread(misread.value, content.value)).filter(([cell]) => !closed(cell))))
  /** What has to be written otherwise, by cell. */
  const faults = computed(() => faultsOf(blamed.value, unsent.value, unclear.value))

  onNetworkBack(() => void flush())
  onDraftsForgotten(close)

  function versionOf(code: string): number {
    return cells.value[code]?.version ?? 0
  }

  function closed(code: string): string {
    if (!filing.value || !form.value) return ''
    if (!formCells.value[code]) return '新的表里没有这一项了。'
    return isOpenCell(filing.value, code) ? '' : closedWords(filing.value.state)
  }

  function asked(code: string, one: UnsentCell): Cell {
    return formCells.value[code] ?? one.asked ?? { code, label: '原来表里的一项', kind: 'text', required: false }
  }

  async function load(id: string): Promise<Filing> {
    if (wanted !== id) close()
    wanted = id
    const [fresh, { items }] = await Promise.all([call('getFiling', { path: { filing: id } }), call('listFilings', {})])
    await take(fresh)
    if (wanted !== id) return fresh
    item.value = items.find(({ filing: one }) => one === id)
    refused.value = ''
    if (isBeingWritten(fresh.state)) await readLastYear(items, fresh)
    void flush()
    return fresh
  }

  /** What was filed a year ago stands beside the fields; without it they can be filled in all the same. */
  async function readLastYear(items: FilingItem[], { organization, year }: Filing) {
    const before = items.find((one) => one.organization === organization && one.year === year - 1)?.return
    if (!before) return
    const content = await call('getReturnContent', { path: { return: before }, query: {} }).catch(() => undefined)
    if (filing.value?.organization === organization && filing.value.year === year) lastYear.value = content?.cells ?? {}
  }

  async function check() {
    const id = filing.value?.id
    if (!id) return
    const found = await call('listFindings', { path: { filing: id } })
    if (isOpen(id)) findings.value = found
  }

  async function explainFinding(rule: string, explanation: string, header: { 'Idempotency-Key': string }) {
    const id = filing.value?.id
    if (!id) return
    const found = await call('explainFinding', { path: { filing: id }, header, body: { rule, explanation } })
    if (!isOpen(id)) return
    findings.value = found
    // An explanation is a change of the draft, whose revision goes with the submission.
    await take(await call('getFiling', { path: { filing: id } }))
  }

  /** A filing as the server has it now. */
  async function take(fresh: Filing) {
    const asked = form.value?.form === fresh.form ? form.value : await call('getFilingForm', { path: { form: fresh.form } })
    if (wanted !== fresh.id) return
    const known = filing.value ? cells.value : {}
    // What an earlier visit left.
    if (!filing.value) ({ unsent: unsent.value, misread: misread.value } = readDevice(fresh.id))
    form.value = asked
    filing.value = fresh
    cells.value = Object.fromEntries(fresh.cells.map((cell) => [cell.cell, later(cell, known[cell.cell])]))
    unsent.value = stillUnsent(unsent.value, cells.value)
    misread.value = unclear.value
    remember()
  }

  /** `fault` says why what was typed is not the value; then `value` is what stays there, and `rows` where in a table. */
  function change(cell: string, value: Value, fault = '', rows?: RowFaults[]) {
    const one: UnsentCell = { ...(unsent.value[cell] ?? { base: versionOf(cell), asked: formCells.value[cell] }), value }
    misread.value = fault ? { ...misread.value, [cell]: { value, fault, rows } } : without(misread.value, cell)
    // The server has it still, and nothing that was typed since is on its way.
    if (fault && !one.sent?.length && sameValue(value, cells.value[cell]?.value)) return useTheirs(cell)
    wait(cell, one)
  }

  /** It is sent after a short pause. */
  function wait(cell: string, one: UnsentCell) {
    unsent.value = { ...unsent.value, [cell]: one }
    blamed.value = without(blamed.value, cell)
    remember()
    clearTimeout(timer)
    timer = setTimeout(() => void flush(), pauseMillis)
  }

  function remember() {
    const id = filing.value?.id
    if (id) kept.value = keepOnDevice(id, { unsent: unsent.value, misread: misread.value })
  }

  /**
   * Sends what waits, and again later what did not arrive. Who asks while it is on its way waits for it as well: findings
   * that were looked up before it is there would be those of before. True when nothing waits any more.
   */
  function flush(): Promise<boolean> {
    sending ??= sendAll().finally(() => (sending = undefined))
    return sending
  }

  async function sendAll(): Promise<boolean> {
    clearTimeout(timer)
    try {
      while (sendable().length > 0) await send(sendable())
      failing.value = false
    } catch (thrown) {
      failing.value = true
      // Whoever has to sign in again comes back to this page, which sends it.
      if (!(thrown instanceof Failure && thrown.status === 401)) timer = setTimeout(() => void flush(), retryMillis)
      if (isFinal(thrown)) refuse(thrown)
    }
    return waiting.value === 0
  }

  function sendable(): string[] {
    return Object.keys(unsent.value).filter((cell) => !blamed.value[cell] && !left.value[cell]).slice(0, mostAtOnce)
  }

  /** Not where another was opened while an answer was on its way; what it was about is kept under its own key. */
  function isOpen(id: string): boolean {
    return filing.value?.id === id
  }

  async function send(codes: string[]) {
    const id = filing.value?.id
    if (!id) return
    unsent.value = Object.fromEntries(Object.entries(unsent.value).map(([cell, one]) => [cell, codes.includes(cell) ? leaving(one) : one]))
    remember()
    const sent = Object.fromEntries(codes.map((cell) => [cell, unsent.value[cell]]))
    const body = { cells: codes.map((cell) => ({ cell, seen: sent[cell]?.base ?? 0, ...given(sent[cell]?.value) })) }
    const header = { 'Idempotency-Key': newKey(Date.now(), Math.random) }
    try {
      const answer = await call('saveCells', { path: { filing: id }, header, body })
      if (!isOpen(id)) return
      for (const cell of answer.saved) settle(cell, sent[cell.cell]?.value)
      cells.value = { ...cells.value, ...Object.fromEntries(answer.standing.map((cell) => [cell.cell, cell])) }
      unsent.value = stillUnsent(unsent.value, cells.value)
      // Closed since this page was opened.
      if (answer.standing.some(({ cell, version }) => version === sent[cell]?.base)) await take(await call('getFiling', { path: { filing: id } }))
      tick.value++
    } catch (thrown) {
      if (!isOpen(id)) return
      if (!(thrown instanceof Failure) || thrown.status !== 422) throw thrown
      blame(codes, thrown)
    }
    remember()
  }

  /** It is there; something newer may have been typed while it was on its way. */
  function settle(cell: FilingCell, sent: Value) {
    cells.value = { ...cells.value, [cell.cell]: cell }
    const newer = unsent.value[cell.cell]
    if (!newer) return
    if (sameValue(newer.value, sent)) unsent.value = without(unsent.value, cell.cell)
    else unsent.value = { ...unsent.value, [cell.cell]: { ...newer, base: cell.version, sent: [] } }
  }

  /** One bad value must not stand in the way of the others. */
  function blame(codes: string[], thrown: Failure) {
    blamed.value = { ...blamed.value, ...blamedCells(codes, explain(thrown)) }
  }

  function refuse(thrown: Failure) {
    clearTimeout(timer)
    refused.value = thrown.problem?.detail || thrown.message
  }

  /** On top of what is there now. */
  function useMine(cell: string) {
    const mine = unsent.value[cell]
    if (mine) wait(cell, { ...mine, base: versionOf(cell), sent: [] })
  }

  function useTheirs(cell: string) {
    unsent.value = without(unsent.value, cell)
    remember()
  }

  /** Files go their own way; the page that sent one says what is there now. */
  function putFile(id: string, file: FilingFile) {
    if (filing.value?.id !== id) return
    filing.value = { ...filing.value, files: [...filing.value.files.filter((one) => one.id !== file.id), file] }
  }

  function dropFile(id: string, file: string) {
    if (filing.value?.id === id) filing.value = { ...filing.value, files: filing.value.files.filter((one) => one.id !== file) }
  }

  function close() {
    clearTimeout(timer)
    wanted = ''
    filing.value = undefined
    item.value = undefined
    lastYear.value = {}
    findings.value = undefined
    cells.value = {}
    unsent.value = {}
    blamed.value = {}
    misread.value = {}
    refused.value = ''
    failing.value = false
    kept.value = true
  }

  /** It was filed: nothing of it stays on this device. */
  function drop(id: string) {
    dropFromDevice(id)
    if (!isOpen(id)) return
    unsent.value = {}
    misread.value = {}
  }

  return { filing, form, item, lastYear, findings, cells, content, waiting, saved, failing, left, unclear, faults, refused, load, take, check, explainFinding, change, flush, useMine, useTheirs, putFile, dropFile, drop }
})

function without<T>(map: Record<string, T>, key: string): Record<string, T> {
  return Object.fromEntries(Object.entries(map).filter(([name]) => name !== key))
}
