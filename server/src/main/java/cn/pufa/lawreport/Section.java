package cn.pufa.lawreport;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * One section of a report.
 *
 * @param code as in the outline, by which next year finds it
 * @param revision counts its saves
 * @param approvedBy somebody other than {@code editedBy}; null until then
 */
record Section(
    String code,
    int place,
    int level,
    String heading,
    Outline.About about,
    List<Paragraph> paragraphs,
    int revision,
    UUID editedBy,
    Instant editedAt,
    UUID approvedBy,
    Instant approvedAt) {

  static Section fresh(
      Outline.Part part, int place, List<Paragraph> paragraphs, UUID author, Instant now) {
    return new Section(
        part.code(),
        place,
        part.level(),
        part.heading(),
        part.aboutOrYear(),
        paragraphs,
        1,
        author,
        now,
        null,
        null);
  }

  /** In a new edition: the words of the old one, to be approved again. */
  Section again(Outline outline, UUID author, Instant now) {
    List<Paragraph> own = current(outline).map(Paragraph::own).toList();
    return new Section(code, place, level, heading, about, own, 1, author, now, null, null);
  }

  /** In the next year's report, of which nobody has said yet that it holds. */
  List<Paragraph> carried(Outline outline) {
    return current(outline).map(Paragraph::carried).toList();
  }

  private Stream<String> current(Outline outline) {
    return paragraphs.stream().map(one -> outline.current(code, one.text()));
  }

  /**
   * Whether it is a heading that only holds others together: nothing to write, nothing to approve.
   */
  boolean isBare() {
    return paragraphs.isEmpty();
  }

  boolean awaitsApproval() {
    return !isBare() && approvedBy == null;
  }
}
