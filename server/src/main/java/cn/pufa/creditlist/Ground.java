package cn.pufa.creditlist;

import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;

/**
 * One reason to be listed, cured on its own.
 *
 * @param entry null until the move that proposes it is carried out
 * @param year of the missed report; null for other grounds
 * @param record what it rests on, such as {@code penalty/UUID}; null where an officer wrote it
 * @param arisenOn for a missed report the day after its last day
 * @param curedOn when it ended, @param excuse why it did though no report came; null for all others
 */
public record Ground(
    UUID id,
    UUID organization,
    UUID move,
    UUID entry,
    String code,
    String facts,
    Integer year,
    String record,
    LocalDate arisenOn,
    LocalDate curedOn,
    Excuse excuse) {

  /** Its year is not asked for any more (不再要求报送), or was left out (排除). */
  public enum Excuse {
    NOT_ASKED,
    LEFT_OUT
  }

  public static final String REPORT_MISSED = "report_missed";
  static final String RECTIFICATION_MISSED = "rectification_missed";
  static final String TWO_YEARS = "abnormal_two_years";

  public boolean isMissedReport() {
    return code.equals(REPORT_MISSED);
  }

  boolean isTwoYears() {
    return code.equals(TWO_YEARS);
  }

  public boolean isCured() {
    return curedOn != null;
  }

  public boolean excused() {
    return excuse != null;
  }

  /** As the contract says it; null while it stands. */
  String curedBy() {
    if (!isCured()) {
      return null;
    }
    if (excused()) {
      return excuse.name().toLowerCase(Locale.ROOT);
    }
    return isMissedReport() ? "filed" : "rectified";
  }
}
