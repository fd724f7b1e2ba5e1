import { answer, api } from '../api/client'
import type { FilePurpose, UploadedFile } from '../api/types'

/** What some browsers call a type that the contract knows by another name. */
const MEDIA_TYPES: Record<string, string> = { 'audio/x-m4a': 'audio/mp4' }

export function uploadFile(file: File, purpose: FilePurpose, key: string, signal?: AbortSignal): Promise<UploadedFile> {
  return answer(
    api.POST('/api/files', {
      params: { query: { purpose }, header: { 'Idempotency-Key': key } },
      headers: { 'Content-Type': MEDIA_TYPES[file.type] ?? file.type },
      // The file goes as it is; the contract's type of a binary body is a string.
      body: file as unknown as string,
      bodySerializer: (body: unknown) => body as Blob,
      signal,
    }),
  )
}
