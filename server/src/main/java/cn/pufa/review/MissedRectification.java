package cn.pufa.review;

import java.time.LocalDate;
import java.util.UUID;

/**
 * Rectification that was not done in time (令60号 art 11, ground 3).
 *
 * @param id of the rectification
 * @param year reported on
 * @param servedOn proven day of service, from which the months count
 * @param explanation why it was due that day
 */
public record MissedRectification(
    UUID id,
    UUID organization,
    String organizationName,
    int year,
    Grade grade,
    String documentNumber,
    LocalDate servedOn,
    LocalDate dueOn,
    String explanation) {

  /** One sentence of the notice of facts. */
  public String facts() {
    return "%d年度报告的整改通知（%s）于%s送达，整改期限到%s，没有按期完成整改。"
        .formatted(year, documentNumber, Days.words(servedOn), Days.words(dueOn));
  }

  /** Since when it is missed. */
  public LocalDate arisenOn() {
    return dueOn.plusDays(1);
  }

  /** Under which other features know it. */
  public String record() {
    return "rectification/" + id;
  }
}
