import { crc32 } from 'node:zlib'

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const OPC = 'http://schemas.openxmlformats.org/package/2006'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

/** The smallest XLSX workbook that holds these rows of text. */
export function workbook(rows) {
  return zip({
    '[Content_Types].xml':
      `<Types xmlns="${OPC}/content-types">` +
      '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
      `<Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/>` +
      `<Override PartName="/xl/worksheets/sheet1.xml" ContentType="${TYPE}.worksheet+xml"/></Types>`,
    '_rels/.rels': relationship('officeDocument', 'xl/workbook.xml'),
    'xl/workbook.xml':
      `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}">` +
      '<sheets><sheet name="名册" sheetId="1" r:id="rId1"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels': relationship('worksheet', 'worksheets/sheet1.xml'),
    'xl/worksheets/sheet1.xml': `<worksheet xmlns="${MAIN}"><sheetData>${rows.map(row).join('')}</sheetData></worksheet>`,
  })
}

function row(cells, index) {
  const number = index + 1
  const filled = cells.map((text, place) => {
    const column = String.fromCharCode(65 + place)
    return `<c r="${column}${number}" t="inlineStr"><is><t>${escape(text)}</t></is></c>`
  })
  return `<row r="${number}">${filled.join('')}</row>`
}

function relationship(kind, target) {
  return (
    `<Relationships xmlns="${OPC}/relationships">` +
    `<Relationship Id="rId1" Type="${OFFICE}/${kind}" Target="${target}"/></Relationships>`
  )
}

function escape(text) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}

/** A ZIP of stored entries. */
function zip(entries) {
  const parts = []
  const directory = []
  let offset = 0
  for (const [name, text] of Object.entries(entries)) {
    const path = Buffer.from(name)
    const data = Buffer.from(XML + text)
    const facts = factsOf(path, data)
    parts.push(header('PK\x03\x04', facts), path, data)
    directory.push(directoryEntry(facts, offset), path)
    offset += 30 + path.length + data.length
  }
  const index = Buffer.concat(directory)
  return Buffer.concat([...parts, index, end(Object.keys(entries).length, index.length, offset)])
}

/** Version, flags (UTF-8 names), method, time, day, checksum, sizes, length of the name, length of extras. */
function factsOf(path, data) {
  const facts = Buffer.alloc(26)
  facts.writeUInt16LE(20, 0)
  facts.writeUInt16LE(0x0800, 2)
  facts.writeUInt16LE(0x21, 8)
  facts.writeUInt32LE(crc32(data), 10)
  facts.writeUInt32LE(data.length, 14)
  facts.writeUInt32LE(data.length, 18)
  facts.writeUInt16LE(path.length, 22)
  return facts
}

function header(signature, facts) {
  return Buffer.concat([Buffer.from(signature, 'latin1'), facts])
}

function directoryEntry(facts, offset) {
  const rest = Buffer.alloc(14)
  rest.writeUInt32LE(offset, 10)
  return Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), facts, rest])
}

function end(entries, size, offset) {
  const record = Buffer.alloc(22)
  record.write('PK\x05\x06', 'latin1')
  record.writeUInt16LE(entries, 8)
  record.writeUInt16LE(entries, 10)
  record.writeUInt32LE(size, 12)
  record.writeUInt32LE(offset, 16)
  return record
}
