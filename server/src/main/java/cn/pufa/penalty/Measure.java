package cn.pufa.penalty;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One thing that is imposed.
 *
 * @param amountFen of a fine or a confiscation; otherwise null
 * @param days of a suspension; otherwise null
 */
public record Measure(Kind kind, Long amountFen, Integer days) {

  /** What the two regulations know, the lightest first. */
  public enum Kind {
    WARNING("警告"),
    CORRECTION("责令改正"),
    REPLACEMENT("责令撤换直接负责的主管人员"),
    CONFISCATION("没收违法所得"),
    FINE("罚款"),
    SUSPENSION("限期停止活动"),
    REVOCATION("撤销登记");

    private final String title;

    Kind(String title) {
      this.title = title;
    }

    String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    public String title() {
      return title;
    }

    boolean isMoney() {
      return this == CONFISCATION || this == FINE;
    }
  }

  public String words() {
    if (amountFen != null) {
      return kind.title() + Money.words(amountFen);
    }
    return days == null ? kind.title() : kind.title() + days + "天";
  }

  static String words(List<Measure> measures) {
    return measures.stream().map(Measure::words).collect(Collectors.joining("，"));
  }

  static Optional<Measure> of(List<Measure> measures, Kind kind) {
    return measures.stream().filter(one -> one.kind() == kind).findFirst();
  }

  /**
   * What in the second is heavier than in the first; empty where nothing is. A suspension may stand
   * in for a revocation; nothing else may be put in another's place.
   */
  static Optional<Measure> heavier(List<Measure> told, List<Measure> now) {
    return now.stream().filter(one -> one.isHeavierThan(told)).findFirst();
  }

  private boolean isHeavierThan(List<Measure> told) {
    Optional<Measure> same = of(told, kind);
    if (same.isEmpty()) {
      boolean fromRevocation = of(told, Kind.REVOCATION).isPresent();
      return !(fromRevocation && kind.compareTo(Kind.CORRECTION) <= 0
          || fromRevocation && kind == Kind.SUSPENSION);
    }
    return more(amountFen, same.get().amountFen()) || more(days, same.get().days());
  }

  private static boolean more(Number now, Number told) {
    return now != null && told != null && now.longValue() > told.longValue();
  }
}
