package cn.pufa.post;

import cn.pufa.identity.Roles;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * That somebody stands at a post, or stood there (任职记录).
 *
 * @param name null once the person's account is erased
 * @param until last day; null, as {@code reason} and {@code endedAt}, while it lasts
 */
record Tenure(
    UUID id,
    String division,
    UUID person,
    String name,
    Place place,
    LocalDate since,
    LocalDate until,
    String reason,
    Instant endedAt) {

  /** One person holds the post (任职), one may stand in (替补). */
  enum Place {
    HOLDER,
    SUBSTITUTE
  }

  /** The role that goes with this post. */
  boolean isHeldAs(Roles.Held held) {
    return held.isOwn()
        && held.role().equals(PostRole.ofDivision(division).code())
        && held.division().equals(division);
  }

  boolean isHolder() {
    return place == Place.HOLDER;
  }
}
