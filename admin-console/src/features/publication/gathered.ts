import type { PublicationBatchWhole, PublicationCandidate } from '@/shared/api/types'
import { one, type Compared } from '@/shared/meanwhile/compared'

/** A batch while somebody gathers it; what is chosen is known by its subject. */
export interface BatchForm {
  title: string
  foreword: string
  subjects: string[]
}

export interface Gathered extends PublicationCandidate {
  changed?: boolean
}

/** A batch as two people who gather it compare it; `name` tells what a subject is. */
export const batchCompared = (name: (subject: string) => string): ReadonlyArray<Compared<BatchForm>> => [
  one('title', '标题'),
  one('foreword', '前言'),
  one('subjects', '放进来的事项', ({ subjects }) => subjects.map(name).join('\n')),
]

export const batchFormOf = ({ batch, items }: PublicationBatchWhole): BatchForm => ({
  title: batch.title,
  foreword: batch.foreword ?? '',
  subjects: items.map(({ subject }) => subject),
})

/** What is chosen so far, with those of a page added that are not in it yet. */
export const withCandidates = (subjects: readonly string[], more: readonly PublicationCandidate[]): string[] => [...new Set([...subjects, ...more.map(({ subject }) => subject)])]
