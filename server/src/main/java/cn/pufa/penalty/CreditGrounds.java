package cn.pufa.penalty;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a decision means for the credit lists (社会组织信用信息管理办法 11, 15): a warning or a fine below the
 * bound is a ground of the abnormal list; a suspension, a fine from the bound on, or the second
 * within three years is one of the serious list.
 */
final class CreditGrounds {

  /** By the codes of the credit list's own data. */
  enum Ground {
    SMALL_PENALTY,
    REPEATED_PENALTIES,
    LARGE_FINE,
    SUSPENDED,
    REGISTRATION_REVOKED;

    String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** 五万元 and 三年 (社会组织信用信息管理办法 15). */
  private static final long LARGE_FINE_FEN = 50_000_00;

  private static final int YEARS = 3;

  private static final Comparator<Penalties.Decided> ORDER =
      Comparator.comparing(Penalties.Decided::decidedOn)
          .thenComparing(Penalties.Decided::decidedAt);

  private CreditGrounds() {}

  /** The gravest that holds; empty where it was an order to mend and nothing more. */
  static Optional<Ground> of(
      List<Measure> measures, List<Penalties.Decided> earlier, LocalDate today) {
    if (has(measures, Measure.Kind.REVOCATION)) {
      return Optional.of(Ground.REGISTRATION_REVOKED);
    }
    if (has(measures, Measure.Kind.SUSPENSION)) {
      return Optional.of(Ground.SUSPENDED);
    }
    if (fine(measures) >= LARGE_FINE_FEN) {
      return Optional.of(Ground.LARGE_FINE);
    }
    if (!isSmall(measures)) {
      return Optional.empty();
    }
    // The three years end with the day of the same name, or the last of its month (民法典 202).
    boolean second =
        earlier.stream()
            .filter(one -> !one.isRevoked() && !one.decidedOn().plusYears(YEARS).isBefore(today))
            .anyMatch(one -> isSmall(one.measures()));
    return Optional.of(second ? Ground.REPEATED_PENALTIES : Ground.SMALL_PENALTY);
  }

  /**
   * The decision itself was changed or is not served, or an earlier one without which it is not the
   * second.
   */
  static Optional<Penalties.NoGround> noGround(
      String record, String ground, List<Penalties.Decided> all) {
    return all.stream()
        .filter(one -> record.equals(PenaltyDecisions.RECORD + one.id()))
        .findFirst()
        .flatMap(
            one ->
                noGround(one)
                    .or(
                        () ->
                            ground.equals(Ground.REPEATED_PENALTIES.code())
                                ? notTheSecond(one, all)
                                : Optional.empty()));
  }

  private static Optional<Penalties.NoGround> notTheSecond(
      Penalties.Decided last, List<Penalties.Decided> all) {
    boolean holds = inForce(last, all).filter(Ground.REPEATED_PENALTIES::equals).isPresent();
    return holds
        ? Optional.empty()
        : before(last, all).stream()
            .flatMap(one -> noGround(one).stream())
            .max(
                Comparator.comparing(Penalties.NoGround::untilServed)
                    .thenComparing(Penalties.NoGround::on));
  }

  /** What a decision that stands is a ground of, now that others may have fallen. */
  static Optional<Ground> now(Penalties.Decided one, List<Penalties.Decided> all) {
    return of(one.measures(), before(one, all), one.decidedOn());
  }

  /** The same, beside those only that have taken effect. */
  static Optional<Ground> inForce(Penalties.Decided one, List<Penalties.Decided> all) {
    return now(one, all.stream().filter(Penalties.Decided::isServed).toList());
  }

  /** Of two of one day, the one that was decided first. */
  private static List<Penalties.Decided> before(
      Penalties.Decided last, List<Penalties.Decided> all) {
    return all.stream()
        .filter(one -> !one.id().equals(last.id()))
        .filter(one -> ORDER.compare(one, last) <= 0)
        .toList();
  }

  /** Of the notice that it is proposed with. */
  static String facts(String documentNumber, String breach, List<Measure> measures) {
    return "%s：因%s，%s。".formatted(documentNumber, breach, Measure.words(measures));
  }

  /** Of itself; empty where it stands and was served. */
  private static Optional<Penalties.NoGround> noGround(Penalties.Decided one) {
    if (one.isRevoked()) {
      return Optional.of(
          new Penalties.NoGround(
              one.revokedOn(),
              one.revocationEnteredOn(),
              one.documentNumber() + "已经变更或者撤销",
              false));
    }
    return Optional.ofNullable(one.unservedSince())
        .map(
            since ->
                new Penalties.NoGround(
                    since, since, "处罚决定书（%s）没有送达，处罚还没有生效".formatted(one.documentNumber()), true));
  }

  private static boolean isSmall(List<Measure> measures) {
    long fine = fine(measures);
    return has(measures, Measure.Kind.WARNING) || fine > 0 && fine < LARGE_FINE_FEN;
  }

  private static boolean has(List<Measure> measures, Measure.Kind kind) {
    return Measure.of(measures, kind).isPresent();
  }

  private static long fine(List<Measure> measures) {
    return Measure.of(measures, Measure.Kind.FINE).map(Measure::amountFen).orElse(0L);
  }
}
