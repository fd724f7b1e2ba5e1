import { commandSender } from '../api/commandKey'
import type { FilePurpose } from '../api/types'
import { uploadFile } from './api'

/** Uploads a chosen file once, however often its form is sent; the id of the stored file. */
export function useUpload(purpose: FilePurpose): (file: File) => Promise<string> {
  const send = commandSender()
  let stored: { file: File; id: string } | undefined
  return async (file) => {
    if (stored?.file !== file) {
      const { id } = await send(`${file.name} ${file.size} ${file.lastModified}`, (key) => uploadFile(file, purpose, key))
      stored = { file, id }
    }
    return stored.id
  }
}
