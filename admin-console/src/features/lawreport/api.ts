import { answer, api } from '@/shared/api/client'
import type { FigureCode, FigureRow, Rows, YearlyFigures } from '@/shared/api/types'

export function getYearlyFigures(year: number): Promise<YearlyFigures> {
  return answer(api.GET('/api/figures/{year}', { params: { path: { year } } }))
}

export function listFigureRows(year: number, figure: FigureCode, page: number, size: number): Promise<Rows<FigureRow>> {
  return answer(api.GET('/api/figures/{year}/{figure}/rows', { params: { path: { year, figure }, query: { page, size } } }))
}
