/** Words for the commands of the bureau's yearly report (法治政府建设情况报告). */
export const LAW_REPORT: Record<string, string> = {
  createLawReport: '新建法治报告',
  dateLawReport: '改报告的落款日期',
  saveLawReportSection: '保存报告的一节',
  approveLawReportSection: '审定报告的一节',
  commentLawReport: '对报告提意见',
  settleLawReportComment: '处理对报告的意见',
  approveLawReport: '批准报告',
  returnLawReport: '退回报告',
  freezeLawReport: '冻结报告',
  publishLawReport: '公开报告',
  correctLawReport: '更正报告，另做一版',
}
