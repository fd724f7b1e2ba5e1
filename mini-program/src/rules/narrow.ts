export interface Question {
  question: string
  lead: string
}

/** Those whose question or first sentence holds every word typed; a question with the words stands before an answer with them. */
export function narrow<Q extends Question>(questions: readonly Q[], typed: string): Q[] {
  const words = wordsOf(typed)
  const holds = (text: string) => words.every((word) => text.includes(word))
  const asked = questions.filter((one) => holds(plain(one.question)))
  const said = questions.filter((one) => !asked.includes(one) && holds(plain(one.question + one.lead)))
  return [...asked, ...said]
}

/** Words as people type them on a phone: separated by spaces or any comma, with or without a question mark. */
function wordsOf(typed: string): string[] {
  return plain(typed)
    .split(/[\s，,、。.；;？?！!]+/)
    .filter((word) => word !== '')
}

function plain(text: string): string {
  return text.normalize('NFKC').toLowerCase()
}
