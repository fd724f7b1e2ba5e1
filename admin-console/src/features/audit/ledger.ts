/** Words for what is done to a ledger (台账). */
export const LEDGER: Record<string, string> = {
  openLedgerEntry: '登记台账',
  reviseLedgerEntry: '更正台账',
  claimLedgerEntry: '接手台账',
  takeLedgerStep: '办理台账',
  approveLedgerStep: '审批台账',
  reviewLedgerStep: '台账合法性审查',
  clearLedgerStep: '台账保密审查',
  drawInspection: '双随机抽取',
  importLedger: '导入台账',
  markLedgerImport: '标出台账表格要改的地方',
}
