import { flushPromises, mount } from '@vue/test-utils'
import { strFromU8, unzipSync } from 'fflate'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { defineComponent, h, inject, withDirectives } from 'vue'
import { access } from '../access'
import { rememberList } from '../api/listAddress'
import * as saving from '../saveFile'
import DataTable from '../ui/DataTable.vue'
import PageNumbers from '../ui/PageNumbers.vue'
import StatusWord from '../ui/StatusWord.vue'
import { textTable, vOffered } from './tables'
import { pageOf } from './walk'
import { workbook } from './workbook'

interface Row {
  id: number
  name: string
}

const COLUMNS = [
  { key: 'chosen', label: '选' },
  { key: 'name', label: '名称' },
  { key: 'link', label: '看' },
  { key: 'state', label: '状态' },
  { key: 'act', label: '' },
]
const rowsFrom = (first: number, count: number): Row[] => Array.from({ length: count }, (_, index) => ({ id: first + index, name: `=演示${first + index}` }))

/** As a link asks the app for its router. */
const Link = ({ id }: { id: number }) => h('a', inject<(id: number) => string>('addressOf')!(id))

const Page = defineComponent({
  props: { items: { type: Array<Row>, required: true }, total: { type: Number, required: true } },
  setup: (props) => () =>
    h('div', [
      h(
        DataTable<Row>,
        { columns: COLUMNS, rows: props.items, caption: '演示，新的在前', rowKey: (row: Row) => row.id },
        {
          link: ({ row }: { row: Row }) => [h(Link, { id: row.id })],
          state: ({ row }: { row: Row }) => [h(StatusWord, { tone: 'green' }, () => `第${row.id}`), h(StatusWord, () => '新'), h('button', '不读')],
          act: () => [h('button', '处理')],
        },
      ),
      h(PageNumbers, { total: props.total, size: 2, unit: '条' }),
    ]),
})

const requests: string[] = []
let saved: { content: Blob; name: string } | undefined

async function cells(file: Blob): Promise<string[][]> {
  const sheet = strFromU8(unzipSync(new Uint8Array(await file.arrayBuffer()))['xl/worksheets/sheet1.xml']!)
  expect(sheet).not.toContain('<f>')
  return [...sheet.matchAll(/<row .*?<\/row>/gs)].map(([row]) => [...row.matchAll(/<t [^>]*>(.*?)<\/t>/gs)].map(([, text]) => text ?? ''))
}

function serve(total: number, page: (number: number) => Row[]): void {
  vi.stubGlobal('fetch', async (request: Request | string) => {
    const url = typeof request === 'string' ? request : new URL(request.url).pathname
    requests.push(url)
    const body = url.startsWith('/api/list-exports') ? { list: 'listThings', reason: '' } : { total, items: page(Number(new URLSearchParams(url.split('?')[1]).get('page'))) }
    return new Response(JSON.stringify(body), { status: url.startsWith('/api/list-exports') ? 201 : 200, headers: { 'Content-Type': 'application/json' } })
  })
}

function shownList(total: number) {
  const items = rowsFrom(1, 2)
  rememberList({ total, items }, 'http://localhost/api/things?state=open&page=1&size=2')
  return mount(Page, { props: { items, total }, global: { provide: { addressOf: (id: number) => `第${id}页` } } })
}

beforeEach(() => {
  access.operations = new Set(['recordListExport'])
  requests.length = 0
  saved = undefined
  vi.spyOn(saving, 'saveFile').mockImplementation((content, name) => void (saved = { content, name }))
})
afterEach(() => {
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

describe('a list taken along', () => {
  it('is written down first, then walked, and holds what the screen shows', async () => {
    serve(150, (page) => (page === 1 ? rowsFrom(1, 100) : rowsFrom(101, 50)))
    const page = shownList(150)
    await flushPromises()
    await page.get('.export button').trigger('click')
    await vi.waitFor(() => expect(saved).toBeDefined())
    expect(requests).toEqual(['/api/list-exports', '/api/things?state=open&page=1&size=100', '/api/things?state=open&page=2&size=100'])
    expect(saved?.name).toMatch(/^演示-\d{4}-\d\d-\d\d\.xlsx$/)
    const [header, ...rows] = await cells(saved!.content)
    expect(header).toEqual(['名称', '看', '状态'])
    expect(rows).toHaveLength(150)
    expect(rows[149]).toEqual(['=演示150', '第150页', '第150 新'])
  })

  it('asks for no page where all rows are there', async () => {
    serve(2, () => [])
    const page = shownList(2)
    await flushPromises()
    await page.get('.export button').trigger('click')
    await vi.waitFor(() => expect(saved).toBeDefined())
    expect(requests).toEqual(['/api/list-exports'])
  })

  it('stops when told to, and gives no half file', async () => {
    serve(150, () => rowsFrom(1, 100))
    const record = globalThis.fetch
    vi.stubGlobal('fetch', (request: Request | string, init?: RequestInit) =>
      typeof request === 'string' ? new Promise((_, refuse) => init?.signal?.addEventListener('abort', () => refuse(new DOMException('', 'AbortError')))) : record(request),
    )
    const page = shownList(150)
    await flushPromises()
    await page.get('.export button').trigger('click')
    await flushPromises()
    expect(page.text()).toContain('正在导出，0 / 150 行')
    await page.get('.export button').trigger('click')
    await flushPromises()
    expect(page.get('.export').text()).toBe('导出表格')
    expect(page.find('[role=alert]').exists()).toBe(false)
    expect(saved).toBeUndefined()
  })

  it('says that the list changed on the way', async () => {
    serve(149, (page) => (page === 1 ? rowsFrom(1, 100) : page === 2 ? rowsFrom(100, 49) : []))
    const page = shownList(150)
    await flushPromises()
    await page.get('.export button').trigger('click')
    await vi.waitFor(() => expect(saved).toBeDefined())
    await flushPromises()
    expect(page.text()).toContain('导出时名单有变动')
    expect(await cells(saved!.content)).toHaveLength(149)
  })

  it('names the limit instead of starting', async () => {
    serve(10_001, () => [])
    const page = shownList(10_001)
    await flushPromises()
    await page.get('.export button').trigger('click')
    await flushPromises()
    expect(page.text()).toContain('一次最多导出 10000 行')
    expect(requests).toEqual([])
  })

  it('is offered to nobody who may not, and for no rows of unknown origin', async () => {
    const unknown = mount(Page, { props: { items: rowsFrom(1, 2), total: 2 }, global: { provide: { addressOf: String } } })
    await flushPromises()
    expect(unknown.find('.export button').exists()).toBe(false)
    access.operations = new Set()
    const known = shownList(2)
    await flushPromises()
    expect(known.find('.export button').exists()).toBe(false)
  })
})

describe('a list that is no table', () => {
  const offered = (rows: Row[]) => textTable(() => rows, { caption: '年度数字', rowKey: ({ id }) => id, columns: [{ label: '编号', text: ({ id }) => id }, { label: '说明', text: () => undefined }] })
  const Cards = ({ rows }: { rows: Row[] }) => h('div', [withDirectives(h('ul'), [[vOffered, offered(rows)]]), h(PageNumbers, { total: rows.length, size: 50, unit: '条' })])
  Cards.props = ['rows']

  it('is taken along in columns of its own, also where it is but a part of an answer', async () => {
    serve(2, () => [])
    const rows = rowsFrom(1, 2)
    rememberList({ year: 2026, coverage: rows }, 'http://localhost/api/board?from=2026-01')
    const page = mount(Cards, { props: { rows } })
    await flushPromises()
    await page.get('.export button').trigger('click')
    await vi.waitFor(() => expect(saved).toBeDefined())
    expect(requests).toEqual(['/api/list-exports'])
    expect(await cells(saved!.content)).toEqual([['编号', '说明'], ['1', ''], ['2', '']])
  })
})

describe('the file', () => {
  it('keeps what XML would not, as text', async () => {
    const file = workbook('一/二', ['甲'], [['<b> & "c"'], [' 前后 '], ['\u0000坏\ud800的'], ['好😀']])
    expect(await cells(file)).toEqual([['甲'], ['&lt;b&gt; &amp; &quot;c&quot;'], [' 前后 '], ['坏的'], ['好😀']])
  })

  it('asks for a page with the filters as they were', () => {
    expect(pageOf('/api/things?q=%E7%94%B2&page=3&size=50', 2)).toBe('/api/things?q=%E7%94%B2&page=2&size=100')
    expect(pageOf('/api/things', 1)).toBe('/api/things?page=1&size=100')
  })
})
