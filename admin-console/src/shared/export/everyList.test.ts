import { describe, expect, it } from 'vitest'

const sources = import.meta.glob<string>('/src/**/*.vue', { query: '?raw', import: 'default', eager: true })
const files = Object.entries(sources).map(([path, text]) => ({ path: path.replace('/src/', ''), text }))

const ROWS = /<DataTable\b|<table\b|\bdata-rows\b|\bv-offered\b/
const LINE = /<PageNumbers\b|<ExportButton\b|<ListSheet\b/
const TABLE = /<DataTable\b|\bv-offered\b/

/** Where rows are shown and not taken along as a table, and why. */
const APART: Record<string, string> = {
  'app/WorkList.vue': 'what waits for one person today is gathered from many lists, each of which is taken along',
  'features/annualreport/ProgressFigures.vue': 'figures of the list below it, which is taken along',
  'features/circular/DryRunSheet.vue': 'a forecast; who is meant stands in the audience table',
  'features/course/DrillFields.vue': 'a form',
  'features/course/VersionPage.vue': 'a table within a lesson',
  'features/hours/HoursPage.vue': 'has a workbook of its own with both parts',
  'features/lawreport/ShareChart.vue': 'a chart of figures whose rows are taken along one by one',
  'features/needs/CoverageTable.vue': 'the board offers it',
  'features/needs/HeatGrid.vue': 'a picture; its groups are few and rounded',
  'features/organization/CharterChanges.vue': 'a comparison of two charters',
  'features/organization/ImportErrors.vue': 'a refused workbook, given back with its errors marked',
  'features/publication/GatherPage.vue': 'what may still be chosen; the batch made of it is public',
  'features/publication/OpenDataPage.vue': 'its files are the open data themselves',
  'features/review/CorrectionList.vue': 'belongs to a letter, which is printed',
  'features/training/SheetPage.vue': 'a sheet to print; its workbook stands beside',
  'features/wording/TemplatePage.vue': 'the placeholders of one template',
  'shared/returnsheet/SheetTable.vue': 'a form of the annual report, printed with it',
  'shared/ui/BarChart.vue': 'a chart, said in words',
  'shared/ui/DataTable.vue': 'the table itself',
  'shared/ui/ListSheet.vue': 'the sheet around a list',
  'shared/ui/PageNumbers.vue': 'the line under a list',
}

describe('every list', () => {
  it('can be taken along as a table, or is said why not', () => {
    const shows = files.filter(({ text }) => ROWS.test(text) && !LINE.test(text)).map(({ path }) => path)
    const offersNothing = files.filter(({ text }) => LINE.test(text) && !TABLE.test(text)).map(({ path }) => path)
    expect([...new Set([...shows, ...offersNothing])].sort()).toEqual(Object.keys(APART).sort())
  })
})
