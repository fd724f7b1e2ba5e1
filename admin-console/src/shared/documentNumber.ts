/** The square brackets people type for lack of 〔〕. */
export function tidyNumber(text: string): string {
  return text.trim().replace(/[[(\uff08\uff3b\u3010]\s*(\d{4})\s*[\])\uff09\uff3d\u3011]/, '〔$1〕')
}

export const DOCUMENT_NUMBER = /^[\u4e00-\u9fa5]{1,12}〔\d{4}〕\d{1,5}号$/
