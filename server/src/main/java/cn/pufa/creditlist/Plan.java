package cn.pufa.creditlist;

import cn.pufa.creditlist.Wording.Missing;
import cn.pufa.procedure.Periods;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What a run would do about one organisation, and why, or why not.
 *
 * @param missing the years that count, oldest first
 * @param entry the one it stands on, or null
 */
record Plan(Verdict verdict, String explanation, List<Missing> missing, Entry entry) {

  /** 拟列异常 · 拟增加情形 · 拟转严重 · 已在办理 · 暂缓或排除 · 无需处理. */
  enum Verdict {
    LIST_ABNORMAL,
    ADD_GROUND,
    MOVE_SERIOUS,
    WAITS,
    HELD,
    FINE;

    boolean proposes() {
      return this == LIST_ABNORMAL || this == ADD_GROUND || this == MOVE_SERIOUS;
    }

    String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Verdict of(String code) {
      return valueOf(code.toUpperCase(Locale.ROOT));
    }
  }

  /**
   * @param owed years over and not received, oldest first
   * @param entry null where it stands on no list
   * @param open a move against it that is under way, or else its application for removal, or null
   * @param hold null where there is none
   */
  static Plan of(
      List<Missing> owed, Entry entry, MoveKind open, Hold hold, Rules rules, LocalDate today) {
    boolean holds = hold != null && hold.holdsOn(today);
    if (holds && hold.kind() == Hold.How.HOLD && (!owed.isEmpty() || entry != null)) {
      return new Plan(Verdict.HELD, "暂缓到%s：%s".formatted(day(hold), hold.reason()), owed, entry);
    }
    List<Missing> counted =
        holds ? owed.stream().filter(year -> !hold.leavesOut(year.year())).toList() : owed;
    boolean leaving = open != null && open.isRemoval();
    if (open != null && !leaving) {
      return new Plan(Verdict.WAITS, "已经在办：" + open.subject + "。", counted, entry);
    }
    if (entry != null) {
      return listed(counted, entry, leaving, rules, today);
    }
    if (!counted.isEmpty()) {
      return new Plan(Verdict.LIST_ABNORMAL, words(counted) + "第十一条第一项，拟列入活动异常名录。", counted, null);
    }
    return owed.isEmpty()
        ? new Plan(Verdict.FINE, "到期的年度都已经报送，或者不在报送范围。", owed, null)
        : new Plan(Verdict.HELD, "欠报的年度已经排除：" + hold.reason(), owed, null);
  }

  private static String day(Hold hold) {
    return hold.until() == null ? "另行通知" : Periods.words(hold.until());
  }

  private static Plan listed(
      List<Missing> owed, Entry entry, boolean leaving, Rules rules, LocalDate today) {
    boolean isFull = entry.list() == Kind.ABNORMAL && entry.isFull(today);
    // Whoever has applied to leave does not lose by how long that takes.
    if (isFull && leaving) {
      return new Plan(Verdict.WAITS, "列入已满2年，移出申请还没有核实或者决定，请先办移出申请。", owed, entry);
    }
    if (isFull && !rules.standing(entry, today).isEmpty()) {
      return new Plan(Verdict.MOVE_SERIOUS, full(entry), owed, entry);
    }
    List<Missing> added = owed.stream().filter(year -> !entry.missed(year.year())).toList();
    if (!added.isEmpty()) {
      String further = words(added) + "已在" + entry.list().words() + "，拟增加为列入情形。";
      return new Plan(Verdict.ADD_GROUND, further + readings(entry), added, entry);
    }
    String fine = isFull ? "列入已满2年，但" + Guards.over(entry) + "，应当办理移出。" : already(entry, today);
    return new Plan(Verdict.FINE, fine, owed, entry);
  }

  private static String full(Entry entry) {
    return "%s列入活动异常名录，%s满2年，情形没有全部纠正，第十五条第一项，拟列入严重违法失信名单。%s"
        .formatted(Periods.words(entry.listedOn()), Periods.words(entry.fullOn()), readings(entry));
  }

  private static String already(Entry entry, LocalDate today) {
    if (entry.list() == Kind.SERIOUS) {
      return "已在严重违法失信名单，没有新的情形。";
    }
    String words = "已在活动异常名录，没有新的情形，%s满2年。".formatted(Periods.words(entry.fullOn()));
    boolean otherIsFull = today.isAfter(entry.fullOnOther());
    return words + readings(entry) + (otherIsFull ? "按另一种算法已经满2年，请核定。" : "");
  }

  private static String readings(Entry entry) {
    return entry.fullOn().equals(entry.fullOnOther())
        ? ""
        : "两种算法的届满日不同：按列入时的算法是%s，按另一种是%s。"
            .formatted(Periods.words(entry.fullOn()), Periods.words(entry.fullOnOther()));
  }

  private static String words(List<Missing> missing) {
    return missing.stream()
        .map(year -> "%d年度报告到%s没有收到".formatted(year.year(), Periods.words(year.dueOn())))
        .collect(Collectors.joining("、", "", "。"));
  }

  boolean differs() {
    return entry != null && !entry.fullOn().equals(entry.fullOnOther());
  }
}
