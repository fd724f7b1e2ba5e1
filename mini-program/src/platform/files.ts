/** A file that somebody chose on this device. */
export interface Attached {
  path: string
  name: string
  size: number
  /** The browser's own file; absent in WeChat. */
  browserFile?: File
}

export interface FileWay {
  label: string
  /** Resolves to nothing when the person changed their mind. */
  choose: () => Promise<Attached | undefined>
}

/** The ways to come by a photo or a PDF here. A browser asks for camera, album or file by itself. */
export function fileWays(): FileWay[] {
  // #ifdef MP-WEIXIN
  return [
    { label: '拍照', choose: () => photo('camera') },
    { label: '从相册选', choose: () => photo('album') },
    { label: '从聊天里选文件', choose: chatFile },
  ]
  // #endif
  // #ifndef MP-WEIXIN
  return [{ label: '选照片或文件', choose: browserFile }]
  // #endif
}

// #ifdef MP-WEIXIN
function photo(source: 'camera' | 'album'): Promise<Attached | undefined> {
  return new Promise((resolve) => {
    uni.chooseMedia({
      count: 1,
      mediaType: ['image'],
      sourceType: [source],
      success: ({ tempFiles: [file] }) => resolve(file && { path: file.tempFilePath, name: '照片', size: file.size }),
      fail: () => resolve(undefined),
    })
  })
}

function chatFile(): Promise<Attached | undefined> {
  return new Promise((resolve) => {
    wx.chooseMessageFile({
      count: 1,
      type: 'file',
      extension: ['pdf', 'jpg', 'jpeg', 'png'],
      success: ({ tempFiles: [file] }) => resolve(file && { path: file.path, name: file.name, size: file.size }),
      fail: () => resolve(undefined),
    })
  })
}
// #endif

// #ifndef MP-WEIXIN
function browserFile(): Promise<Attached | undefined> {
  const input = document.createElement('input')
  input.type = 'file'
  // With these types a phone hands over its own photo formats as JPEG.
  input.accept = 'image/jpeg,image/png,application/pdf'
  return new Promise((resolve) => {
    input.onchange = () => {
      const file = input.files?.[0]
      resolve(file && { path: URL.createObjectURL(file), name: file.name, size: file.size, browserFile: file })
    }
    input.oncancel = () => resolve(undefined)
    input.click()
  })
}
// #endif
