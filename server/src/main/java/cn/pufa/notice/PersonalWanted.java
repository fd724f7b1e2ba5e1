package cn.pufa.notice;

import cn.pufa.delivery.Wanted;
import cn.pufa.notice.PersonalStill.Leaving;
import cn.pufa.notice.PersonalStill.Standing;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.time.BusinessClock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Asks, within the claim, the feature that told a person something whether it still is wanted. The
 * feature is known by the kind of what the notice is about.
 */
public final class PersonalWanted implements Wanted {

  /** What somebody is changing right now asks again. */
  private static final Duration SOON = Duration.ofMillis(500);

  private final Wanted others;
  private final BusinessClock clock;
  private final Map<String, PersonalStill> still = new ConcurrentHashMap<>();

  /**
   * @param others asked of all messages first
   */
  public PersonalWanted(Wanted others, BusinessClock clock) {
    this.others = others;
    this.clock = clock;
  }

  /**
   * @param kind before the slash of what its notices are about
   */
  public void ask(String kind, PersonalStill word) {
    still.put(kind, word);
  }

  @Override
  public Map<UUID, Verdict> of(Tx tx, List<Claimed> claimed) {
    Map<UUID, Verdict> verdicts = new HashMap<>(others.of(tx, claimed));
    List<PersonalWantedStore.Carried> carried =
        PersonalWantedStore.carried(tx, Claimed.ids(claimed));
    // In one order on every node, since each feature locks what its notices rest on.
    carried.stream()
        .map(PersonalWantedStore.Carried::kind)
        .distinct()
        .sorted()
        .forEach(kind -> judge(tx, kind, carried, verdicts));
    return verdicts;
  }

  private void judge(
      Tx tx, String kind, List<PersonalWantedStore.Carried> carried, Map<UUID, Verdict> verdicts) {
    PersonalStill word = still.get(kind);
    if (word == null) {
      return;
    }
    Map<Leaving, UUID> messages =
        carried.stream()
            .filter(one -> one.kind().equals(kind))
            .collect(
                Collectors.toMap(
                    PersonalWantedStore.Carried::notice, PersonalWantedStore.Carried::message));
    Standing standing = word.of(tx, List.copyOf(messages.keySet()));
    messages.forEach((notice, message) -> verdicts.put(message, verdict(notice, standing)));
  }

  private Verdict verdict(Leaving notice, Standing standing) {
    if (standing.unsure().contains(notice.id())) {
      return new Wait(clock.now().plus(SOON));
    }
    String needless = standing.needless().get(notice.id());
    return needless == null ? Send.AS_IT_IS : new Stop(needless);
  }
}
