package cn.pufa.creditlist;

import cn.pufa.creditlist.Wording.Missing;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** Runs and their lines as the contract shows them. */
final class RunViews {

  record RunCounts(
      int listAbnormal, int addGround, int moveSerious, int waits, int held, int fine) {}

  record RunShown(
      UUID id,
      LocalDate on,
      String state,
      int organizations,
      RunCounts counts,
      int excluded,
      int differing,
      int readingVersion,
      Instant createdAt,
      String createdBy,
      Instant madeAt,
      String madeBy,
      Integer proposed,
      Integer leftOut) {}

  record LineShown(
      UUID id,
      UUID organization,
      String name,
      String creditCode,
      Plan.Verdict verdict,
      String explanation,
      List<Missing> missing,
      LocalDate listedOn,
      LocalDate fullOn,
      LocalDate fullOnOther,
      Boolean differs,
      String excludedReason,
      String leftOutReason,
      UUID move) {}

  private RunViews() {}

  static RunShown run(Run run) {
    List<Integer> n = run.counts();
    return new RunShown(
        run.id(),
        run.on(),
        run.isMade() ? "made" : "dry",
        run.organizations(),
        new RunCounts(n.get(0), n.get(1), n.get(2), n.get(3), n.get(4), n.get(5)),
        run.excluded(),
        run.differing(),
        run.readingVersion(),
        run.createdAt(),
        run.createdBy(),
        run.madeAt(),
        run.madeBy(),
        run.proposed(),
        run.leftOut());
  }

  static LineShown line(Run.Line line) {
    return new LineShown(
        line.id(),
        line.organization(),
        line.name(),
        line.creditCode(),
        line.verdict(),
        line.explanation(),
        line.missing(),
        line.listedOn(),
        line.fullOn(),
        line.fullOnOther(),
        line.fullOn() == null ? null : !line.fullOn().equals(line.fullOnOther()),
        line.excludedReason(),
        line.leftOutReason(),
        line.move());
  }
}
