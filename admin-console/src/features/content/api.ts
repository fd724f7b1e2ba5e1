import { answer, api } from '@/shared/api/client'
import type {
  CardSummary,
  ContentPiece,
  DraftText,
  Edition,
  EditionComment,
  EditionCommentDraft,
  EditionDecision,
  EditionDiff,
  EditionSave,
  EditionVerdict,
  PieceDraft,
  PieceKind,
  PieceLine,
  PiecePage,
  PieceState,
  Topic,
  TopicLine,
} from '@/shared/api/types'

export interface PieceQuery {
  kind?: PieceKind
  topic?: Topic
  state?: PieceState
  q?: string
  mine?: boolean
  forMe?: boolean
  reviewDue?: boolean
  page: number
  size: number
}

const keyed = (key: string) => ({ 'Idempotency-Key': key })
const of = (piece: string, number: number) => ({ piece, number })
const command = (piece: string, number: number, key: string) => ({ path: of(piece, number), header: keyed(key) })

export async function listTopics(): Promise<TopicLine[]> {
  return (await answer(api.GET('/api/topics'))).items
}

export async function listCards(): Promise<CardSummary[]> {
  return (await answer(api.GET('/api/cards'))).items
}

export function listPieces(query: PieceQuery): Promise<PiecePage> {
  return answer(api.GET('/api/pieces', { params: { query } }))
}

export function getPiece(piece: string): Promise<ContentPiece> {
  return answer(api.GET('/api/pieces/{piece}', { params: { path: { piece } } }))
}

export function getEdition(piece: string, number: number): Promise<Edition> {
  return answer(api.GET('/api/pieces/{piece}/editions/{number}', { params: { path: of(piece, number) } }))
}

export function createPiece(body: PieceDraft, key: string): Promise<Edition> {
  return answer(api.POST('/api/pieces', { params: { header: keyed(key) }, body }))
}

/** A new edition that begins with the words of an earlier one; of what is live where none is named. */
export function createEdition(piece: string, basedOn: number | undefined, key: string): Promise<Edition> {
  return answer(api.POST('/api/pieces/{piece}/editions', { params: { path: { piece }, header: keyed(key) }, body: { basedOn } }))
}

export function saveEdition(piece: string, number: number, body: EditionSave, key: string): Promise<Edition> {
  return answer(api.PUT('/api/pieces/{piece}/editions/{number}', { params: command(piece, number, key), body }))
}

/** How plain words being written are, and with which faults they could not be handed in. */
export function checkEdition(text: DraftText): Promise<EditionVerdict> {
  return answer(api.POST('/api/editions/check', { body: { text } }))
}

export function submitEdition(piece: string, number: number, revision: number, key: string): Promise<Edition> {
  return answer(api.POST('/api/pieces/{piece}/editions/{number}/submit', { params: command(piece, number, key), body: { revision } }))
}

export const REVIEWS = ['first_review', 'legal_review', 'secrecy_review'] as const
export type Review = (typeof REVIEWS)[number]

export function decideReview(review: Review, piece: string, number: number, body: EditionDecision, key: string): Promise<Edition> {
  const params = command(piece, number, key)
  if (review === 'first_review') return answer(api.POST('/api/pieces/{piece}/editions/{number}/first-review', { params, body }))
  if (review === 'legal_review') return answer(api.POST('/api/pieces/{piece}/editions/{number}/legal-review', { params, body }))
  return answer(api.POST('/api/pieces/{piece}/editions/{number}/secrecy-review', { params, body }))
}

/** At once, where no moment is given. */
export function publishEdition(piece: string, number: number, revision: number, goLiveAt: string | undefined, key: string): Promise<Edition> {
  return answer(api.POST('/api/pieces/{piece}/editions/{number}/publish', { params: command(piece, number, key), body: { revision, goLiveAt } }))
}

export function recallEdition(piece: string, number: number, reason: string, key: string): Promise<Edition> {
  return answer(api.POST('/api/pieces/{piece}/editions/{number}/recall', { params: command(piece, number, key), body: { reason } }))
}

export function withdrawEdition(piece: string, number: number, reason: string, key: string): Promise<Edition> {
  return answer(api.POST('/api/pieces/{piece}/editions/{number}/withdraw', { params: command(piece, number, key), body: { reason } }))
}

export function unpublishPiece(piece: string, reason: string, key: string): Promise<ContentPiece> {
  return answer(api.POST('/api/pieces/{piece}/unpublish', { params: { path: { piece }, header: keyed(key) }, body: { reason } }))
}

/** What differs from another edition; from what is live where none is named. */
export function compareEditions(piece: string, number: number, against?: number): Promise<EditionDiff> {
  return answer(api.GET('/api/pieces/{piece}/editions/{number}/diff', { params: { path: of(piece, number), query: { against } } }))
}

export function addEditionComment(piece: string, number: number, body: EditionCommentDraft, key: string): Promise<EditionComment> {
  return answer(api.POST('/api/pieces/{piece}/editions/{number}/comments', { params: command(piece, number, key), body }))
}

export function settleEditionComment(piece: string, number: number, comment: string, key: string): Promise<EditionComment> {
  return answer(
    api.POST('/api/pieces/{piece}/editions/{number}/comments/{comment}/settle', {
      params: { path: { piece, number, comment }, header: keyed(key) },
    }),
  )
}

/** Without a file the recording is taken away. */
export function setRecording(piece: string, body: { seen: number; file?: string }, key: string): Promise<ContentPiece> {
  return answer(api.PUT('/api/pieces/{piece}/recording', { params: { path: { piece }, header: keyed(key) }, body }))
}

/** Pieces whose title or name holds these letters, a few of them. */
export async function findPieces(q: string, kind?: PieceKind): Promise<PieceLine[]> {
  return (await listPieces({ q: q.trim() || undefined, kind, page: 1, size: 20 })).items
}
