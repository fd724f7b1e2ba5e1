export interface Part {
  text: string
  /** Filled in for each organisation, or from the undertaking. */
  filled: boolean
  /** Looks like a placeholder, but is none. */
  unknown?: boolean
}

/** Filled by the server for each organisation or from the circular itself. */
export const PLACEHOLDERS: Record<string, string> = {
  organization: '组织名称',
  title: '通知名称',
  documentNumber: '文号',
  opensOn: '开始日期',
  dueOn: '截止日期',
}

/** Words with their placeholders filled; one without a value leaves `〔名称〕` standing. `labels` are all there are. */
export function fillWords(text: string, labels: Record<string, string>, values: Record<string, string | undefined>): Part[] {
  return text
    .split(/(\{[^{}]*\})/)
    .filter((part) => part !== '')
    .map((part) => {
      const name = /^\{([^{}]*)\}$/.exec(part)?.[1]
      if (name === undefined) return { text: part, filled: false }
      const label = labels[name]
      if (label === undefined) return { text: part, filled: false, unknown: true }
      return { text: values[name] || `〔${label}〕`, filled: true }
    })
}

export function unknownIn(text: string, labels: Record<string, string>): string[] {
  return fillWords(text, labels, {})
    .filter((part) => part.unknown)
    .map((part) => part.text)
}
