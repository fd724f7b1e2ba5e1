import type { Agent, Invitation } from '@/shared/api/types'

export type AgentRole = Agent['role']

export const AGENT_ROLES: Record<AgentRole, string> = { org_agent: '经办人', org_representative: '法定代表人' }

export const HOW: Record<Agent['how'], string> = {
  invitation: '凭邀请码绑定',
  request: '本单位的人同意',
  counter: '窗口办理',
  recorded: '系统启用前已登记',
}

export const DELIVERIES: Record<Invitation['delivery'], string> = { letter: '打印书面通知', sms: '发短信给登记的联系人', email: '发邮件给登记的联系人' }
