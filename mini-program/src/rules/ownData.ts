import type { components } from '@/contract/personal'
import { momentWords } from './days'

type MyData = components['schemas']['MyData']
type Field = MyData['items'][number]['records'][number][number]

const trail = 'trail'

/** What people know about themselves first; the trail of what they did, which is long, last. */
export function kindsOf(data: MyData): MyData['items'] {
  return [...data.items].sort((one, other) => Number(one.kind === trail) - Number(other.kind === trail))
}

/** A value as people read it: an instant as day and minute in Beijing, the rest as it is. */
export function plainValue({ value }: Field, today: string): string {
  return /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(value) ? momentWords(value, today) : value
}

/** Everything that is kept about somebody as a text to keep: a heading for each kind, a line for each field. */
export function dataAsText(data: MyData, today: string): string {
  const parts = kindsOf(data).map(({ title, records }) => {
    const rows = records.map((record) =>
      record.map((field) => `${field.name}：${plainValue(field, today)}`).join('\n'),
    )
    return `【${title}】\n${rows.length === 0 ? '没有记录' : rows.join('\n\n')}`
  })
  return [`普法通里我的信息，${momentWords(data.exportedAt, today)}导出`, ...parts].join('\n\n') + '\n'
}
