import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { explain } from '@/rules/failure'
import { useSession } from '@/state/session'
import { fetchBytes } from './http'
import { openInWeChat } from './papers'

const folder = 'wxfile://usr'
const shared = `${folder}/share.png`
const bytes = new ArrayBuffer(3)
/** What lies on the telephone. */
const files = new Set<string>()
const opened: string[] = []
let full = false
let person = 'wang'
/** A download that is under way. */
let download: { success: (answer: unknown) => void } | undefined

interface Ends {
  success: () => void
  fail: () => void
}

beforeEach(() => {
  files.clear()
  opened.length = 0
  full = false
  person = 'wang'
  vi.stubGlobal('wx', { env: { USER_DATA_PATH: folder } })
  vi.stubGlobal('uni', {
    getStorageSync: () => '',
    setStorageSync: () => undefined,
    removeStorageSync: () => undefined,
    getStorageInfoSync: () => ({ keys: [] }),
    getFileSystemManager: () => ({
      readdirSync: () => ['miniprogramLog', ...[...files].map((one) => one.slice(folder.length + 1))],
      unlinkSync: (path: string) => files.delete(path),
      writeFile: ({ filePath, success, fail }: Ends & { filePath: string }) => {
        if (full) return fail()
        files.add(filePath)
        success()
      },
    }),
    openDocument: ({ filePath, success }: Ends & { filePath: string }) => {
      opened.push(filePath)
      success()
    },
    request: (request: { url: string; success: (answer: unknown) => void }) => {
      if (request.url === '/paper') download = request
      else request.success({ statusCode: 200, data: { token: `of-${person}`, person: { id: person, operations: [], roles: [] } } })
    },
  })
  setActivePinia(createPinia())
})
afterEach(() => vi.unstubAllGlobals())

async function enters(id: string) {
  person = id
  const session = useSession()
  await session.signInWithPhone({ ticket: 't', code: '1' } as never)
  return session
}

it('keeps the paper that was opened last, and nothing of those before', async () => {
  await openInWeChat(bytes, '决定书.pdf', 'pdf')
  await openInWeChat(bytes, '学时.xlsx', 'xlsx')
  expect(opened).toEqual([`${folder}/决定书.pdf`, `${folder}/学时.xlsx`])
  expect([...files]).toEqual([`${folder}/学时.xlsx`])
})

it('leaves none of whoever signs out, and what is no paper where it is', async () => {
  const session = await enters('wang')
  files.add(shared)
  await openInWeChat(bytes, '决定书.pdf', 'pdf')
  await session.signOut()
  expect([...files]).toEqual([shared])
})

it('leaves none to whoever signs in after somebody else', async () => {
  await enters('wang')
  await openInWeChat(bytes, '决定书.pdf', 'pdf')
  await enters('wang')
  expect(files.size).toBe(1)
  await enters('li')
  expect(files.size).toBe(0)
})

it('gives no paper to a telephone whose person left while it was on its way', async () => {
  const session = await enters('wang')
  const paper = fetchBytes('/paper', {}, {})
  session.leave()
  download?.success({ statusCode: 200, data: bytes })
  await expect(paper).rejects.toMatchObject({ status: 401 })
})

it('says that the telephone is full, and not that there is no network', async () => {
  full = true
  const thrown: unknown = await openInWeChat(bytes, '决定书.pdf', 'pdf').catch((one: unknown) => one)
  expect(explain(thrown, 'press')).toMatchObject({ title: '文件没有打开', type: '' })
  expect(explain(thrown, 'press').detail).not.toContain('网络')
})
