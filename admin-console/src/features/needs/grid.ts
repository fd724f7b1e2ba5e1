import type { NeedsBoard } from '@/shared/api/types'

/** A column (topic) or row (township); without a code the rest. */
export interface Head {
  code?: string
  name: string
  total: number
}

export interface Grid {
  topics: Head[]
  townships: Head[]
  /** By row, then by column; undefined where nothing is told. */
  cells: Array<Array<number | undefined>>
  most: number
}

const sum = (groups: NeedsBoard['groups']) => groups.reduce((total, group) => total + group.count, 0)

/** Topics across, townships down; rows and columns without any number are left out, the rest stands last. */
export function gridOf(board: NeedsBoard): Grid {
  const heads = (names: NeedsBoard['topics'], of: (group: NeedsBoard['groups'][number]) => string | undefined, rest: string): Head[] =>
    [...names.map(({ code, name }) => ({ code, name })), { code: undefined, name: rest }]
      .map((head) => ({ ...head, total: sum(board.groups.filter((group) => of(group) === head.code)) }))
      .filter((head) => head.total > 0)
  const topics = heads(board.topics, (group) => group.topic, '其他')
  const townships = heads(board.townships, (group) => group.township, '全县其他')
  const at = (township?: string, topic?: string) => board.groups.find((group) => group.township === township && group.topic === topic)?.count
  const cells = townships.map((row) => topics.map((column) => at(row.code, column.code)))
  return { topics, townships, cells, most: Math.max(0, ...board.groups.map((group) => group.count)) }
}

/** Per cent of the one colour, by the root so that small numbers can still be told apart. */
export function shade(count: number | undefined, most: number): number {
  return count && most ? Math.round(6 + 34 * Math.sqrt(count / most)) : 0
}
