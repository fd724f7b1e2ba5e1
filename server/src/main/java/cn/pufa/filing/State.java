package cn.pufa.filing;

/** Where a filing stands. */
public enum State {
  /** 填报中; also after a withdrawal. */
  DRAFT,
  /** 已提交: received, and not claimed by a reviewer yet. */
  SUBMITTED,
  /** 审核中. */
  IN_REVIEW,
  /** 退回补正: named cells are open. */
  CORRECTING;

  boolean isFiled() {
    return this != DRAFT;
  }

  boolean isEditable() {
    return this == DRAFT || this == CORRECTING;
  }
}
