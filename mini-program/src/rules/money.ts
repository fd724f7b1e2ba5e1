const mostYuan = 1_000_000_000
const typedYuan = /^(\d{1,15}|\d{1,3}(?:,\d{3})+)(?:\.(\d{1,2}))?$/

/** Yuan as people type them, in whole fen. Counted in digits, because 0.1 + 0.2 is not 0.3. */
export function fenOf(typed: string): number | undefined {
  const match = typedYuan.exec(plain(typed))
  if (!match) return undefined
  const yuan = Number((match[1] ?? '').replaceAll(',', ''))
  const fen = Number((match[2] ?? '').padEnd(2, '0'))
  return yuan > mostYuan || (yuan === mostYuan && fen > 0) ? undefined : yuan * 100 + fen
}

/** What is wrong with an amount, or nothing. */
export function moneyFault(typed: string): string {
  const amount = plain(typed)
  if (amount === '') return '请填金额，没有就填 0'
  if (amount.startsWith('-')) return '金额不能是负数，没有就填 0'
  if (/^[\d,]+\.\d{3,}$/.test(amount)) return '最多写到分，也就是小数点后两位'
  if (/[万亿千百]/.test(amount)) return '请用数字写到元。3 万写成 30000'
  if (!typedYuan.test(amount)) return '请只写数字，例如 12345.60'
  return fenOf(typed) === undefined ? '最多 10 亿元，请看看是不是多打了 0' : ''
}

/** 12,345.60 元 */
export function yuanWords(fen: number): string {
  const digits = String(Math.abs(fen)).padStart(3, '0')
  const yuan = digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, ',')
  return `${fen < 0 ? '-' : ''}${yuan}.${digits.slice(-2)} 元`
}

/** What is left of the year, in words. */
export function balanceWords(incomeFen: number, expenseFen: number): string {
  const left = incomeFen - expenseFen
  if (left === 0) return '收支相抵，没有结余'
  return left > 0 ? `结余 ${yuanWords(left)}` : `支出比收入多 ${yuanWords(-left)}`
}

/** Full-width digits, the full stop of a Chinese keyboard and a sign of currency are what people type. */
function plain(typed: string): string {
  return typed
    .normalize('NFKC')
    .trim()
    .replace(/[\s¥]|元$/g, '')
    .replace('。', '.')
}
