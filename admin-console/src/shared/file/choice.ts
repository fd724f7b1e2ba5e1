export const LARGEST = 20 * 1024 * 1024

const IMAGES = ['image/jpeg', 'image/png']
const DOCUMENTS = [...IMAGES, 'application/pdf']

export const ACCEPT = { images: IMAGES.join(','), documents: DOCUMENTS.join(',') }

/** Why a chosen file cannot be taken, or undefined. The server looks again at its bytes. */
export function faultOf(file: { name: string; type: string; size: number }, kind: keyof typeof ACCEPT): string | undefined {
  const types = kind === 'images' ? IMAGES : DOCUMENTS
  if (!types.includes(file.type)) {
    return `“${file.name}”不是${kind === 'images' ? '照片。请选 JPG 或 PNG 图片。' : '能用的文件。请选 PDF，或者 JPG、PNG 图片。'}`
  }
  if (file.size === 0) return `“${file.name}”是空的。`
  if (file.size > LARGEST) return `“${file.name}”太大（${megabytes(file.size)} MB）。最多 20 MB。`
  return undefined
}

const megabytes = (bytes: number) => (bytes / 1024 / 1024).toFixed(1).replace('.0', '')
