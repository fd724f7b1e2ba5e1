package cn.pufa.outreach;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * An event that was held.
 *
 * @param villages codes of those it reached, with the one where it was held
 * @param planItem line of the year's plan, or null
 * @param costFen what was spent, in fen (分), null where nobody has said
 * @param recordedAt null where it was recorded before events had details
 * @param voidedAt null while it counts; @param voidReason why it never should have been recorded
 */
public record PufaEvent(
    UUID id,
    String title,
    PufaEventKind kind,
    LocalDate heldOn,
    String place,
    String division,
    List<String> partners,
    PufaEventDraft.Audience audience,
    List<String> topics,
    List<PufaEventDraft.Material> materials,
    List<UUID> photos,
    String result,
    List<String> villages,
    UUID planItem,
    Long costFen,
    List<String> pressLinks,
    Instant recordedAt,
    Instant voidedAt,
    String voidReason) {

  private static final String RECORD = "pufa-event/";

  /** What its photos are attached to, and the trail names. */
  public static String record(UUID id) {
    return RECORD + id;
  }

  /** Empty where the record is of another kind. */
  static Optional<UUID> ofRecord(String record) {
    return record.startsWith(RECORD)
        ? Optional.of(UUID.fromString(record.substring(RECORD.length())))
        : Optional.empty();
  }
}
