import { computed, ref } from 'vue'
import type { PhotoArea } from '@/shared/api/types'

/** In thousandths of the photo's sides. */
export interface Point {
  x: number
  y: number
}

const WHOLE = 1000
const SMALLEST = 8
/** As large as a face in a picture of a group. */
const FRESH: PhotoArea = { x: 440, y: 420, width: 120, height: 160 }

const within = (value: number, least: number, most: number) => Math.min(most, Math.max(least, value))

/** The area between two corners, rounded so that nothing of it is left out; none where it is hardly more than a click. */
export function between(from: Point, to: Point): PhotoArea | undefined {
  const x = Math.floor(within(Math.min(from.x, to.x), 0, WHOLE))
  const y = Math.floor(within(Math.min(from.y, to.y), 0, WHOLE))
  const width = Math.ceil(within(Math.max(from.x, to.x), 0, WHOLE)) - x
  const height = Math.ceil(within(Math.max(from.y, to.y), 0, WHOLE)) - y
  return width < SMALLEST || height < SMALLEST ? undefined : { x, y, width, height }
}

export function moved(area: PhotoArea, right: number, down: number): PhotoArea {
  return { ...area, x: within(area.x + right, 0, WHOLE - area.width), y: within(area.y + down, 0, WHOLE - area.height) }
}

export function resized(area: PhotoArea, wider: number, higher: number): PhotoArea {
  return { ...area, width: within(area.width + wider, SMALLEST, WHOLE - area.x), height: within(area.height + higher, SMALLEST, WHOLE - area.y) }
}

/** What a key does to an area: arrows move it, with Shift they change its size; undefined for any other. */
export function keyed(area: PhotoArea, key: string, shift: boolean): PhotoArea | undefined {
  const STEPS: Record<string, [number, number]> = { ArrowLeft: [-10, 0], ArrowRight: [10, 0], ArrowUp: [0, -10], ArrowDown: [0, 10] }
  const step = STEPS[key]
  return step && (shift ? resized : moved)(area, ...step)
}

/** Where an area lies, for who does not see it. */
export const placeText = ({ x, y, width, height }: PhotoArea) =>
  `左 ${percent(x)}，上 ${percent(y)}，宽 ${percent(width)}，高 ${percent(height)}`
const percent = (thousandths: number) => `${Math.round(thousandths / 10)}%`

/** The areas of a photo while somebody draws them; every step can be taken back. */
export function useAreas() {
  const steps = ref<PhotoArea[][]>([[]])
  const areas = computed(() => steps.value.at(-1) ?? [])
  const change = (next: PhotoArea[]) => steps.value.push(next)
  return {
    areas,
    changed: computed(() => steps.value.length > 1),
    begin: (known: PhotoArea[]) => (steps.value = [known]),
    add: (area: PhotoArea = FRESH) => change([...areas.value, area]),
    replace: (place: number, area: PhotoArea) => change(areas.value.with(place, area)),
    remove: (place: number) => change(areas.value.toSpliced(place, 1)),
    undo: () => steps.value.length > 1 && steps.value.pop(),
  }
}
