/** A card that is kept on this device. */
export interface SavedCard {
  id: string
  title: string
  savedAt: string
}

/** The list as it was kept; what cannot be read is as if nothing had been kept. */
export function readSaved(kept: unknown): SavedCard[] {
  try {
    const all = JSON.parse(String(kept)) as unknown
    return Array.isArray(all) ? all.filter(isSaved) : []
  } catch {
    return []
  }
}

/** With this one in front, once. */
export function addSaved(all: readonly SavedCard[], card: SavedCard): SavedCard[] {
  return [card, ...dropSaved(all, card.id)]
}

export function dropSaved(all: readonly SavedCard[], id: string): SavedCard[] {
  return all.filter((one) => one.id !== id)
}

function isSaved(value: unknown): value is SavedCard {
  if (typeof value !== 'object' || value === null) return false
  return ['id', 'title', 'savedAt'].every((key) => typeof (value as Record<string, unknown>)[key] === 'string')
}
