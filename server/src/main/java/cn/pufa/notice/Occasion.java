package cn.pufa.notice;

import cn.pufa.wording.Forms;
import java.time.LocalDate;
import java.util.UUID;

/**
 * One time a circular speaks.
 *
 * @param code {@code notice}, or {@code reminder-N} in the order in which they went out
 * @param dueOn what the organisations are told is the last day; null for none
 */
record Occasion(
    UUID circular,
    String division,
    String code,
    Plan plan,
    Forms forms,
    String documentNumber,
    LocalDate opensOn,
    LocalDate dueOn,
    String dueExplanation) {

  static final String FIRST = "notice";
}
