package cn.pufa.notice;

import cn.pufa.delivery.Message;
import cn.pufa.delivery.Wanted;
import cn.pufa.notice.Readdressing.Part;
import cn.pufa.notice.WantedStore.Carried;
import cn.pufa.notice.WantedStore.Words;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.time.BusinessClock;
import cn.pufa.wording.Forms;
import cn.pufa.wording.Way;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says within the claim which messages still are wanted, and writes their words from the notices
 * that are; what is not reached there any more goes another way ({@link Readdressing}), and what is
 * not wanted beside what is stops by a message of its own. The notice itself is wanted unless it
 * was called off, or asks something of who left the register; a reminder, and a further way of
 * either, is while its duty stands as it was told and nobody has read it; a reminder also only
 * until another follows it, or the last day of which it speaks as one to come is over.
 */
final class NoticeWanted implements Wanted {

  private static final Logger LOG = LoggerFactory.getLogger("pufa.notice");

  /** A duty that somebody is settling right now: its message asks again. */
  private static final Duration SOON = Duration.ofMillis(500);

  /**
   * What one claim knows.
   *
   * @param held duties that nobody settles meanwhile, @param optedOut organisations
   * @param astray notices not reached any more where their message goes
   */
  private record Known(
      Set<UUID> held, Set<UUID> optedOut, Set<UUID> astray, Map<Words, Forms> forms) {}

  private final MessageWords words;
  private final Readdressing readdressing;
  private final BusinessClock clock;

  NoticeWanted(MessageWords words, Readdressing readdressing, BusinessClock clock) {
    this.words = words;
    this.readdressing = readdressing;
    this.clock = clock;
  }

  @Override
  public Map<UUID, Verdict> of(Tx tx, List<Claimed> claimed) {
    List<UUID> messages = Claimed.ids(claimed);
    Set<UUID> held = WantedStore.hold(tx, messages);
    Map<UUID, List<Carried>> carried = WantedStore.carried(tx, messages);
    var known =
        new Known(held, optedOut(tx, carried), astray(tx, claimed, carried), new HashMap<>());
    Map<UUID, Verdict> verdicts = new HashMap<>();
    claimed.stream()
        .filter(one -> carried.containsKey(one.id()))
        .forEach(one -> verdicts.put(one.id(), verdict(tx, one, carried.get(one.id()), known)));
    return verdicts;
  }

  /** All of one claim take the same way. */
  private Set<UUID> astray(Tx tx, List<Claimed> claimed, Map<UUID, List<Carried>> carried) {
    Map<Message, List<Part>> parts = new HashMap<>();
    claimed.stream()
        .filter(one -> carried.containsKey(one.id()))
        .forEach(one -> parts.put(one.message(), parts(carried.get(one.id()))));
    return parts.isEmpty()
        ? Set.of()
        : readdressing.astray(tx, Way.of(claimed.getFirst().message().channel()), parts);
  }

  private static List<Part> parts(List<Carried> carried) {
    return carried.stream().map(one -> new Part(one.notice(), one.organization())).toList();
  }

  /** Whoever opts out after a courtesy notice was released gets nothing more of it. */
  private Set<UUID> optedOut(Tx tx, Map<UUID, List<Carried>> carried) {
    List<UUID> courtesy =
        carried.values().stream()
            .flatMap(List::stream)
            .map(Carried::courtesyTo)
            .filter(Objects::nonNull)
            .distinct()
            .toList();
    return courtesy.isEmpty() ? Set.of() : words.contacts().optedOut(tx, courtesy);
  }

  private Verdict verdict(Tx tx, Claimed claimed, List<Carried> carried, Known known) {
    if (!carried.stream().allMatch(one -> one.first() || known.held().contains(one.duty()))) {
      return new Wait(clock.now().plus(SOON));
    }
    Function<Carried, String> needless = one -> needless(one, known.optedOut());
    List<Carried> wanted = carried.stream().filter(one -> needless.apply(one) == null).toList();
    String stop = wanted.isEmpty() ? needless.apply(carried.getFirst()) : null;
    if (!claimed.doubt()) {
      // What becomes of this message would be recorded for those it does not speak to.
      List<Carried> others =
          carried.stream().filter(one -> !Objects.equals(needless.apply(one), stop)).toList();
      readdressing.apart(tx, claimed.message(), parts(others));
    }
    if (stop != null) {
      return new Stop(stop);
    }
    Carried first = wanted.getFirst();
    Forms forms =
        known
            .forms()
            .computeIfAbsent(
                new Words(first.circular(), first.occasion()), key -> WantedStore.forms(tx, key));
    return addressed(tx, claimed, forms, wanted, known.astray());
  }

  private Verdict addressed(
      Tx tx, Claimed claimed, Forms forms, List<Carried> wanted, Set<UUID> astray) {
    List<Carried> gone = wanted.stream().filter(one -> astray.contains(one.notice())).toList();
    if (gone.isEmpty()) {
      return worded(forms, wanted);
    }
    List<Carried> left = wanted.stream().filter(one -> !gone.contains(one)).toList();
    Stop stop = readdressing.redirect(tx, claimed, forms, parts(gone), left.isEmpty());
    return stop == null ? worded(forms, left) : stop;
  }

  /** One that cannot be worded is stopped alone: whatever is thrown ends the claim of all. */
  private Verdict worded(Forms forms, List<Carried> wanted) {
    try {
      return words.of(forms, wanted);
    } catch (IllegalArgumentException noRoom) {
      return new Stop("文字放不进这种方式，没有发。请电话通知，并改短文字。");
    } catch (RuntimeException fault) {
      LOG.error("no words for message {}", wanted.getFirst().message(), fault);
      return new Stop("系统写不出这条文字，没有发。请电话通知，并告诉系统管理员。");
    }
  }

  /** Why it need not leave; null where it must. */
  private String needless(Carried one, Set<UUID> optedOut) {
    if (one.cancelled()) {
      return "已取消，不再发。";
    }
    if (one.gone()) {
      return Notices.GONE;
    }
    if (one.courtesyTo() != null && optedOut.contains(one.courtesyTo())) {
      return "对方不再收一般告知，不再发。";
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
    return one.occasion().equals(Occasion.FIRST) ? null : outdated(one);
  }

  /** Why a reminder's words no longer fit; null where they do. */
  private String outdated(Carried one) {
    if (one.moved()) {
      return Notices.DUE_DAY_MOVED;
    }
    if (one.followed()) {
      return "后面已经又催过，这一次不再发。";
    }
    return one.lastDay() != null && clock.today().isAfter(one.lastDay())
        ? "截止日已经过了，这一次说的是截止以前的话，不再发。"
        : null;
  }
}
