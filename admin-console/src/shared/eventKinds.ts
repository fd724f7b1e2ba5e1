import type { PufaEventKind } from './api/types'

export const EVENT_KINDS: Record<PufaEventKind, string> = {
  stand: '广场咨询',
  village_visit: '进村居',
  school_visit: '进校园',
  lecture: '讲座',
  media: '媒体宣传',
  banners: '横幅标语',
  website_column: '网站专栏',
  festival_care: '节日慰问',
  safety_education: '安全教育',
}
