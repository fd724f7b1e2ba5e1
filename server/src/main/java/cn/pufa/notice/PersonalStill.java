package cn.pufa.notice;

import cn.pufa.platform.db.Tx;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * A feature's own word, within the claim, on which of its notices to single people still are
 * wanted. Must lock what it rests on until the transaction ends, and skip what others hold.
 */
@FunctionalInterface
public interface PersonalStill {

  /** One whose message is about to leave; the members are those of {@link PersonalNotice}. */
  record Leaving(UUID id, UUID person, UUID subject, String occasion) {}

  /**
   * @param unsure somebody is changing what they rest on: they ask again
   * @param needless why, in words for staff, by the notice
   */
  record Standing(Set<UUID> unsure, Map<UUID, String> needless) {}

  Standing of(Tx tx, List<Leaving> notices);
}
