import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { Attached } from '@/platform/files'
import { call } from '@/platform/http'
import { useAttaching } from './attaching'

const photo: Attached = { path: 'wxfile://1', name: '照片.jpg', size: 3 }
let server: ReturnType<typeof uploadServer>

/** Uploads and files of one return, as the server keeps them: what became a file is no upload any more. */
function uploadServer() {
  const uploads = new Map<string, { id: string; offset: number; size: number }>()
  const answers = new Map<string, { body: string; data: unknown }>()
  const it = { losing: false, busy: false, begun: 0, files: [] as string[][], timeouts: [] as number[], answer }

  function answer(url: string, key: string, data: string | ArrayBuffer, timeout: number): { statusCode: number; data: unknown } {
    if (url.endsWith('/uploads')) return begin(String(data))
    if (url.startsWith('/api/filing-uploads/')) return append(url.split(/[/?]/)[3] ?? '')
    it.timeouts.push(timeout)
    return attach(key, String(data))
  }

  function begin(data: string) {
    const { sha256, size } = JSON.parse(data) as { sha256: string; size: number }
    if (!uploads.has(sha256)) uploads.set(sha256, { id: `upload-${++it.begun}`, offset: 0, size })
    return seen(uploads.get(sha256))
  }

  function append(id: string) {
    const upload = [...uploads.values()].find((one) => one.id === id)
    if (upload) upload.offset = upload.size
    return seen(upload)
  }

  function seen(upload: { id: string; offset: number; size: number } | undefined) {
    return upload ? { statusCode: 200, data: { ...upload, filing: 'f', chunk: 1024, complete: upload.offset === upload.size } } : refused('not-found')
  }

  function attach(key: string, body: string) {
    if (it.busy) return refused('too-many-requests', 429)
    const before = answers.get(key)
    if (before) return before.body === body ? { statusCode: 200, data: before.data } : refused('key-reused')
    const { uploads: ids } = JSON.parse(body) as { uploads: string[] }
    const taken = [...uploads].filter(([, { id }]) => ids.includes(id))
    if (taken.length < ids.length) return refused('invalid')
    for (const [hash] of taken) uploads.delete(hash)
    it.files.push(ids)
    answers.set(key, { body, data: { id: `file-${it.files.length}` } })
    const lost = it.losing
    it.losing = false
    return lost ? { statusCode: 0, data: undefined } : { statusCode: 200, data: answers.get(key)?.data }
  }

  const refused = (type: string, statusCode = 422) => ({ statusCode, data: { type, title: type, status: statusCode, requestId: '' } })
  return it
}

interface Request {
  url: string
  data: string
  header: Record<string, string>
  timeout: number
  success: (answer: unknown) => void
  fail: () => void
}

beforeEach(() => {
  server = uploadServer()
  vi.stubGlobal('uni', {
    getFileSystemManager: () => ({
      readFile: ({ filePath, success }: { filePath: string; success: (read: { data: ArrayBuffer }) => void }) =>
        success({ data: Uint8Array.from(filePath.slice(-3), (one) => one.charCodeAt(0)).buffer }),
    }),
    request: ({ url, data, header, timeout, success, fail }: Request) => {
      const answer = server.answer(url, header['Idempotency-Key'] ?? '', data, timeout)
      if (answer.statusCode === 0) fail()
      else success(answer)
    },
  })
})
afterEach(() => vi.unstubAllGlobals())

function attaching() {
  const got: unknown[] = []
  const it = useAttaching(
    () => 'f',
    async (uploads, name, header) => got.push(await call('attachFiles', { path: { filing: 'f' }, header, body: { cell: 'proof', name: name || '证明', uploads } })),
  )
  return { ...it, got }
}

it('attaches once where the answer was lost', async () => {
  const files = attaching()
  server.losing = true
  expect(await files.send([photo], '')).toBe(false)
  expect(server.files).toEqual([['upload-1']])
  expect(await files.send([photo], '')).toBe(true)
  expect(files.failure.value).toBeUndefined()
  expect(files.got).toEqual([{ id: 'file-1' }])
  expect(server.files).toEqual([['upload-1']])
  expect(files.percents.value).toEqual([100])
})

it('attaches once where it had to wait between both', async () => {
  const files = attaching()
  server.losing = true
  await files.send([photo], '')
  server.busy = true
  expect(await files.send([photo], '')).toBe(false)
  server.busy = false
  expect(await files.send([photo], '')).toBe(true)
  expect(server.files).toEqual([['upload-1']])
})

it('shows the earlier ones where another was added after a lost answer', async () => {
  const files = attaching()
  server.losing = true
  await files.send([photo], '')
  const second = { ...photo, path: 'wxfile://2' }
  expect(await files.send([photo, second], '')).toBe(false)
  expect(files.failure.value?.title).toBe('前一次已经收到了')
  expect(files.got).toEqual([{ id: 'file-1' }])
  // Pressed once more it is another file, of uploads that are there.
  expect(await files.send([photo, second], '')).toBe(true)
  expect(server.files).toEqual([['upload-1'], ['upload-3', 'upload-2']])
})

it('waits longer than for others while the server joins the photos', async () => {
  await attaching().send([photo], '')
  expect(server.timeouts).toEqual([60_000])
})
