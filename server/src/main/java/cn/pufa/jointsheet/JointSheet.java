package cn.pufa.jointsheet;

import cn.pufa.outreach.PufaEventKind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * @param planItem line of the year's plan, or null
 * @param closedAt when it was filed or cancelled, null while it is open
 * @param event the event it became, null unless filed
 * @param costFen what was spent, in fen (分), null where nobody has said
 */
record JointSheet(
    UUID id,
    String title,
    PufaEventKind kind,
    LocalDate plannedOn,
    String place,
    String division,
    List<String> topics,
    UUID planItem,
    State state,
    Instant openedAt,
    Instant closedAt,
    String cancelReason,
    UUID event,
    Long costFen,
    List<String> pressLinks) {

  enum State {
    OPEN,
    FILED,
    CANCELLED
  }

  /**
   * @param division null for the whole county
   */
  record Draft(
      String title,
      PufaEventKind kind,
      LocalDate plannedOn,
      String place,
      String division,
      List<String> topics,
      UUID planItem,
      List<Invitation> departments) {

    Draft {
      topics = Objects.requireNonNullElse(topics, List.of());
    }
  }

  /**
   * @param partner person whose account writes the part, null where a link will be sent
   */
  record Invitation(String department, UUID partner) {}

  static String record(UUID id) {
    return "joint-sheet/" + id;
  }
}
