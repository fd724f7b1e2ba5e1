import type { CountySetupCode } from '@/shared/api/types'

export interface Way {
  title: string
  why: string
  /** Where it is done, for who may do it there. */
  to?: { path: string; label: string; operation: string }
}

export const WAYS: Record<CountySetupCode, Way> = {
  townships: { title: '镇街和村居', why: '名册、岗位和统计都按镇街分。' },
  organizations: {
    title: '社会组织名册',
    why: '年报通知和群发通知按名册发送。',
    to: { path: '/organizations/import', label: '导入名册', operation: 'importOrganizations' },
  },
  accounts: {
    title: '工作人员的账号和角色',
    why: '起草的人不能自己发布，办案的人不能自己审核：这样的两个角色不能给同一个人，系统会拦住。',
    to: { path: '/people', label: '管账号', operation: 'createPerson' },
  },
  wechat: {
    title: '微信小程序',
    why: '居民和经办人用微信登录、收订阅消息。密钥只能由运维人员在服务器上设置。',
    to: { path: '/wechat', label: '看微信', operation: 'getWeChatState' },
  },
  mail_sms: { title: '邮件和短信', why: '验证码和通知从这里发出。只能由运维人员在服务器上设置。' },
  statutes: {
    title: '法律法规正文',
    why: '每句话都能点开条文。没有正文时只看得到要点。',
    to: { path: '/statutes', label: '看法律法规', operation: 'listStatuteUse' },
  },
  holidays: {
    title: '放假安排',
    why: '期限遇到放假要顺延，每年国务院办公厅公布后录入。',
    to: { path: '/holidays', label: '录入放假安排', operation: 'saveHolidayYear' },
  },
  remedies: { title: '复议机关和法院', why: '处罚决定书要写明向谁申请复议、向哪个法院起诉。只能由运维人员在服务器上设置。' },
  test_notice: {
    title: '试发一份通知',
    why: '先发给一两家，确认真的收到，再发给大家。',
    to: { path: '/circulars/new', label: '写通知', operation: 'createCircular' },
  },
}
