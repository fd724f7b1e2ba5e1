import { strToU8, zipSync, type Zippable } from 'fflate'

/** Of the file format. */
const LONGEST_CELL = 32_767
const LONGEST_NAME = 31
const WIDEST = 60

/** A workbook of one sheet. Every cell is text, so that nothing in it is ever worked out as a formula. */
export function workbook(name: string, header: readonly string[], rows: ReadonlyArray<readonly string[]>): Blob {
  const parts: Zippable = {}
  for (const [path, xml] of Object.entries(PARTS)) parts[path] = strToU8(HEAD + xml)
  parts['xl/workbook.xml'] = strToU8(HEAD + book(sheetName(name)))
  parts['xl/worksheets/sheet1.xml'] = strToU8(HEAD + sheet(header, rows))
  return new Blob([zipSync(parts) as BlobPart], { type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' })
}

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
// What is longer than its column goes on in the next line.
const WRAPPED = '<alignment vertical="top" wrapText="1"/>'
// On paper as wide as the page, A4 across.
const FITTED = '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>'
const PAPER = '<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>'

const PARTS = {
  '[Content_Types].xml': `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${TYPE}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/></Types>`,
  '_rels/.rels': `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
  // Format 49 is text, so that what is typed into a cell later stays text too; style 1 is the bold header.
  'xl/styles.xml': `<styleSheet xmlns="${MAIN}"><fonts count="2"><font><sz val="11"/><name val="宋体"/></font><font><b/><sz val="11"/><name val="宋体"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf numFmtId="49" applyNumberFormat="1" applyAlignment="1">${WRAPPED}</xf><xf numFmtId="49" applyNumberFormat="1" fontId="1" applyFont="1" applyAlignment="1">${WRAPPED}</xf></cellXfs></styleSheet>`,
}

const book = (name: string) =>
  `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="${escaped(name)}" sheetId="1" r:id="rId1"/></sheets>${repeated(name)}</workbook>`

/** The header, on every page of paper. */
const repeated = (name: string) =>
  `<definedNames><definedName name="_xlnm.Print_Titles" localSheetId="0">'${escaped(name.replaceAll("'", "''"))}'!$1:$1</definedName></definedNames>`

function sheet(header: readonly string[], rows: ReadonlyArray<readonly string[]>): string {
  const widths = header.map((label, column) => width([label, ...rows.slice(0, 200).map((row) => row[column] ?? '')]))
  const columns = widths.map((wide, index) => `<col min="${index + 1}" max="${index + 1}" width="${wide}" customWidth="1" style="0"/>`)
  const lines = [row(header, 1, 1), ...rows.map((cells, index) => row(cells, index + 2, 0))]
  return `<worksheet xmlns="${MAIN}">${FITTED}<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${columns.join('')}</cols><sheetData>${lines.join('')}</sheetData>${PAPER}</worksheet>`
}

const row = (cells: readonly string[], number: number, style: number) =>
  `<row r="${number}">${cells.map((text) => `<c t="inlineStr" s="${style}"><is><t xml:space="preserve">${escaped(text.slice(0, LONGEST_CELL))}</t></is></c>`).join('')}</row>`

/** In characters of the Latin script; a Chinese one takes two. */
function width(texts: readonly string[]): number {
  const longest = Math.max(...texts.map((text) => [...text].reduce((sum, sign) => sum + (sign > '\u00ff' ? 2 : 1), 0)))
  return Math.min(longest + 2, WIDEST)
}

function sheetName(title: string): string {
  return title.replace(/[[\]:*?/\\]/g, ' ').slice(0, LONGEST_NAME).trim() || '列表'
}

/** XML knows no control characters, and no half of a pair. */
function escaped(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
