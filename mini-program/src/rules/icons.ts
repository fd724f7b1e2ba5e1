type Icon =
  | 'adoption' | 'aid' | 'alarm' | 'book' | 'child' | 'divorce' | 'elder' | 'farewell' | 'group' | 'mail' | 'mark' | 'marriage' | 'search'

const drawings = import.meta.glob<string>('../icons/*.svg', { query: '?raw', import: 'default', eager: true })

const eventIcons: Record<string, Icon> = {
  marrying: 'marriage',
  divorcing: 'divorce',
  adopting: 'adoption',
  bereaved: 'farewell',
  hardship: 'aid',
  'child-harm': 'child',
}

const topicIcons: [RegExp, Icon][] = [
  [/离婚/, 'divorce'],
  [/结婚|婚姻/, 'marriage'],
  [/收养/, 'adoption'],
  [/身后|殡葬|继承|遗嘱/, 'farewell'],
  [/救助|低保|困难/, 'aid'],
  [/孩子|儿童|未成年/, 'child'],
  [/老人|养老|老年/, 'elder'],
  [/社会组织|社团|年报|慈善|志愿/, 'group'],
]

/** The line drawing for a life event. */
export function eventIcon(code: string): string {
  return icon(eventIcons[code] ?? 'book')
}

/** The line drawing for a topic, found by its name, because topics are data. */
export function topicIcon(name: string): string {
  return icon(topicIcons.find(([word]) => word.test(name))?.[1] ?? 'book')
}

/** A line drawing as the address of a picture for which nothing is fetched. */
export function icon(name: Icon): string {
  return `data:image/svg+xml,${encodeURIComponent(drawings[`../icons/${name}.svg`] ?? '')}`
}
