import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { computed, effectScope, reactive } from 'vue'
import { useDraft } from './draft'
import { useTyping } from './typing'

type State = 'draft' | 'correcting' | 'submitted'
interface Sent {
  cell: string
  value?: unknown
  seen: number
}

const form = 'social_group-1'
const codes = ['staffTotal', 'activitySummary']
const sections = [{ code: 's', title: '基本', cells: codes.map((code) => ({ code, label: code, kind: 'text', required: false })) }]
const device = new Map<string, unknown>()
let server: ReturnType<typeof filingServer>

/** One filing, as the server judges its cells. */
function filingServer() {
  const cells = new Map<string, { cell: string; value?: unknown; version: number; by: string; at: string }>()
  const it = {
    state: 'draft' as State,
    open: codes,
    reached: true,
    losing: false,
    takes: [] as Sent[],
    put: (cell: string, value: unknown) => cells.set(cell, { cell, value, version: (cells.get(cell)?.version ?? 0) + 1, by: '演示同事', at: '2026-05-25T06:32:00Z' }),
    value: (cell: string) => cells.get(cell)?.value,
    answer,
  }

  function answer(method: string, url: string, data: string | undefined): { statusCode: number; data: unknown } {
    if (!it.reached) return { statusCode: 0, data: undefined }
    if (url.startsWith('/api/filing-forms')) return { statusCode: 200, data: { form, title: '', sections } }
    if (url === '/api/filings') return { statusCode: 200, data: { items: [] } }
    if (method === 'GET') return { statusCode: 200, data: filing() }
    return save(JSON.parse(data ?? '{}').cells as Sent[])
  }

  function filing() {
    const correction = { reason: '', until: '2026-06-01', cells: it.open }
    return { id: 'f', organization: 'o', year: 2025, form, state: it.state, files: [], cells: [...cells.values()], ...(it.state === 'correcting' ? { correction } : {}) }
  }

  function save(sent: Sent[]) {
    if (it.state === 'submitted') return { statusCode: 409, data: { type: 'conflict', title: '年报已经提交', status: 409, requestId: '' } }
    it.takes.push(...sent)
    const isTaken = ({ cell, seen }: Sent) => (it.state === 'draft' || it.open.includes(cell)) && seen === (cells.get(cell)?.version ?? 0)
    const taken = sent.filter(isTaken)
    const standing = sent.filter((one) => !isTaken(one))
    taken.forEach(({ cell, value }) => it.put(cell, value))
    const lost = it.losing
    it.losing = false
    const now = ({ cell }: Sent) => cells.get(cell) ?? { cell, version: 0 }
    return lost ? { statusCode: 0, data: undefined } : { statusCode: 200, data: { saved: taken.map(now), standing: standing.map(now) } }
  }

  return it
}

beforeEach(() => {
  device.clear()
  server = filingServer()
  vi.useFakeTimers()
  vi.stubGlobal('uni', {
    getStorageSync: (key: string) => device.get(key) ?? '',
    setStorageSync: (key: string, value: unknown) => device.set(key, value),
    removeStorageSync: (key: string) => device.delete(key),
    onNetworkStatusChange: () => undefined,
    request: ({ url, method, data, success, fail }: { url: string; method: string; data?: string; success: (answer: unknown) => void; fail: () => void }) => {
      const answer = server.answer(method, url, data)
      if (answer.statusCode === 0) fail()
      else success(answer)
    },
  })
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

/** The program, started on this telephone. */
async function opened() {
  setActivePinia(createPinia())
  const filing = useDraft()
  await filing.load('f')
  return filing
}

/** The field of the first cell on its page, where a count is asked. */
function fieldOf(filing: ReturnType<typeof useDraft>) {
  const cell = { code: 'staffTotal', label: '人数', kind: 'int' as const, required: false }
  const field = reactive({ cell, value: computed(() => filing.content.staffTotal), fault: computed(() => filing.faults.staffTotal) })
  const typing = effectScope().run(() => useTyping(field, (value, fault) => filing.change('staffTotal', value, fault)))
  if (!typing) throw new Error('no field')
  return typing
}

/** Filled in without a network, and the program closed. */
async function fillsInOffline(cell: string, value: string) {
  const filing = await opened()
  server.reached = false
  filing.change(cell, value)
  expect(await filing.flush()).toBe(false)
  server.reached = true
}

it('lets a correction go on where another cell was never sent, and keeps that until it is decided', async () => {
  server.put('staffTotal', '5')
  await fillsInOffline('staffTotal', '6')
  server.state = 'correcting'
  server.open = ['activitySummary']
  const filing = await opened()
  expect(filing.left.staffTotal).toMatchObject({ mine: '6', theirs: { value: '5' } })
  expect(filing.left.staffTotal?.closed).toContain('没有开放')
  expect(filing.content.staffTotal).toBe('5')
  filing.change('activitySummary', '写清楚了')
  expect(await filing.flush()).toBe(true)
  expect(server.value('activitySummary')).toBe('写清楚了')
  expect(filing).toMatchObject({ refused: '', waiting: 0 })

  const later = await opened()
  expect(later.left.staffTotal?.mine).toBe('6')
  later.useTheirs('staffTotal')
  expect(later.left).toEqual({})
  expect(device.size).toBe(0)
  expect((await opened()).left).toEqual({})
  expect(server.value('staffTotal')).toBe('5')
})

it('replaces nothing that a colleague saved, and takes this one where that is chosen', async () => {
  await fillsInOffline('staffTotal', '6')
  server.put('staffTotal', '7')
  const filing = await opened()
  expect(await filing.flush()).toBe(true)
  expect(server.value('staffTotal')).toBe('7')
  expect((await opened()).left.staffTotal).toMatchObject({ mine: '6', theirs: { value: '7', by: '演示同事' }, closed: '' })
  const chooser = await opened()
  chooser.useMine('staffTotal')
  expect(await chooser.flush()).toBe(true)
  expect(server.value('staffTotal')).toBe('6')
  expect(chooser.left).toEqual({})
})

it('shows what a colleague saved while it was on its way', async () => {
  const filing = await opened()
  server.put('staffTotal', '7')
  filing.change('staffTotal', '6')
  filing.change('activitySummary', '好')
  expect(await filing.flush()).toBe(true)
  expect(server.value('activitySummary')).toBe('好')
  expect(filing.left.staffTotal).toMatchObject({ mine: '6', theirs: { value: '7' } })
})

it('asks nobody about a value of one\'s own whose answer was lost', async () => {
  const filing = await opened()
  filing.change('staffTotal', '6')
  server.losing = true
  await filing.flush()
  filing.change('staffTotal', '60')
  const restarted = await opened()
  expect(restarted.left).toEqual({})
  expect(await restarted.flush()).toBe(true)
  expect(server.value('staffTotal')).toBe('60')
})

it('hears that a cell was closed since the page was opened', async () => {
  const filing = await opened()
  server.state = 'correcting'
  server.open = ['activitySummary']
  filing.change('staffTotal', '6')
  expect(await filing.flush()).toBe(true)
  expect(filing.left.staffTotal?.closed).toContain('没有开放')
})

it('sends nothing to a return that was filed, and opens again with its correction', async () => {
  await fillsInOffline('staffTotal', '6')
  server.state = 'submitted'
  const filing = await opened()
  await filing.flush()
  expect(filing.left.staffTotal?.closed).toContain('先撤回')
  server.state = 'draft'
  await filing.load('f')
  expect(await filing.flush()).toBe(true)
  expect(server.value('staffTotal')).toBe('6')
})

it('sends that nothing is there where what was typed means nothing, and names it until something does', async () => {
  const filing = await opened()
  filing.change('staffTotal', '3')
  await filing.flush()
  filing.change('staffTotal', undefined, '请只写数字')
  expect(await filing.flush()).toBe(true)
  expect(server.value('staffTotal')).toBeUndefined()
  expect(filing.faults).toEqual({ staffTotal: '请只写数字' })
  expect(filing.saved).toEqual({ text: '1 处写的没有存上去，请改好', warning: true })
  server.put('staffTotal', '7')
  await filing.load('f')
  expect(filing.faults).toEqual({})
  filing.change('staffTotal', undefined, '请只写数字')
  filing.change('staffTotal', '8')
  expect(filing.faults).toEqual({})
})

it('leaves what was saved where words mean nothing, and names it on every visit until it is seen to', async () => {
  server.put('staffTotal', 50000)
  const filing = await opened()
  fieldOf(filing).type('5万')
  expect(await filing.flush()).toBe(true)
  expect(server.takes).toEqual([])
  expect(filing.content.staffTotal).toBe(50000)

  const restarted = await opened()
  expect(restarted.faults.staffTotal).toContain('请只写数字')
  expect(restarted.saved.warning).toBe(true)
  const field = fieldOf(restarted)
  expect(field.error.value).toContain('请只写数字')
  field.left()
  expect(restarted.faults).toEqual({})
  expect(await restarted.flush()).toBe(true)
  expect(server.value('staffTotal')).toBe(50000)
  expect(device.size).toBe(0)
})

it('puts back what stood there where the beginning of the words is saved, or on its way', async () => {
  server.put('staffTotal', 50000)
  const filing = await opened()
  const field = fieldOf(filing)
  field.type('5')
  await filing.flush()
  expect(server.value('staffTotal')).toBe(5)
  field.type('5万')
  expect(await filing.flush()).toBe(true)
  expect(server.value('staffTotal')).toBe(50000)

  field.type('6')
  const leaving = filing.flush()
  field.type('6万')
  expect(await leaving).toBe(true)
  expect(server.takes.map(({ value }) => value)).toEqual([5, 50000, 6, 50000])
  expect((await opened()).faults.staffTotal).toContain('请只写数字')
})

it('asks for nothing to be mended where it cannot be changed any more', async () => {
  server.put('staffTotal', 50000)
  fieldOf(await opened()).type('5万')
  server.state = 'correcting'
  server.open = ['activitySummary']
  expect((await opened()).faults).toEqual({})
  expect(device.size).toBe(0)
})

it('knows on another visit which row of a table could not be understood, while the rows are the same', async () => {
  const rows = [{ name: '甲' }, { name: '乙' }]
  const misread: Record<string, string>[] = [{}, { paid: '请用数字写到元' }]
  server.put('staffTotal', rows)
  const filing = await opened()
  filing.change('staffTotal', rows, '第 2 条的出资：请用数字写到元', misread)
  expect((await opened()).unclear.staffTotal?.rows).toEqual(misread)
  server.put('staffTotal', [{ name: '丙' }])
  expect((await opened()).unclear).toEqual({})
  expect(device.size).toBe(0)
})
