package cn.pufa.creditlist;

import cn.pufa.procedure.Period;
import cn.pufa.procedure.Periods;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Why a step is not possible now, in Chinese; empty where it is. */
final class Guards {

  /** Whoever is off the register is listed no more (注销). */
  static final String CANCELLED = "这个单位已经注销，不能再列入名录。";

  private Guards() {}

  /**
   * @param entry the open one, or null; @param open moves against the organisation
   * @param leaving whether it has applied for removal, and waits
   */
  static Optional<String> propose(
      MoveKind kind, Entry entry, List<Move> open, boolean leaving, Rules rules, LocalDate today) {
    if (!open.isEmpty()) {
      return Optional.of("这个单位已经有一件在办：" + open.getFirst().kind().subject + "。办结以后再提出。");
    }
    return switch (kind) {
      case LIST_ABNORMAL ->
          entry == null
              ? Optional.empty()
              : Optional.of("这个单位已经在" + entry.list().words() + "，请选“增加情形”。");
      case ADD_GROUND -> entry == null ? Optional.of("这个单位不在任何名录，请选“列入”。") : Optional.empty();
      case LIST_SERIOUS ->
          entry != null && entry.list() == Kind.SERIOUS
              ? Optional.of("这个单位已经在严重违法失信名单，请选“增加情形”。")
              : Optional.empty();
      case MOVE_SERIOUS -> moveSerious(entry, leaving, rules, today);
      default -> Optional.of("移出要由申请开始。");
    };
  }

  static Optional<String> moveSerious(Entry entry, boolean leaving, Rules rules, LocalDate today) {
    if (entry == null || entry.list() != Kind.ABNORMAL) {
      return Optional.of("这个单位现在不在活动异常名录。");
    }
    if (!entry.isFull(today)) {
      return Optional.of(
          "列入活动异常名录还没有满2年：%s届满，%s起才可以提出。"
              .formatted(Periods.words(entry.fullOn()), Periods.words(entry.fullOn().plusDays(1))));
    }
    if (leaving) {
      return Optional.of("这个单位申请移出，还没有核实或者决定。请先办移出申请。");
    }
    return rules.standing(entry, today).isEmpty()
        ? Optional.of(over(entry) + "，应当办理移出，不能转入严重违法失信名单。")
        : Optional.empty();
  }

  /** Of an entry on which nothing stands any more. */
  static String over(Entry entry) {
    return entry.uncured().isEmpty() ? "列入的情形都已经消除" : "没有可以整改的已满6个月，其他情形都已经消除";
  }

  static Optional<String> remove(Entry entry, Rules rules, boolean isCancelled, LocalDate today) {
    if (entry == null) {
      return Optional.of("这个单位不在名录里，没有可以移出的。");
    }
    return missing(entry, rules, isCancelled, today).stream().findFirst();
  }

  /** All that has to come before an application for removal. */
  static List<String> missing(Entry entry, Rules rules, boolean isCancelled, LocalDate today) {
    return entry.grounds().stream()
        .flatMap(ground -> stays(entry, ground, rules, isCancelled, today).stream())
        .distinct()
        .toList();
  }

  private static Optional<String> stays(
      Entry entry, Ground ground, Rules rules, boolean isCancelled, LocalDate today) {
    GroundRule rule = rules.ground(ground.code());
    return switch (rule.cure()) {
      // Whether anything else is rectified, is what the verification finds out.
      case DUTY ->
          ground.isMissedReport() && !ground.isCured()
              ? Optional.of(notCured(entry))
              : Optional.empty();
      case PERIOD -> until(rules.nothingToRectify(entry), today, "没有可以整改的情形，从列入或者最后一次增加情形起满6个月才移出");
      case TWO_YEARS, DUTY_TWO_YEARS ->
          until(
              rules.period(Rules.SERIOUS_FOR).from(entry.twoYears().restarted(), null),
              today,
              "列入严重违法失信名单满2年才可以申请移出");
      case CANCELLED -> isCancelled ? Optional.empty() : Optional.of("被吊销证书或者撤销登记的，办完注销登记以后才移出。");
    };
  }

  private static Optional<String> until(Period whole, LocalDate today, String why) {
    return whole.isOver(today)
        ? Optional.empty()
        : Optional.of(why + "：" + Periods.words(whole.last()) + "届满。");
  }

  private static String notCured(Entry entry) {
    String years =
        entry.uncured().stream()
            .filter(Ground::isMissedReport)
            .map(ground -> ground.year() + "年度")
            .collect(Collectors.joining("、"));
    return years + "工作报告还没有补报，不能移出。每一年各算各的，要全部补报。";
  }
}
