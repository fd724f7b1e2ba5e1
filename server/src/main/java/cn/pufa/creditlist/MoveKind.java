package cn.pufa.creditlist;

import java.util.Locale;

/** The steps between standings, and the list that each is about. */
enum MoveKind {
  LIST_ABNORMAL(Kind.ABNORMAL, "拟列入活动异常名录告知书"),
  ADD_GROUND(null, "拟增加列入情形告知书"),
  MOVE_SERIOUS(Kind.SERIOUS, "拟列入严重违法失信名单告知书"),
  LIST_SERIOUS(Kind.SERIOUS, "拟列入严重违法失信名单告知书"),
  REMOVE_ABNORMAL(Kind.ABNORMAL, "移出活动异常名录"),
  REMOVE_SERIOUS(Kind.SERIOUS, "移出严重违法失信名单"),
  REVOKE(null, "撤销列入");

  final Kind list;
  final String subject;

  MoveKind(Kind list, String subject) {
    this.list = list;
    this.subject = subject;
  }

  boolean isRemoval() {
    return this == REMOVE_ABNORMAL || this == REMOVE_SERIOUS;
  }

  boolean leadsToSerious() {
    return this == MOVE_SERIOUS || this == LIST_SERIOUS;
  }

  boolean isInFavour() {
    return isRemoval() || this == REVOKE;
  }

  /** Means nothing without the entry that it is about. */
  boolean addsToEntry() {
    return this == MOVE_SERIOUS || this == ADD_GROUND;
  }

  String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  static MoveKind of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }
}
