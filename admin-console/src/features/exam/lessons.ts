import { computed } from 'vue'
import type { LessonRecord } from '@/shared/api/types'
import { useLoad } from '@/shared/useLoad'
import { listLessons } from './api'

/** The lessons of a bank's course; absent while they are read, none where the bank has no course. */
export function useLessons(course: () => string | undefined) {
  const load = useLoad(async () => {
    const of = course()
    return { of, items: of ? await listLessons(of) : [] }
  }, course)
  const lessons = computed(() => (load.data.value?.of === course() ? load.data.value?.items : undefined))
  return { ...load, lessons }
}

/** In their order; what was chosen stays a choice, though the course may have it no longer. */
export function lessonChoices(lessons: readonly LessonRecord[] | undefined, chosen: string): Array<{ value: string; label: string }> {
  const choices = (lessons ?? []).map(({ id, title }, place) => ({ value: id, label: `第 ${place + 1} 课 ${title}` }))
  if (!chosen || choices.some(({ value }) => value === chosen)) return choices
  return [...choices, { value: chosen, label: lessons ? `课程里没有了（${chosen}）` : '正在读取课程…' }]
}
