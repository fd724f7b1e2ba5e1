import { isEmpty, wordsOf, type Content, type Section } from './cells'

const codes = ['legalRepresentative', 'activityCount', 'councilMeetings', 'incomeTotal', 'expenseTotal', 'assetsClose', 'netAssetsClose', 'penalties']

/** The few figures by which somebody sees at once whether a return is right. */
export function keyFigures(sections: readonly Section[], content: Content): { name: string; words: string }[] {
  const cells = sections.flatMap((section) => section.cells)
  return codes.flatMap((code) => {
    const cell = cells.find((one) => one.code === code)
    return cell && !isEmpty(content[code]) ? [{ name: cell.label, words: wordsOf(cell, content[code]) }] : []
  })
}
