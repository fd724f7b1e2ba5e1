import { thisYear } from './days.mjs'

/** What a resident asked and was answered, and how often the hotline was asked. */
export async function makesQuestions(call) {
  const { id } = await call('resident', 'POST', '/api/me/questions', { text: '演示：父母都在外面打工，孩子可以交给爷爷奶奶带吗？', topic: 'child' })
  await call('editor', 'POST', `/api/questions/${id}/answer`, {
    seen: 1, answer: '演示：可以。父母要和爷爷奶奶书面约定怎么照护，并告诉村委会和学校；每周至少和孩子联系一次。', cards: ['jiehun-yao-dai-shenme'],
  })
  await call('editor', 'POST', '/api/needs/hotline', { rows: [{ month: `${thisYear}-01`, topic: 'marriage', count: 12 }] })
  return { ownQuestion: id }
}
