/** What people type, made into what the contract wants; or words about what is wrong with it. */

/** A mobile number without the spaces and dashes it was typed with, and without +86. */
export function phoneOf(typed: string): string {
  return bare(typed).replace(/^\+?86(?=1\d{10}$)/, '')
}

export function phoneFault(typed: string): string {
  if (typed.trim() === '') return '请填手机号'
  return /^1\d{10}$/.test(phoneOf(typed)) ? '' : '手机号是 11 位数字，请再看一看'
}

/** Whether a number can be the one of which only the ends are shown: 100****0001. */
export function standsBehind(phone: string, masked: string): boolean {
  const [head = '', tail = ''] = masked.split(/\*+/)
  return phone.startsWith(head) && phone.endsWith(tail)
}

export function codeOf(typed: string): string {
  return bare(typed)
}

export function codeFault(typed: string): string {
  if (typed.trim() === '') return '请填验证码'
  return /^\d{6}$/.test(codeOf(typed)) ? '' : '验证码是短信里的 6 位数字'
}

export function nameFault(typed: string): string {
  const name = typed.trim()
  if (name === '') return '请填姓名'
  if ([...name].length < 2) return '请填全名，和身份证上一样'
  return /^\p{L}[\p{L}\p{M}·. ]*$/u.test(name) ? '' : '姓名里只写字，中间可以有“·”'
}

/** An invitation's code as it is printed: ABCDE-23456. */
export function invitationOf(typed: string): string {
  return bare(typed).toUpperCase().replace(/^(.{5})(?=.)/, '$1-')
}

export function invitationFault(typed: string): string {
  if (typed.trim() === '') return '请填邀请码'
  return /^[0-9A-Z]{5}-[0-9A-Z]{5}$/.test(invitationOf(typed)) ? '' : '邀请码是 10 位字母和数字，请对照通知再看一看'
}

export function creditCodeOf(typed: string): string {
  return bare(typed).toUpperCase()
}

export function creditCodeFault(typed: string): string {
  if (typed.trim() === '') return '请填统一社会信用代码'
  return /^[0-9A-Z]{18}$/.test(creditCodeOf(typed)) ? '' : '信用代码是 18 位字母和数字，登记证书上有'
}

export function creditCodeTailFault(typed: string): string {
  if (typed.trim() === '') return '请填信用代码后 6 位'
  return /^[0-9A-Z]{6}$/.test(creditCodeOf(typed)) ? '' : '只填最后 6 位字母和数字'
}

export function idNumberOf(typed: string): string {
  return bare(typed).toUpperCase()
}

/** The last character follows from the others (GB 11643), so a slip of the finger shows before it is sent. */
export function idNumberFault(typed: string): string {
  const number = idNumberOf(typed)
  if (number === '') return '请填身份证号'
  if (!/^\d{17}[\dX]$/.test(number)) return '身份证号是 18 位，最后一位可能是 X'
  return checkCharacter(number) === number[17] ? '' : '这个号码有一位不对，请对照身份证再看一看'
}

export function reasonFault(typed: string): string {
  return typed.trim().length >= 2 ? '' : '请写一句为什么'
}

function checkCharacter(number: string): string {
  let sum = 0
  for (let place = 0; place < 17; place++) sum += Number(number[place]) * (2 ** (17 - place) % 11)
  return '10X98765432'[sum % 11] as string
}

/** Full-width characters become plain ones; spaces and dashes of any kind go. */
function bare(typed: string): string {
  return typed.normalize('NFKC').replace(/[\s\-‐‑–—]/g, '')
}
