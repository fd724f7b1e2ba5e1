package cn.pufa.creditlist;

import java.util.List;

/**
 * What a move that was carried out did; its kind alone does not say, for what was proposed as a
 * listing adds a ground where the organisation is listed by then.
 */
enum MoveDeed {
  LISTED("列入%s", "将贵单位列入%s"),
  ADDED("增加列入%s的情形", "将上述情形增加为贵单位列入%s的情形"),
  MOVED("转入%s", "将贵单位移出活动异常名录，列入%s"),
  REMOVED("移出%s", "将贵单位移出%s"),
  REVOKED("撤销列入%s", "撤销将贵单位列入%s的决定"),
  PARTLY_REVOKED("撤销列入%s的情形", "撤销贵单位列入%s的部分情形，其余情形仍然有效");

  private final String title;
  private final String sentence;

  MoveDeed(String title, String sentence) {
    this.title = title;
    this.sentence = sentence;
  }

  /**
   * @param entries of the organisation, after it was carried out
   * @param number of the decision, by which it is known what began and ended with it
   */
  static MoveDeed of(Move move, List<Entry> entries, String number) {
    return switch (move.kind()) {
      case REMOVE_ABNORMAL, REMOVE_SERIOUS -> REMOVED;
      case REVOKE -> revoked(move, entries);
      case LIST_ABNORMAL, ADD_GROUND, MOVE_SERIOUS, LIST_SERIOUS -> against(entries, number);
    };
  }

  private static MoveDeed revoked(Move move, List<Entry> entries) {
    return entries.stream().anyMatch(one -> one.id().equals(move.entry()) && one.isOpen())
        ? PARTLY_REVOKED
        : REVOKED;
  }

  private static MoveDeed against(List<Entry> entries, String number) {
    if (entries.stream().noneMatch(one -> one.isOpen() && one.documentNumber().equals(number))) {
      return ADDED;
    }
    return entries.stream()
            .anyMatch(one -> "moved".equals(one.endedBy()) && number.equals(one.endNumber()))
        ? MOVED
        : LISTED;
  }

  boolean isAgainst() {
    return this == LISTED || this == ADDED || this == MOVED;
  }

  /** Such as 列入活动异常名录. */
  String title(Kind list) {
    return title.formatted(list.words());
  }

  /** Such as 将贵单位列入活动异常名录. */
  String sentence(Kind list) {
    return sentence.formatted(list.words());
  }
}
