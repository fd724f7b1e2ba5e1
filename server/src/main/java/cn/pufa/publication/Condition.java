package cn.pufa.publication;

import cn.pufa.organization.Organization;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How an organisation stands, as anyone may know it.
 *
 * @param words plain sentences, the gravest first
 * @param owedYears whose report is due and has not come, the oldest first
 */
record Condition(Status status, List<String> words, List<Integer> owedYears) {

  enum Status {
    NORMAL,
    OWES,
    ABNORMAL,
    SERIOUS,
    CANCELLED
  }

  /** Which list it is on, since when; what is only proposed is nobody's business yet. */
  record Listed(Status status, LocalDate since) {}

  /**
   * @param listed null where it is on none
   */
  static Condition of(Organization organization, Listed listed, List<Integer> owedYears) {
    List<String> words = new ArrayList<>();
    if (organization.cancelledOn() != null) {
      words.add("已注销，自" + Facts.day(organization.cancelledOn()) + "起。");
    }
    if (listed != null) {
      words.add("列入" + list(listed.status()) + "，自" + Facts.day(listed.since()) + "起。");
    }
    List<Integer> years = owedYears.stream().sorted().distinct().toList();
    if (!years.isEmpty()) {
      words.add("还欠" + years(years) + "年度报告。");
    }
    if (words.isEmpty()) {
      words.add("正常。");
    }
    return new Condition(status(organization, listed, years), List.copyOf(words), years);
  }

  private static Status status(Organization organization, Listed listed, List<Integer> years) {
    if (organization.cancelledOn() != null) {
      return Status.CANCELLED;
    }
    if (listed != null) {
      return listed.status();
    }
    return years.isEmpty() ? Status.NORMAL : Status.OWES;
  }

  private static String list(Status status) {
    return status == Status.SERIOUS ? "严重违法失信名单" : "活动异常名录";
  }

  private static String years(List<Integer> years) {
    return years.stream().map(String::valueOf).collect(Collectors.joining("、"));
  }
}
