package cn.pufa.notice;

import java.time.LocalDate;
import java.util.UUID;

/**
 * A circular as the feature that speaks hands it over.
 *
 * @param source the feature: {@code annual_report} or {@code circular}
 * @param documentNumber null where it has none; likewise the days and the explanation
 */
public record Told(
    UUID circular,
    String division,
    Kind kind,
    String source,
    String title,
    String documentNumber,
    LocalDate opensOn,
    LocalDate dueOn,
    String dueExplanation,
    Plan plan) {

  /** Whether on that day nobody can do yet what it asks for. */
  public boolean opensAfter(LocalDate day) {
    return opensOn != null && opensOn.isAfter(day);
  }

  Told with(Plan other) {
    return new Told(
        circular,
        division,
        kind,
        source,
        title,
        documentNumber,
        opensOn,
        dueOn,
        dueExplanation,
        other);
  }

  /** Nobody can opt out of a statutory one (法定通知); of a courtesy one (一般告知) everybody can. */
  public enum Kind {
    STATUTORY,
    COURTESY;

    public String code() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }
}
