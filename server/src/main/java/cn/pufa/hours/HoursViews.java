package cn.pufa.hours;

import cn.pufa.identity.Divisions;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.time.BusinessClock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The hours of one person in words: verified ones, and apart from them the stated ones. */
final class HoursViews {

  /**
   * @param minutes below zero where it takes back, for the reason
   */
  record Verified(
      UUID id, String source, String title, LocalDate heldOn, int minutes, String reason) {}

  record Stated(
      UUID id,
      String title,
      LocalDate heldOn,
      int minutes,
      String state,
      String message,
      Instant statedAt,
      String note) {}

  /** A statement as staff see it. */
  record StatedRow(
      UUID id,
      UUID person,
      String name,
      String division,
      String divisionName,
      String title,
      LocalDate heldOn,
      int minutes,
      String state,
      Instant statedAt,
      Instant decidedAt,
      String note) {}

  /**
   * @param year null for all
   * @param years in which there is something, the latest first
   * @param confirmedMinutes stated and confirmed, @param waitingMinutes stated and not decided
   */
  record Ledger(
      String name,
      Integer year,
      List<Integer> years,
      int verifiedMinutes,
      int confirmedMinutes,
      int waitingMinutes,
      List<Verified> verified,
      List<Stated> stated) {}

  /** More than anybody has; the page needs no second one. */
  private static final int MOST = 1000;

  private final Learners learners;
  private final Divisions divisions;
  private final Map<String, String> names;
  private final BusinessClock clock;

  HoursViews(Learners learners, Divisions divisions, BusinessClock clock) {
    this.learners = learners;
    this.divisions = divisions;
    this.names = divisions.namesByCode();
    this.clock = clock;
  }

  String bureau() {
    return divisions.county().name() + "民政局";
  }

  /**
   * @param year null for all
   */
  Ledger ledger(Tx tx, UUID person, Integer year) {
    LocalDate from = LocalDate.of(year == null ? 1 : year, 1, 1);
    LocalDate until = LocalDate.of(year == null ? 9999 : year, 12, 31);
    List<HoursStore.Kept> entries = HoursStore.entries(tx, person, from, until, MOST);
    List<Statement> statements = HoursStore.statements(tx, person, from, until, MOST);
    return new Ledger(
        learners.name(tx, person).orElse(""),
        year,
        HoursStore.years(tx, person),
        entries.stream().mapToInt(HoursStore.Kept::minutes).sum(),
        minutes(statements, Statement.State.CONFIRMED),
        minutes(statements, Statement.State.WAITING),
        entries.stream().map(HoursViews::verified).toList(),
        statements.stream().map(this::stated).toList());
  }

  private static int minutes(List<Statement> statements, Statement.State state) {
    return statements.stream()
        .filter(one -> one.state() == state)
        .mapToInt(Statement::minutes)
        .sum();
  }

  private static Verified verified(HoursStore.Kept one) {
    return new Verified(
        one.id(), one.source(), one.title(), one.heldOn(), one.minutes(), one.reason());
  }

  Stated stated(Statement one) {
    return new Stated(
        one.id(),
        one.title(),
        one.heldOn(),
        one.minutes(),
        one.state().code(),
        message(one),
        one.statedAt(),
        one.note());
  }

  private static String message(Statement one) {
    return switch (one.state()) {
      case WAITING -> "等工作人员确认。";
      case CONFIRMED -> "已确认：" + one.note();
      case REFUSED -> "没有确认：" + one.note();
      case WITHDRAWN -> "您已撤回。";
    };
  }

  StatedRow row(Statement one) {
    return new StatedRow(
        one.id(),
        one.person(),
        one.name(),
        one.division(),
        names.getOrDefault(one.division(), one.division()),
        one.title(),
        one.heldOn(),
        one.minutes(),
        one.state().code(),
        one.statedAt(),
        one.decidedAt(),
        one.note());
  }
}
