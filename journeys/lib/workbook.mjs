import { inflateRawSync } from 'node:zlib'

/** The rows of text of a workbook's first sheet; fails where a cell is not plain text. */
export function rowsOf(file) {
  const sheet = entry(file, 'xl/worksheets/sheet1.xml').toString('utf8')
  return [...sheet.matchAll(/<row .*?<\/row>/gs)].map(([row]) => [...row.matchAll(/<c ([^>]*)><is><t[^>]*>(.*?)<\/t>/gs)].map(text))
}

function text([, attributes, content]) {
  if (!attributes.includes('t="inlineStr"')) throw new Error(`not a cell of text: ${attributes}`)
  return content.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&')
}

/** What a ZIP holds under a name, found by its directory. */
function entry(file, name) {
  const end = file.lastIndexOf('PK\x05\x06', undefined, 'latin1')
  let place = file.readUInt32LE(end + 16)
  for (let left = file.readUInt16LE(end + 10); left > 0; left--) {
    const [long, extra, comment] = [28, 30, 32].map((at) => file.readUInt16LE(place + at))
    if (file.toString('utf8', place + 46, place + 46 + long) === name) return content(file, place)
    place += 46 + long + extra + comment
  }
  throw new Error(`${name} is not in it`)
}

function content(file, place) {
  const packed = file.readUInt16LE(place + 10) === 8
  const size = file.readUInt32LE(place + 20)
  const local = file.readUInt32LE(place + 42)
  const start = local + 30 + file.readUInt16LE(local + 26) + file.readUInt16LE(local + 28)
  const bytes = file.subarray(start, start + size)
  return packed ? inflateRawSync(bytes) : bytes
}
