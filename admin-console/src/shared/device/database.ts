/** What this browser keeps for itself: records that are not sent yet, their photos, and lists as they were last known. */
export type StoreName = 'records' | 'photos' | 'known'
type Stores = (name: StoreName) => IDBObjectStore

const NAME = 'pufa'
const VERSION = 1
let opened: Promise<IDBDatabase> | undefined

/** All or nothing, as one transaction. `work` waits for requests of these stores only. */
export async function within<T>(stores: StoreName[], mode: IDBTransactionMode, work: (stores: Stores) => Promise<T>): Promise<T> {
  const transaction = (await open()).transaction(stores, mode)
  const ended = new Promise<void>((resolve, reject) => {
    transaction.oncomplete = () => resolve()
    transaction.onabort = () => reject(transaction.error ?? new Error('the transaction was given up'))
  })
  const [result] = await Promise.all([work((name) => transaction.objectStore(name)).catch((fault) => giveUp(transaction, fault)), ended])
  return result
}

function giveUp(transaction: IDBTransaction, fault: unknown): never {
  // A request that failed has ended the transaction already.
  if (transaction.error === null) transaction.abort()
  throw fault
}

export function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
}

function open(): Promise<IDBDatabase> {
  opened ??= openNow().catch((fault) => {
    opened = undefined
    throw fault
  })
  return opened
}

async function openNow(): Promise<IDBDatabase> {
  const request = indexedDB.open(NAME, VERSION)
  request.onupgradeneeded = () => {
    request.result.createObjectStore('records', { keyPath: 'id' })
    request.result.createObjectStore('photos', { keyPath: 'id' }).createIndex('record', 'record')
    request.result.createObjectStore('known')
  }
  const database = await settled(request)
  // Another page brings a newer form of the database: this one makes way.
  database.onversionchange = () => {
    database.close()
    opened = undefined
  }
  // The browser closes it on its own where it runs out of space or its data are cleared.
  database.onclose = () => (opened = undefined)
  return database
}
