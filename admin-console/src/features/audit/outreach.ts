/** Words for the commands of bringing the law to people (普法). */
export const OUTREACH: Record<string, string> = {
  createPufaEvent: '登记普法活动',
  markEventPhoto: '标注活动照片',
  addEventPhoto: '补充活动照片',
  createPlanItem: '新增普法任务',
  changePlanItem: '修改普法任务',
  withdrawPlanItem: '撤下普法任务',
  createLegalDay: '新增宣传日',
  changeLegalDay: '修改宣传日',
  removeLegalDay: '删去宣传日',
  openJointSheet: '发起协作普法',
  inviteDepartment: '邀请协作部门',
  createPartLink: '给协作部门一次性链接',
  answerMyPart: '协作部门填写',
  answerPartByLink: '协作部门通过链接填写',
  fileJointSheet: '协作普法归档',
  cancelJointSheet: '取消协作普法',
  createLeaflet: '登记宣传资料',
  moveLeaflet: '宣传资料出入库',
  createStand: '准备现场',
  chooseStandItems: '选现场小测的题',
  openStand: '现场开始答题',
  closeStand: '现场结束答题',
  fileStand: '现场归到活动',
  askAtStand: '记下现场提问',
  takeStandSheet: '领现场小测',
  answerStandSheet: '交现场小测',
}

/** What they are about. */
export const OUTREACH_KINDS: Record<string, string> = {
  'plan-item': '普法任务',
  'legal-day': '宣传日',
  'joint-sheet': '协作普法单',
  'joint-part': '协作普法单',
  leaflet: '宣传资料',
  stand: '现场',
}
