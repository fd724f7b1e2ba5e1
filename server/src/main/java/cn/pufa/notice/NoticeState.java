package cn.pufa.notice;

/** Where a notice stands: 未发, 发送中, 已发, 未送达, 待核实, 已停止 (a reminder nobody needs). */
enum NoticeState {
  QUEUED,
  SENDING,
  SENT,
  FAILED,
  UNCERTAIN,
  STOPPED;

  String code() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
