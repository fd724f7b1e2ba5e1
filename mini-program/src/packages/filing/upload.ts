import { call, sendPiece, type Answer } from '@/platform/http'
import { readPiece, type Attached } from '@/platform/files'
import { Failure } from '@/rules/failure'
import { newKey } from '@/rules/key'
import { sha256 } from '@/rules/sha256'

type Upload = Answer<'startUpload'>

const pieceBytes = 1024 * 1024

/**
 * Sends one file in pieces and answers its upload. The same file again, also after the page was closed, goes on where
 * the server has it; `progress` hears how many percent are there.
 */
export async function sendFile(filing: string, file: Attached, progress: (percent: number) => void): Promise<string> {
  const header = { 'Idempotency-Key': newKey(Date.now(), Math.random) }
  const body = { name: file.name, size: file.size, sha256: await hashOf(file) }
  let upload = await call('startUpload', { path: { filing }, header, body })
  while (!upload.complete) {
    progress(Math.floor((upload.offset * 100) / file.size))
    upload = await next(upload, file)
  }
  progress(100)
  return upload.id
}

async function next(upload: Upload, file: Attached): Promise<Upload> {
  const piece = await readPiece(file, upload.offset, upload.chunk)
  try {
    return await sendPiece({ upload: upload.id }, upload.offset, piece)
  } catch (thrown) {
    // The answer to an earlier piece was lost on its way: the server knows how far it is.
    if (thrown instanceof Failure && thrown.status === 409) return await call('getUpload', { path: { upload: upload.id } })
    throw thrown
  }
}

async function hashOf(file: Attached): Promise<string> {
  const hash = sha256()
  for (let offset = 0; offset < file.size; offset += pieceBytes) hash.add(new Uint8Array(await readPiece(file, offset, pieceBytes)))
  return hash.hex()
}
