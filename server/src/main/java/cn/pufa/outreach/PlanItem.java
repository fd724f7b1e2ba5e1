package cn.pufa.outreach;

import java.time.LocalDate;
import java.util.UUID;

/**
 * One line of the year's plan (普法责任清单): on what, for whom, by when, how many events.
 *
 * @param owner department or office that answers for it (责任股室或责任人)
 * @param held events held under it so far
 */
public record PlanItem(
    UUID id,
    int year,
    String title,
    String topic,
    Audience audience,
    String owner,
    LocalDate dueOn,
    int plannedEvents,
    int held,
    int percent,
    State state,
    int version) {

  /** 群众, 镇街干部, 村居, 学校, 家长, 老人, 新婚夫妇, 社会组织. */
  public enum Audience {
    PUBLIC,
    TOWNSHIPS,
    VILLAGES,
    SCHOOLS,
    PARENTS,
    ELDERLY,
    NEWLYWEDS,
    ORGANIZATIONS
  }

  /** 未完成, 已完成, 已逾期. */
  public enum State {
    OPEN,
    DONE,
    OVERDUE
  }

  /**
   * @param after version that was changed, null for a new item
   */
  public record Draft(
      int year,
      String title,
      String topic,
      Audience audience,
      String owner,
      LocalDate dueOn,
      int plannedEvents,
      Integer after) {}
}
