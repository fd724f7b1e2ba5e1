import { nextTick, onMounted, watch, type ShallowRef } from 'vue'
import { access } from './access'

/**
 * A dialog that keeps everything else waiting, from when it is there. Where the session ends meanwhile it gives way to the
 * sign-in, which could not be reached under it, and comes back afterwards with what was typed.
 */
export function useModal(dialog: Readonly<ShallowRef<HTMLDialogElement | null>>): void {
  onMounted(() => dialog.value?.showModal())
  watch(() => access.expired, async (expired) => {
    if (expired) return dialog.value?.close()
    // What is not shown yet takes no focus.
    await nextTick()
    dialog.value?.showModal()
  })
}
