import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { forgetDrafts } from '@/state/drafts'
import { useDraft } from './draft'

/** Answers that come when another return is open by now. */
interface Request {
  url: string
  method: string
  success: (answer: unknown) => void
  fail: () => void
}

const form = 'social_group-1'
const sections = [{ code: 's', title: '基本', cells: [{ code: 'staffTotal', label: '人数', kind: 'text', required: false }] }]
const device = new Map<string, unknown>()
/** What has left and is answered by the test. */
let late: Request[] = []
let isLate: (request: Request) => boolean
/** Of the cell on the server, before anything is saved here. */
let version = 0

const problem = (type: string, status: number) => ({ statusCode: status, data: { type, title: type, status, requestId: '' } })
const filing = (id: string, version: number) => ({ id, organization: `of-${id}`, year: 2025, form, state: 'draft', files: [], cells: version ? [{ cell: 'staffTotal', value: id, version }] : [] })
const saved = (value: string) => ({ statusCode: 200, data: { saved: [{ cell: 'staffTotal', value, version: 1 }], standing: [] } })

function answer({ url, method }: Request): { statusCode: number; data: unknown } {
  if (url.startsWith('/api/filing-forms')) return { statusCode: 200, data: { form, title: '', sections } }
  if (url === '/api/filings') return { statusCode: 200, data: { items: [] } }
  if (method === 'GET') return { statusCode: 200, data: filing(url.split('/').at(-1) ?? '', version) }
  return saved('9')
}

const settled = () => vi.advanceTimersByTimeAsync(0)

beforeEach(() => {
  device.clear()
  late = []
  version = 0
  isLate = ({ url }) => url === '/api/filings/f/cells'
  vi.useFakeTimers()
  vi.stubGlobal('uni', {
    getStorageSync: (key: string) => device.get(key) ?? '',
    setStorageSync: (key: string, value: unknown) => device.set(key, value),
    removeStorageSync: (key: string) => device.delete(key),
    getStorageInfoSync: () => ({ keys: [...device.keys()] }),
    onNetworkStatusChange: () => undefined,
    request: (request: Request) => {
      if (isLate(request)) late.push(request)
      else request.success(answer(request))
    },
  })
  setActivePinia(createPinia())
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

/** The first return was saved without an answer yet, and the second is open. */
async function goesOn() {
  const draft = useDraft()
  await draft.load('f')
  draft.change('staffTotal', '6')
  void draft.flush()
  await settled()
  await draft.load('g')
  return draft
}

it('writes nothing of the first return into the second, and keeps it for the first', async () => {
  const draft = await goesOn()
  late[0]?.success(saved('6'))
  await settled()
  expect(draft.filing?.id).toBe('g')
  expect(draft.cells).toEqual({})
  expect(draft.content).toEqual({})
  expect(draft.waiting).toBe(0)
  expect(String(device.get('pufa.filing.f'))).toContain('"value":"6"')
  expect(device.has('pufa.filing.g')).toBe(false)
})

it('goes on with the second, whatever was refused of the first', async () => {
  for (const refusal of [problem('conflict', 409), problem('invalid', 422)]) {
    setActivePinia(createPinia())
    late = []
    const draft = await goesOn()
    draft.change('staffTotal', '9')
    late[0]?.success(refusal)
    await settled()
    expect(draft).toMatchObject({ refused: '', faults: {}, failing: false })
    expect(draft.cells.staffTotal).toMatchObject({ value: '9', version: 1 })
    expect(device.has('pufa.filing.f')).toBe(true)
  }
})

it('does not go back to a return that came late', async () => {
  const draft = useDraft()
  isLate = ({ url, method }) => method === 'GET' && url === '/api/filings/f'
  void draft.load('f')
  device.set('pufa.filing.g', '{"staffTotal":{"value":"9","base":7}}')
  await draft.load('g')
  late[0]?.success({ statusCode: 200, data: filing('f', 3) })
  await settled()
  expect(draft.filing?.id).toBe('g')
  expect(draft.left.staffTotal?.mine).toBe('9')
  expect(device.has('pufa.filing.f')).toBe(false)
})

it('takes back nothing once whoever wrote it has signed out', async () => {
  const draft = useDraft()
  await draft.load('f')
  draft.change('staffTotal', '6')
  void draft.flush()
  await settled()
  forgetDrafts()
  late[0]?.success(saved('6'))
  await settled()
  expect(draft.filing).toBeUndefined()
  expect(draft.cells).toEqual({})
  expect([...device.keys()]).toEqual([])
})

it('knows in the first return, when it is back from the second, what could not be understood', async () => {
  version = 3
  const draft = useDraft()
  await draft.load('f')
  draft.change('staffTotal', 'f', '请只写数字')
  void draft.flush()
  await settled()
  expect(late).toEqual([])
  await draft.load('g')
  expect(draft.faults).toEqual({})
  await draft.load('f')
  expect(draft.faults).toEqual({ staffTotal: '请只写数字' })
  expect(draft.content.staffTotal).toBe('f')
  draft.drop('f')
  expect(draft.faults).toEqual({})
  expect([...device.keys()]).toEqual([])
})

it('shows no file of the first return among those of the second', async () => {
  const draft = await goesOn()
  draft.putFile('f', { id: 'file', cell: 'proof' } as never)
  expect(draft.filing?.files).toEqual([])
  draft.putFile('g', { id: 'file', cell: 'proof' } as never)
  draft.dropFile('f', 'file')
  expect(draft.filing?.files).toHaveLength(1)
})
