package cn.pufa.notice;

import cn.pufa.delivery.Wanted;
import cn.pufa.notice.WantedStore.Carried;
import cn.pufa.notice.WantedStore.Words;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.time.BusinessClock;
import cn.pufa.wording.Forms;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Says within the claim which messages still are wanted, and writes their words from the notices
 * that are. The notice itself is unless it was called off; a reminder, and a further way of either,
 * is while its duty stands as it was told and nobody has read it.
 */
final class NoticeWanted implements Wanted {

  /** A duty that somebody is settling right now: its message asks again. */
  private static final Duration SOON = Duration.ofMillis(500);

  private final MessageWords words;
  private final BusinessClock clock;

  NoticeWanted(MessageWords words, BusinessClock clock) {
    this.words = words;
    this.clock = clock;
  }

  @Override
  public Map<UUID, Verdict> of(Tx tx, List<UUID> messages) {
    Set<UUID> held = WantedStore.hold(tx, messages);
    Map<Words, Forms> forms = new HashMap<>();
    Map<UUID, Verdict> verdicts = new HashMap<>();
    WantedStore.carried(tx, messages)
        .forEach((message, carried) -> verdicts.put(message, verdict(tx, carried, held, forms)));
    return verdicts;
  }

  private Verdict verdict(Tx tx, List<Carried> carried, Set<UUID> held, Map<Words, Forms> known) {
    if (!carried.stream().allMatch(one -> one.first() || held.contains(one.duty()))) {
      return new Wait(clock.now().plus(SOON));
    }
    List<Carried> wanted = carried.stream().filter(one -> needless(one) == null).toList();
    if (wanted.isEmpty()) {
      return new Stop(needless(carried.getFirst()));
    }
    Carried first = wanted.getFirst();
    Forms forms =
        known.computeIfAbsent(
            new Words(first.circular(), first.occasion()), key -> WantedStore.forms(tx, key));
    return words.of(forms, wanted);
  }

  /** Why it need not leave; null where it must. */
  private static String needless(Carried one) {
    if (one.cancelled()) {
      return "已取消，不再发。";
    }
    if ("exempt".equals(one.settledAs()) || "withdrawn".equals(one.settledAs())) {
      return "不用办了，不再发。";
    }
    if (one.first()) {
      return null;
    }
    if (one.settledAs() != null) {
      return Notices.NO_LONGER_NEEDED;
    }
    if (one.read()) {
      return "已经看过，不再换方式发。";
    }
    return one.moved() && !one.occasion().equals(Occasion.FIRST) ? Notices.DUE_DAY_MOVED : null;
  }
}
