package cn.pufa.notice;

/** Where a notice stands: 未发, 发送中, 已发, 未送达, 待核实. */
enum NoticeState {
  QUEUED,
  SENDING,
  SENT,
  FAILED,
  UNCERTAIN;

  String code() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
