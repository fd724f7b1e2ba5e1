package cn.pufa.procedure;

import java.util.Optional;

/**
 * Where a decision may be contested and until when (救济途径和期限, 行政处罚法 59 (5)), in the words that every
 * decision letter uses.
 *
 * @param organ 复议机关: the people's government of the bureau's own level (行政复议法 24)
 * @param court the court to sue at; empty where the bureau has not named it. A province may give
 *     the cases of a county to another county's court (行政诉讼法 18), so nothing here can guess it
 */
public record Remedies(String organ, Optional<String> court) {

  private static final String MISSING =
      "还没有设定向哪个法院起诉，决定书写不全途径（行政处罚法第五十九条第一款第五项）。请运维人员按运维手册设置 ADMINISTRATIVE_COURT";

  /** What is missing before a decision may be made final, for staff; empty where nothing is. */
  public Optional<String> missing() {
    return court.isPresent() ? Optional.empty() : Optional.of(MISSING);
  }

  /**
   * @param decision as the paper calls itself, such as 本决定
   * @throws java.util.NoSuchElementException where something is {@link #missing}
   */
  public String words(String decision) {
    return "不服%s的，可以自收到之日起六十日内向%s申请行政复议（行政复议法第二十条、第二十四条），也可以自收到之日起六个月内向%s起诉（行政诉讼法第四十六条）。"
        .formatted(decision, organ, court.orElseThrow());
  }
}
