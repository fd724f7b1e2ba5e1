package cn.pufa.course;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * One version of a course, without the words of its lessons.
 *
 * @param revision of a draft; counts up with each change
 * @param source fingerprint of words that came with the product, or null
 * @param authors who wrote in it; none where the product did
 */
record CourseVersion(
    String course,
    int number,
    State state,
    CourseHead head,
    int lessons,
    int revision,
    String source,
    List<UUID> authors,
    Instant changedAt,
    UUID publishedBy,
    Instant publishedAt,
    Instant endedAt,
    String endReason) {

  /** 草稿, 已发布, 已被新版本代替, 已下架, 已放弃. */
  enum State {
    DRAFT,
    LIVE,
    REPLACED,
    WITHDRAWN,
    DISCARDED;

    static State of(String code) {
      return valueOf(code.toUpperCase(java.util.Locale.ROOT));
    }
  }
}
