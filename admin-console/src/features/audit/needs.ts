/** Words for the commands about what people ask. */
export const NEEDS: Record<string, string> = {
  takeProposal: '领取选题',
  closeProposal: '关闭选题',
  proposeTopic: '自动提出选题',
  recordHotline: '登记 12345 来电',
  importHotline: '导入 12345 来电',
  askWithoutAccount: '不登录提问、提意见、投诉',
  lookUpQuestion: '凭查询码看回答',
  askQuestion: '提问、提意见、投诉',
  openMyQuestion: '看自己的提问、意见',
  cleanQuestion: '整理问法',
  answerQuestion: '回答提问、意见',
  transferQuestion: '转 12345',
  mergeQuestion: '合并提问',
}
