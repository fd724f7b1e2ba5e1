import { nextTick, ref } from 'vue'
import { scrollTo } from '@/platform/screen'
import { citedPlaces } from '@/rules/citations'

/** Which of the articles at the foot of a page are unfolded; a mark in the text opens those it names. */
export function useBasis(count: () => number) {
  const open = ref(false)
  const opened = ref<number[]>([])

  function show(cites: number[]) {
    open.value = true
    opened.value = [...new Set([...opened.value, ...citedPlaces(cites, count())])]
    void nextTick(() => scrollTo('#basis'))
  }

  function toggle(place: number) {
    opened.value = opened.value.includes(place)
      ? opened.value.filter((other) => other !== place)
      : [...opened.value, place]
  }

  return { open, opened, show, toggle }
}

export type Basis = ReturnType<typeof useBasis>
