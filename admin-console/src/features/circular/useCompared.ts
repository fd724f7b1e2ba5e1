import { useDivisions } from '@/shared/divisions'
import type { Compared } from '@/shared/meanwhile/compared'
import { useLoad } from '@/shared/useLoad'
import { listAsked, listUsableTemplates } from './api'
import { comparedOf } from './compared'
import type { DraftForm } from './draft'

/** The fields of a draft with the names of what it points to; `names` is false where nothing is ever compared. */
export function useCompared(names: boolean): ReadonlyArray<Compared<DraftForm>> {
  const { divisionName } = useDivisions()
  const templates = useLoad(async () => (names ? listUsableTemplates() : []))
  const asked = useLoad(async () => (names ? listAsked() : []))
  const title = (list: ReadonlyArray<{ id: string; title: string }> | undefined, id: string) => list?.find((it) => it.id === id)?.title ?? id
  return comparedOf({ township: divisionName, template: (id) => title(templates.data.value, id), asked: (id) => title(asked.data.value, id) })
}
