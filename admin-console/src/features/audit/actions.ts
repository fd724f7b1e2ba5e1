/** Words for the commands the trail names by operationId. */
export const ACTIONS: Record<string, string> = {
  signInWithPassword: '登录',
  signInWithSmsCode: '手机验证码登录',
  signInWithWeChat: '微信登录',
  signInWithLink: '一次性链接登录',
  signOut: '退出登录',
  signInDemo: '演示登录',
  createDemoWeChatCode: '演示微信登录凭证',
  createDemoWeChatPhoneCode: '演示微信手机号凭证',
  requestSmsCode: '获取短信验证码',
  bindPhone: '绑定手机号',
  startTotp: '设置动态口令',
  confirmTotp: '启用动态口令',
  resetTotp: '重置动态口令',
  changePassword: '修改密码',
  resetPassword: '重置密码',
  createSignInLink: '生成一次性链接',
  createFirstAdmin: '建立首位管理员',
  createPerson: '新建账号',
  disablePerson: '停用账号',
  enablePerson: '恢复账号',
  grantRole: '授予角色',
  revokeRole: '收回角色',
  appointDeputy: '任命代理人',
  endDeputy: '结束代理',
  giveConsent: '同意告知书',
  withdrawConsent: '撤回同意',
  saveMyIdNumber: '保存身份证号',
  removeMyIdNumber: '删除身份证号',
  revealIdNumber: '查看完整身份证号',
  eraseMe: '注销账号',
  importOrganizations: '导入名册',
  issueInvitation: '发邀请码',
  acceptInvitation: '凭邀请码绑定',
  requestBinding: '申请绑定',
  decideBindingRequest: '处理绑定申请',
  endBinding: '解除绑定',
  rebindAtCounter: '柜台换绑',
  createCampaign: '新建年报工作',
  releaseCampaign: '发布通知',
  remindCampaign: '催报',
  submitReturn: '报送年报',
  openNotice: '打开通知',
  acknowledgeNotice: '确认已知悉',
  requestPost: '申请身份',
  decidePostRequest: '审核身份申请',
  createTrainingSession: '发布培训班',
  cancelTrainingSession: '取消培训班',
  enrol: '报名培训',
  withdrawEnrolment: '退出培训',
  createPufaEvent: '登记普法活动',
  uploadFile: '上传文件',
  importStatute: '导入法律',
  seedDemoYear: '生成演示数据',
}

const KINDS: Record<string, string> = {
  account: '账号',
  binding: '绑定',
  'binding-request': '绑定申请',
  campaign: '年报工作',
  consent: '告知书',
  deputy: '代理',
  enrolment: '报名',
  'pufa-event': '普法活动',
  file: '文件',
  invitation: '邀请码',
  organization: '社会组织',
  organizations: '社会组织名册',
  post_request: '身份申请',
  register: '社会组织名册',
  return: '年报',
  training_session: '培训班',
  person: '账号',
  session: '登录',
  'sms-ticket': '短信验证码',
  notice: '通知',
  statute: '法律',
  demo: '演示数据',
}

export function actionText(action: string): string {
  return ACTIONS[action] ?? action
}

export interface Subject {
  kind: string
  id: string
}

/**
 * `campaign/3f2a…` taken apart: 年报工作, 3f2a…; of `deputy/3f2a…/person/81bc…` the first is what was done.
 * The register's id is only our own division, which says nothing here.
 */
export function subjectOf(subject: string): Subject {
  const [kind = '', id = ''] = subject.split('/')
  return { kind: KINDS[kind] ?? '其他', id: kind === 'register' ? '' : id || (KINDS[kind] ? '' : subject) }
}
