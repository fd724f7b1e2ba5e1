import { dayText, today } from '@/shared/dates'
import type { StaleCitation } from './api'

export interface StaleGroup {
  key: string
  law: string
  items: StaleCitation[]
}

/** By law, in the order they come. */
export function grouped(items: readonly StaleCitation[]): StaleGroup[] {
  const groups = new Map<string, StaleGroup>()
  for (const item of items) {
    const group = groups.get(item.statute) ?? { key: item.statute, law: item.law, items: [] }
    group.items.push(item)
    groups.set(item.statute, group)
  }
  return [...groups.values()]
}

/** What happened to the article, in one sentence. */
export function happened({ what, label, newLabel, dueOn }: StaleCitation, now: string = today()): string {
  const due = dueOn <= now ? `${dayText(dueOn)}起` : `${dayText(dueOn)}起（还没到）`
  switch (what) {
    case 'repealed':
      return `${due}废止`
    case 'gone':
      return `${due}施行的版本里没有${label}了`
    case 'renumbered':
      return `${due}${label}改成${newLabel}，内容没有变`
    case 'unknown':
      return `${due}施行了新版本，新文本还没有收录，不能对照`
    case 'corrected':
      return `${dayText(dueOn)}更正了这个版本的文本或施行日期，请对照现在的条文再看一遍`
    default:
      return newLabel === label ? `${due}${label}的内容有改动` : `${due}${label}改成${newLabel}，内容有改动`
  }
}

/** Whether somebody may say that what cites it is still right: there is an article to cite instead. */
export const canStand = ({ what, newArticle }: StaleCitation) => what !== 'repealed' && newArticle !== undefined
