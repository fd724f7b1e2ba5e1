package cn.pufa.outreach;

import cn.pufa.platform.http.Problem;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * An event as somebody records it.
 *
 * @param division where it was held; null means the recorder's own division
 * @param audience null where nobody knows
 * @param photos uploaded files, in the order to show them
 * @param result what came of it, or null
 * @param villages codes of the villages it reached
 * @param planItem line of the year's plan that it counts towards, or null
 * @param costFen what was spent, in fen (分), null where nobody has said
 * @param pressLinks addresses of what was written about it
 */
public record PufaEventDraft(
    String title,
    PufaEventKind kind,
    LocalDate heldOn,
    String place,
    String division,
    List<String> partners,
    Audience audience,
    List<String> topics,
    List<Material> materials,
    List<UUID> photos,
    String result,
    List<String> villages,
    UUID planItem,
    Long costFen,
    List<String> pressLinks) {

  /**
   * @param counted false where it is an estimate
   */
  public record Audience(int count, boolean counted) {}

  public record Material(String name, int copies) {}

  public PufaEventDraft {
    partners = Objects.requireNonNullElse(partners, List.of());
    topics = Objects.requireNonNullElse(topics, List.of());
    materials = Objects.requireNonNullElse(materials, List.of());
    photos = Objects.requireNonNullElse(photos, List.of());
    villages = Objects.requireNonNullElse(villages, List.of());
    pressLinks = Objects.requireNonNullElse(pressLinks, List.of());
  }

  void requireSound(LocalDate today) {
    if (heldOn.isAfter(today)) {
      throw Problem.invalid("/heldOn", "活动还没有举办。请在办完以后登记。");
    }
  }
}
