import { ref } from 'vue'
import type { Attached } from '@/platform/files'
import { useCommand } from '@/state/command'
import { sendFile } from './upload'

type Key = { 'Idempotency-Key': string }

/** Files that are sent in pieces and become one file of the return, whatever becomes of the answers. */
export function useAttaching(filing: () => string, finish: (uploads: string[], name: string, key: Key) => Promise<unknown>) {
  const sending = useCommand()
  const percents = ref<number[]>([])
  /**
   * What has been uploaded, by its path, until it is known what became of it: the server may have made a file of it, and
   * has no such upload any more. Begun again it would be another upload, and so another file.
   */
  const uploads = new Map<string, string>()

  async function send(files: Attached[], name: string): Promise<boolean> {
    percents.value = files.map(() => 0)
    const done = await sending.run(files.map(({ path }) => path), async (key) => {
      const ids: string[] = []
      for (const [place, file] of files.entries()) {
        ids.push(await uploaded(file, (percent) => (percents.value[place] = percent)))
      }
      // The same photo chosen twice is one upload.
      await finish([...new Set(ids)], name, key)
    })
    if (sending.inDoubt().length === 0) uploads.clear()
    return done
  }

  async function uploaded(file: Attached, progress: (percent: number) => void): Promise<string> {
    const id = uploads.get(file.path) ?? (await sendFile(filing(), file, progress))
    uploads.set(file.path, id)
    progress(100)
    return id
  }

  return { busy: sending.busy, failure: sending.failure, percents, send }
}
