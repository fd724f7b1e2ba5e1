package cn.pufa.content;

import java.time.Instant;
import java.util.UUID;

/**
 * One edition (版本) of a piece, without its words.
 *
 * @param topic the one the piece has while it is public
 * @param author null where it came with the product
 * @param waitingSince since when it waits for its next step; null of a draft and once it is over
 * @param goLiveAt of a scheduled one, else null
 */
record Edition(
    String piece,
    int number,
    String topic,
    String title,
    EditionState state,
    int revision,
    UUID author,
    Integer basedOn,
    Instant createdAt,
    Instant changedAt,
    UUID changedBy,
    Instant waitingSince,
    Instant goLiveAt,
    Instant liveAt,
    Instant endedAt) {

  String subject() {
    return "edition/" + piece + "/" + number;
  }
}
