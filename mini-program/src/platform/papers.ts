import { NotOpened } from '@/rules/failure'

/** The kinds of papers that the server makes, and that a telephone opens. */
export type PaperKind = 'pdf' | 'xlsx' | 'jpg'

const isPaper = /\.(pdf|xlsx|jpg)$/

/** WeChat opens only what lies on the telephone as a file: there lies the one that was opened last. */
export async function openInWeChat(bytes: ArrayBuffer, name: string, kind: PaperKind): Promise<void> {
  forgetPapers()
  const filePath = `${wx.env.USER_DATA_PATH}/${name}`
  await written(filePath, bytes)
  await shown(filePath, kind)
}

/** With whoever opened them; a browser puts papers where the person keeps them. */
export function forgetPapers() {
  // #ifndef H5
  for (const name of keptNames()) remove(`${wx.env.USER_DATA_PATH}/${name}`)
  // #endif
}

function keptNames(): string[] {
  try {
    return uni.getFileSystemManager().readdirSync(wx.env.USER_DATA_PATH).filter((name) => isPaper.test(name))
  } catch {
    return []
  }
}

/** One that will not go keeps no other from going. */
function remove(filePath: string) {
  try {
    uni.getFileSystemManager().unlinkSync(filePath)
  } catch {
    return
  }
}

function written(filePath: string, data: ArrayBuffer): Promise<void> {
  return new Promise((resolve, reject) => {
    uni.getFileSystemManager().writeFile({ filePath, data, success: () => resolve(), fail: () => reject(new NotOpened()) })
  })
}

function shown(filePath: string, kind: PaperKind): Promise<void> {
  return new Promise((resolve, reject) => {
    const ends = { success: () => resolve(), fail: () => reject(new NotOpened()) }
    // WeChat's reader of documents takes no pictures.
    if (kind === 'jpg') uni.previewImage({ urls: [filePath], ...ends })
    else uni.openDocument({ filePath, fileType: kind, showMenu: true, ...ends })
  })
}
