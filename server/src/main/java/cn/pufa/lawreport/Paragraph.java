package cn.pufa.lawreport;

import java.util.List;

/**
 * One paragraph of a section.
 *
 * @param text with placeholders, see {@link ReportText}
 */
record Paragraph(String text, Origin origin) {

  /**
   * Whose words they are. Until somebody confirms them, they are nobody's statement of this year.
   */
  enum Origin {
    /** Of the outline (提纲原文). */
    OUTLINE,
    /** Of last year's report (沿用上年). */
    CARRIED,
    /** Written or confirmed for this year. */
    OWN
  }

  static Paragraph outline(String text) {
    return new Paragraph(text, Origin.OUTLINE);
  }

  static Paragraph carried(String text) {
    return new Paragraph(text, Origin.CARRIED);
  }

  static Paragraph own(String text) {
    return new Paragraph(text, Origin.OWN);
  }

  boolean isConfirmed() {
    return origin == Origin.OWN;
  }

  /** What was neither changed nor confirmed keeps whose words it was. */
  static Paragraph saved(String text, boolean confirmed, List<Paragraph> before) {
    return before.stream()
        .filter(one -> !confirmed && one.text().equals(text))
        .findFirst()
        .orElse(new Paragraph(text, Origin.OWN));
  }
}
