package cn.pufa.evidence;

import cn.pufa.content.Topic;
import cn.pufa.outreach.PlanItem;
import cn.pufa.outreach.PufaEventDraft;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** How evidence is put into words. */
final class EvidenceWords {

  private static final int FEN_DIGITS = 2;
  private static final String NONE = "没有记录";

  private final Map<String, String> topics;
  private final Map<String, String> divisions;

  /**
   * @param divisions code to name
   */
  EvidenceWords(List<Topic> topics, Map<String, String> divisions) {
    this.topics = topics.stream().collect(Collectors.toMap(Topic::code, Topic::name));
    this.divisions = divisions;
  }

  String topics(List<String> codes) {
    return codes.isEmpty()
        ? NONE
        : codes.stream().map(code -> topics.getOrDefault(code, code)).collect(joined());
  }

  String divisions(List<String> codes) {
    return codes.isEmpty()
        ? NONE
        : codes.stream().map(code -> divisions.getOrDefault(code, code)).collect(joined());
  }

  static String names(List<String> names) {
    return names.isEmpty() ? "没有" : String.join("、", names);
  }

  private static java.util.stream.Collector<CharSequence, ?, String> joined() {
    return Collectors.joining("、");
  }

  /**
   * @param audience null where nobody knows
   */
  static String audience(PufaEventDraft.Audience audience) {
    return audience == null
        ? NONE
        : audience.count() + " 人次（" + (audience.counted() ? "现场清点" : "估计") + "）";
  }

  /**
   * @param fen null where nobody has said
   */
  static String money(Long fen) {
    return fen == null ? NONE : BigDecimal.valueOf(fen, FEN_DIGITS).toPlainString() + " 元";
  }

  static String day(LocalDate day) {
    return "%d年%d月%d日".formatted(day.getYear(), day.getMonthValue(), day.getDayOfMonth());
  }

  static String orNone(String text) {
    return text == null ? NONE : text;
  }

  /** Of what only some departments say. */
  static String number(Integer number) {
    return number == null ? "" : number.toString();
  }

  static String state(PlanItem.State state) {
    return switch (state) {
      case OPEN -> "未完成";
      case DONE -> "已完成";
      case OVERDUE -> "已逾期";
    };
  }

  static String audience(PlanItem.Audience audience) {
    return switch (audience) {
      case PUBLIC -> "群众";
      case TOWNSHIPS -> "镇街干部";
      case VILLAGES -> "村居";
      case SCHOOLS -> "学校";
      case PARENTS -> "家长";
      case ELDERLY -> "老人";
      case NEWLYWEDS -> "新婚夫妇";
      case ORGANIZATIONS -> "社会组织";
    };
  }
}
