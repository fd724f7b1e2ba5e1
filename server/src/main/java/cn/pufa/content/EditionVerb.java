package cn.pufa.content;

import cn.pufa.content.EditionEvent.Act;
import java.util.List;
import java.util.UUID;

/**
 * What somebody does with an edition, and when they may not. Four eyes: whoever wrote on an edition
 * neither reviews nor publishes it, and nobody does two of its three reviews.
 */
enum EditionVerb {
  SAVE("saveEdition", "由普法编辑来写。"),
  SUBMIT("submitEdition", "由普法编辑提交。"),
  FIRST_REVIEW("decideFirstReview", "初审由另一位编辑或经办科员来做。"),
  LEGAL_REVIEW("decideLegalReview", "法制审核由法制审核岗位或法律顾问来做。"),
  SECRECY_REVIEW("decideSecrecyReview", "保密审查由保密审查岗位来做。"),
  PUBLISH("publishEdition", "由分管领导或另一位编辑发布。"),
  RECALL("recallEdition", "由普法编辑撤回。"),
  WITHDRAW("withdrawEdition", "由普法编辑作废。"),
  COMMENT("addEditionComment", "由参加编写和审核的人批注。");

  private final String operation;
  private final String whose;

  EditionVerb(String operation, String whose) {
    this.operation = operation;
    this.whose = whose;
  }

  String code() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  String operation() {
    return operation;
  }

  /** Who does it, for whoever holds another post. */
  String whose() {
    return whose;
  }

  /**
   * Why the person may not do it now, in words to show; null where they may.
   *
   * @param events of the edition, in their order
   */
  String refusal(Edition edition, List<EditionEvent> events, UUID person) {
    String wrongTime = wrongTime(edition.state());
    if (wrongTime != null) {
      return wrongTime;
    }
    return switch (this) {
      case FIRST_REVIEW, LEGAL_REVIEW, SECRECY_REVIEW -> reviewer(events, person);
      case PUBLISH -> hasWritten(events, person) ? "您写过这一版，要由别人来发布。" : null;
      case SAVE, SUBMIT, RECALL, WITHDRAW, COMMENT -> null;
    };
  }

  private String wrongTime(EditionState state) {
    boolean isTime =
        switch (this) {
          case SAVE, SUBMIT, WITHDRAW -> state.isDraft();
          case FIRST_REVIEW -> state == EditionState.FIRST_REVIEW;
          case LEGAL_REVIEW -> state == EditionState.LEGAL_REVIEW;
          case SECRECY_REVIEW -> state == EditionState.SECRECY_REVIEW;
          case PUBLISH -> state.isReady();
          case RECALL -> state.isReview() || state.isReady();
          case COMMENT -> state.isOpen();
        };
    if (isTime) {
      return null;
    }
    boolean isSubmitted = state.isReview() || state.isReady();
    if (isSubmitted && (this == SAVE || this == WITHDRAW)) {
      return "已经提交，要先撤回。";
    }
    return "这一版现在是“%s”，不到这一步。".formatted(state.title());
  }

  private static String reviewer(List<EditionEvent> events, UUID person) {
    if (hasWritten(events, person)) {
      return "您写过这一版，不能审自己的稿子。";
    }
    boolean hasPassed =
        round(events).stream()
            .anyMatch(event -> event.act().isPassing() && person.equals(event.person()));
    return hasPassed ? "您已经审过另一道，三道审核要由三个人来做。" : null;
  }

  private static boolean hasWritten(List<EditionEvent> events, UUID person) {
    return events.stream()
        .anyMatch(event -> event.act().isWriting() && person.equals(event.person()));
  }

  /** Since it was handed in last: what was passed before counts no more. */
  private static List<EditionEvent> round(List<EditionEvent> events) {
    int from = 0;
    for (int place = 0; place < events.size(); place++) {
      from = events.get(place).act() == Act.SUBMITTED ? place : from;
    }
    return events.subList(from, events.size());
  }
}
