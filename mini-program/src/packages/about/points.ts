/** What 国办函〔2026〕12号 asks of such a service, and what is so here. Who changes the service changes this. */
export interface Point {
  asked: string
  done: string
}

export const points: readonly Point[] = [
  { asked: '不打卡、不签到', done: '没有打卡，没有签到天数。参加培训的人当天确认到场，老师签字，只用来记学时、发证书。' },
  { asked: '不搞积分、排名', done: '没有积分、等级、勋章和排名。' },
  { asked: '不考核在线时长', done: '学时按课程定好的分钟数记，学完记一次。您看得快慢、开着多久，不算数。' },
  { asked: '不强制下载', done: '手机网页就能用，不用装。查法律、看问答、写意见，不登录也行。' },
  { asked: '不拿点赞、转发来考核', done: '没有点赞，没有转发任务。“有用吗”只用来改内容，不记是谁点的。' },
  { asked: '不要求没必要的拍照上传', done: '查法律、提问、报名、确认到场都不用拍照。社会组织报年报要盖章页和附件，可以拍照，也可以选文件。' },
  { asked: '不重复填报', done: '年报里登记过的、去年填过的先替您填上，您核对就行。同一份附件可以用去年的。' },
  { asked: '能提意见、能投诉', done: '有“意见与投诉”。不登录也能写，写完告诉您最迟哪天答复。' },
  { asked: '管好个人信息', done: '查法律不用登录。身份证号加密保存。您可以看、导出、删除自己的信息，可以注销。' },
]
