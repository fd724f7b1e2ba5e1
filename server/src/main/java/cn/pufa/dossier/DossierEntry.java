package cn.pufa.dossier;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * One thing that happened.
 *
 * @param on the day it belongs to, by which it is ordered
 * @param at the moment, null where only the day is known
 * @param kind that of its source
 * @param title a few words, such as 年度工作报告已接收
 * @param detail a sentence more, or null
 * @param record kind and id of what it is about, such as {@code return/UUID}; null where it has no
 *     page
 * @param internal for staff only, such as what is not decided yet
 */
public record DossierEntry(
    LocalDate on,
    Instant at,
    String kind,
    String title,
    String detail,
    String record,
    List<DossierFile> files,
    boolean internal) {

  public static DossierEntry on(
      LocalDate day, String kind, String title, String detail, String record) {
    return new DossierEntry(day, null, kind, title, detail, record, List.of(), false);
  }

  public static DossierEntry at(
      Instant at, String kind, String title, String detail, String record) {
    var day = at.atZone(cn.pufa.platform.time.BusinessClock.ZONE).toLocalDate();
    return new DossierEntry(day, at, kind, title, detail, record, List.of(), false);
  }

  public DossierEntry with(List<DossierFile> files) {
    return new DossierEntry(on, at, kind, title, detail, record, files, internal);
  }

  /** Not shown to the organisation itself. */
  public DossierEntry forStaff() {
    return new DossierEntry(on, at, kind, title, detail, record, files, true);
  }
}
