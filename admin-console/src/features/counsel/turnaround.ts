interface Turnaround {
  year: number
  answered: number
  inTime: number
  median?: number
  slowest?: number
  answerDays: number
  source: string
}

/** How long opinions took this year, in one sentence. */
export function turnaroundText({ year, answered, inTime, median, slowest, answerDays, source }: Turnaround): string {
  const term = `每件 ${answerDays} 个工作日（${source}）。`
  if (answered === 0) return `${term}${year} 年还没有出过意见。`
  return `${term}${year} 年出了 ${answered} 件意见，${inTime} 件按期；一半在 ${median} 个工作日以内，最慢 ${slowest} 个工作日。`
}
