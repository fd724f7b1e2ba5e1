package cn.pufa.review;

import java.time.LocalDate;

/**
 * The last day of an organisation for something, as it is counted now.
 *
 * @param due null where its clock has not begun
 * @param explanation why it is that day
 */
record Counted(LocalDate due, String explanation) {

  /**
   * What the organisation was told stays, where it is later.
   *
   * @param told null for nothing
   * @param why it was counted anew, in a sentence
   */
  Counted notShorter(LocalDate told, String why) {
    return told != null && due.isBefore(told)
        ? new Counted(told, explanation + why + "此前告知的是到%s，不缩短。".formatted(Days.words(told)))
        : new Counted(due, explanation + why);
  }
}
