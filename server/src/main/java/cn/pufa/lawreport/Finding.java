package cn.pufa.lawreport;

/**
 * Something that the checks of a report found.
 *
 * @param blocks whether nobody may approve or freeze the report while it is so
 * @param section its code; null for the report as a whole
 * @param paragraph from 0; null for the section as a whole
 * @param message what is wrong, by how much, and what to do
 * @param excerpt the words that are meant, or null
 */
record Finding(
    Kind kind, boolean blocks, String section, Integer paragraph, String message, String excerpt) {

  enum Kind {
    /** Figures that do not add up. */
    SUM,
    /** A section that nobody has approved. */
    UNAPPROVED,
    /** A year that is neither the report's nor said as another. */
    YEAR,
    /** A statute that is no longer law, or that the statutes of this server do not know. */
    STATUTE,
    /** A placeholder that stands for nothing. */
    PLACEHOLDER,
    /** Words of the outline or of last year that nobody has confirmed. */
    CARRIED,
    /** A number typed in, which opens nothing. */
    TYPED,
    /** A comment that nobody has settled. */
    COMMENT,
    /** A figure that is another one than the leader approved. */
    FIGURE
  }

  static Finding block(Kind kind, String section, Integer paragraph, String message, String words) {
    return new Finding(kind, true, section, paragraph, message, words);
  }

  static Finding warning(
      Kind kind, String section, Integer paragraph, String message, String words) {
    return new Finding(kind, false, section, paragraph, message, words);
  }

  /** JSON pointer of the place within the report. */
  String pointer() {
    String place = section == null ? "" : "/sections/" + section;
    return paragraph == null ? place : place + "/paragraphs/" + paragraph;
  }
}
