// #ifndef H5
import { Failure } from '@/rules/failure'
// #endif

/** Puts a text on the clipboard; tells whether it is there. */
export function copy(text: string): Promise<boolean> {
  return new Promise((resolve) => {
    uni.setClipboardData({ data: text, showToast: false, success: () => resolve(true), fail: () => resolve(false) })
  })
}

/** Whether `saveAs` can do anything: WeChat lets a page write no files the person would find again. */
export function canSave(): boolean {
  // #ifdef H5
  return true
  // #endif
  // #ifndef H5
  return false
  // #endif
}

/** Hands a text over as a file. */
export function saveAs(name: string, text: string) {
  // #ifdef H5
  const address = URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  URL.revokeObjectURL(address)
  // #endif
  void name
  void text
}

/** Opens a document of the server in whatever reads it on this device. */
export function openDocument(address: string): Promise<void> {
  // #ifdef H5
  window.open(address, '_blank', 'noopener')
  return Promise.resolve()
  // #endif
  // #ifndef H5
  return new Promise((resolve, reject) => {
    const failed = () => reject(new Failure(0))
    uni.downloadFile({
      url: address,
      success: ({ tempFilePath, statusCode }) =>
        statusCode === 200 ? uni.openDocument({ filePath: tempFilePath, success: () => resolve(), fail: failed }) : reject(new Failure(statusCode)),
      fail: failed,
    })
  })
  // #endif
}
