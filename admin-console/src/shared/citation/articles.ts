import { answer, api } from '@/shared/api/client'
import type { DraftCitation } from '@/shared/api/types'

/** An article as it may be cited: of the version in force. */
export interface Article extends DraftCitation {
  article: number
  text?: string
}

export interface StatuteChoice {
  code: string
  title: string
  /** What a reader must know, such as 待核对. */
  note?: string
}

const loaded = new Map<string, Promise<Article[]>>()

/** All of the catalogue, also what is law no longer. */
export async function everyStatute(): Promise<Array<StatuteChoice & { status: string }>> {
  return (await answer(api.GET('/api/statutes'))).items
}

export async function listStatutes(): Promise<StatuteChoice[]> {
  return (await everyStatute()).filter(({ status }) => status === 'in_force' || status === 'not_yet')
}

/** The articles of a statute, asked for once while the page is open. */
export function articlesOf(code: string): Promise<Article[]> {
  const known = loaded.get(code)
  if (known) return known
  const asked = loadArticles(code)
  loaded.set(code, asked)
  asked.catch(() => loaded.delete(code))
  return asked
}

async function loadArticles(code: string): Promise<Article[]> {
  const { summary, articles } = await answer(api.GET('/api/statutes/{statute}', { params: { path: { statute: code } } }))
  return articles.map(({ article, label, gist, text }) => ({
    ref: `${code}@${summary.version}#${article}`,
    law: summary.title,
    article,
    label,
    gist,
    text,
    known: true,
    stale: false,
  }))
}

export async function articlesOfAll(codes: readonly string[]): Promise<Article[]> {
  return (await Promise.all(codes.map(articlesOf))).flat()
}

/** Those that hold every word; a number alone is the number of the article. */
export function matching(articles: readonly Article[], words: string): Article[] {
  const asked = words.trim().split(/\s+/).filter(Boolean)
  const holds = ({ law, label, gist = '', text = '', article }: Article) =>
    asked.every((word) => (/^\d+$/.test(word) ? article === Number(word) : `${law} ${label} ${gist} ${text}`.includes(word)))
  return asked.length ? articles.filter(holds) : [...articles]
}
