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
  /** Resolves to nothing chosen when the person changed their mind. */
  choose: () => Promise<Attached[]>
}

/** WeChat hands over so many pictures at a time. */
const mostAtOnce = 9

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
function photo(source: 'camera' | 'album'): Promise<Attached[]> {
  return new Promise((resolve) => {
    uni.chooseMedia({
      count: source === 'camera' ? 1 : mostAtOnce,
      mediaType: ['image'],
      sourceType: [source],
      success: ({ tempFiles }) => resolve(tempFiles.map((file) => ({ path: file.tempFilePath, name: '照片.jpg', size: file.size }))),
      fail: () => resolve([]),
    })
  })
}

function chatFile(): Promise<Attached[]> {
  return new Promise((resolve) => {
    wx.chooseMessageFile({
      count: 1,
      type: 'file',
      extension: ['pdf', 'jpg', 'jpeg', 'png'],
      success: ({ tempFiles }) => resolve(tempFiles.map(({ path, name, size }) => ({ path, name, size }))),
      fail: () => resolve([]),
    })
  })
}
// #endif

// #ifndef MP-WEIXIN
function browserFile(): Promise<Attached[]> {
  const input = document.createElement('input')
  input.type = 'file'
  // With these types a phone hands over its own photo formats as JPEG.
  input.accept = 'image/jpeg,image/png,application/pdf'
  input.multiple = true
  return new Promise((resolve) => {
    input.onchange = () => resolve(Array.from(input.files ?? [], attached))
    input.oncancel = () => resolve([])
    input.click()
  })
}

function attached(file: File): Attached {
  return { path: URL.createObjectURL(file), name: file.name, size: file.size, browserFile: file }
}
// #endif

/** Some bytes of a file, so that 20 MB are never in memory at once. */
export function readPiece(file: Attached, offset: number, length: number): Promise<ArrayBuffer> {
  const most = Math.min(length, file.size - offset)
  // #ifdef MP-WEIXIN
  return new Promise((resolve, reject) => {
    uni.getFileSystemManager().readFile({
      filePath: file.path,
      position: offset,
      length: most,
      success: ({ data }) => resolve(data as ArrayBuffer),
      fail: () => reject(new Error('the file could not be read')),
    })
  })
  // #endif
  // #ifndef MP-WEIXIN
  const whole = file.browserFile as File
  return whole.slice(offset, offset + most).arrayBuffer()
  // #endif
}
