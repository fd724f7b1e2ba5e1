import { routes } from '@/contract'
import { Failure, isProblem } from '@/rules/failure'
import { fetchBytes, type Input } from './http'
import { openInWeChat, type PaperKind } from './papers'

/** Operations that answer a file to look at, to print or to calculate with. */
export type PaperId = 'getMyCertificatePaper' | 'getMyTranscript' | 'exportMyTranscript' | 'getProcedurePaper' | 'getCreditDecisionPaper' | 'getOwnPenaltyPaper' | 'getFilingFile'

const kinds = {
  pdf: 'application/pdf',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  jpg: 'image/jpeg',
} satisfies Record<PaperKind, string>

/** Fetches a paper and hands it over: a browser keeps it as a file, WeChat opens it, to be sent on or printed. */
export async function openPaper<O extends PaperId>(operation: O, input: Input<O>, name: string, kind: PaperKind) {
  const { status, bytes } = await fetchBytes(routes[operation][1], input.path, input.query)
  if (status !== 200) throw new Failure(status, problemIn(bytes))
  await handOver(bytes, `${name}.${kind}`, kind)
}

function problemIn(bytes: ArrayBuffer) {
  try {
    const encoded = Array.from(new Uint8Array(bytes), (one) => `%${one.toString(16).padStart(2, '0')}`).join('')
    const value: unknown = JSON.parse(decodeURIComponent(encoded))
    return isProblem(value) ? value : undefined
  } catch {
    return undefined
  }
}

function handOver(bytes: ArrayBuffer, name: string, kind: PaperKind): Promise<void> {
  // #ifdef H5
  const address = URL.createObjectURL(new Blob([bytes], { type: kinds[kind] }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  URL.revokeObjectURL(address)
  return Promise.resolve()
  // #endif
  // #ifndef H5
  return openInWeChat(bytes, name, kind)
  // #endif
}
