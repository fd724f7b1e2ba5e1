const mib = 1024 * 1024
export const mostBytes = 20 * mib

/** 3.2 MB; 640 KB below one megabyte. */
export function bytesWords(bytes: number): string {
  if (bytes < mib) return `${Math.max(1, Math.round(bytes / 1024))} KB`
  return `${(bytes / mib).toFixed(1).replace('.0', '')} MB`
}

/** What is wrong with a file before it is sent, or nothing. */
export function fileFault(file: { size: number }): string {
  if (file.size === 0) return '这个文件是空的，请换一个。'
  if (file.size <= mostBytes) return ''
  return `这个文件太大（${bytesWords(file.size)}）。最多 20 MB。可以拍清楚一点、裁掉边上再传。`
}

/** The attachments of a return are one of these two. */
export const fileKind = (mediaType: string) => (mediaType === 'application/pdf' ? 'pdf' : 'jpg')

/** A file's name without its ending, which follows from what it is. */
export const stemOf = (name: string) => name.replace(/\.(pdf|jpe?g|png)$/i, '') || '附件'
