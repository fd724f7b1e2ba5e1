export const LARGEST = 20 * 1024 * 1024

const IMAGES = ['image/jpeg', 'image/png']
const DOCUMENTS = [...IMAGES, 'application/pdf']
/** Browsers give an M4A either name. */
const RECORDINGS = ['audio/mpeg', 'audio/mp4', 'audio/x-m4a']

const TYPES = { images: IMAGES, documents: DOCUMENTS, recordings: RECORDINGS }
const WRONG = {
  images: '照片。请选 JPG 或 PNG 图片。',
  documents: '能用的文件。请选 PDF，或者 JPG、PNG 图片。',
  recordings: '录音。请选 MP3 或 M4A 文件。',
}

export const ACCEPT = { images: IMAGES.join(','), documents: DOCUMENTS.join(','), recordings: `${RECORDINGS.join(',')},.mp3,.m4a` }

/** What iPhones take unless told otherwise; some browsers do not know its type. */
const isHeic = ({ name, type }: { name: string; type: string }) => /^image\/hei[cf]/.test(type) || /\.hei[cf]$/i.test(name)
const HEIC = '是 HEIC 格式的照片，这里打不开。请改用 JPEG：在手机“设置”的“相机”“格式”里选“兼容性最佳”再拍，或者把照片另存为 JPG 再传。'

/** Why a chosen file cannot be taken, or undefined. The server looks again at its bytes. */
export function faultOf(file: { name: string; type: string; size: number }, kind: keyof typeof ACCEPT): string | undefined {
  if (kind !== 'recordings' && isHeic(file)) return `“${file.name}”${HEIC}`
  if (!TYPES[kind].includes(file.type)) return `“${file.name}”不是${WRONG[kind]}`
  if (file.size === 0) return `“${file.name}”是空的。`
  if (file.size > LARGEST) return `“${file.name}”太大（${megabytes(file.size)} MB）。最多 20 MB。`
  return undefined
}

const megabytes = (bytes: number) => (bytes / 1024 / 1024).toFixed(1).replace('.0', '')
