import type { DraftText } from '@/shared/api/types'
import { useLoad } from '@/shared/useLoad'
import { findPieces } from './api'
import { listServices } from './services'

/** Names of what these words only point at: services of the office directory, other pieces. A code stands for what is not known. */
export function useNames(text: () => DraftText) {
  const { data: services } = useLoad(listServices)
  const related = () => text().card?.related ?? text().guide?.related ?? []
  const { data: pieces } = useLoad(async () => (await Promise.all(related().map((id) => findPieces(id)))).flat(), related)
  return {
    serviceName: (code: string) => services.value?.find((service) => service.code === code)?.name ?? code,
    pieceTitle: (id: string) => pieces.value?.find((piece) => piece.id === id)?.title ?? id,
  }
}
