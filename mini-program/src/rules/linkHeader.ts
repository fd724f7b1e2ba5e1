/**
 * What a link carries goes into a header, since addresses are written down on the way. Encoded: a full stop (。) that was
 * copied along fits into no header, and the server shall refuse it in words. Of a whole link it changes nothing.
 */
export function linkHeader(token: string) {
  return { 'Link-Token': encodeURIComponent(token) }
}
