package cn.pufa.creditlist;

import cn.pufa.creditlist.Wording.Missing;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * A look at every organisation on one day, and the proposals made of it.
 *
 * @param counts by verdict, in the order of the verdicts
 * @param excluded of those that would be proposed
 * @param madeAt null while it is a dry run
 */
record Run(
    UUID id,
    LocalDate on,
    boolean isMade,
    int organizations,
    List<Integer> counts,
    int excluded,
    int differing,
    int readingVersion,
    Instant createdAt,
    String createdBy,
    Instant madeAt,
    String madeBy,
    Integer proposed,
    Integer leftOut) {

  /** One organisation of it. */
  record Line(
      UUID id,
      UUID run,
      UUID organization,
      String name,
      String creditCode,
      String township,
      Plan.Verdict verdict,
      String explanation,
      List<Missing> missing,
      LocalDate listedOn,
      LocalDate fullOn,
      LocalDate fullOnOther,
      String excludedReason,
      String leftOutReason,
      UUID move) {}
}
