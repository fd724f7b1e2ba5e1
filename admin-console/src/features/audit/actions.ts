/** Words for the commands the trail names by operationId. */
export const ACTIONS: Record<string, string> = {
  signInWithPassword: '登录',
  signOut: '退出登录',
  signInDemo: '演示登录',
  importOrganizations: '导入名册',
  createCampaign: '新建年报工作',
  releaseCampaign: '发布通知',
  openNotice: '打开通知',
  acknowledgeNotice: '确认已知悉',
  disablePerson: '停用账号',
  enablePerson: '恢复账号',
  importStatute: '导入法律',
  seedDemoYear: '生成演示数据',
}

const KINDS: Record<string, string> = {
  campaign: '年报工作',
  organization: '社会组织',
  organizations: '社会组织名册',
  register: '社会组织名册',
  person: '账号',
  session: '登录',
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

/** `campaign/3f2a…` taken apart: 年报工作, 3f2a…. The register's id is only our own division, which says nothing here. */
export function subjectOf(subject: string): Subject {
  const [kind = '', ...rest] = subject.split('/')
  return { kind: KINDS[kind] ?? '其他', id: kind === 'register' ? '' : rest.join('/') || (KINDS[kind] ? '' : subject) }
}
