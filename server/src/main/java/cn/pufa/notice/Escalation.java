package cn.pufa.notice;

import cn.pufa.contact.Cause;
import cn.pufa.contact.Contacts;
import cn.pufa.delivery.Messages;
import cn.pufa.notice.EscalationStore.Back;
import cn.pufa.notice.EscalationStore.Due;
import cn.pufa.notice.EscalationStore.Held;
import cn.pufa.notice.Posting.Entry;
import cn.pufa.notice.Posting.Reason;
import cn.pufa.platform.db.Changes;
import cn.pufa.platform.db.Database;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.time.BusinessClock;
import cn.pufa.wording.Forms;
import cn.pufa.wording.Way;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/**
 * Takes the next way of a circular's plan: where a way failed, where there was none to begin with,
 * and where nobody had read the notice by the set day. Each way is taken once a notice, whoever
 * asks and however often.
 */
final class Escalation {

  private static final Reason FAILED = new Reason(Cause.FALLBACK, "前面的方式没有送达");
  private static final Reason NO_WAY = new Reason(Cause.FALLBACK, "名册上没有能用的联系方式");

  private static final int AT_ONCE = 500;

  private final Posting posting;
  private final Readdressing readdressing;
  private final Messages messages;
  private final Contacts contacts;
  private final BusinessClock clock;

  Escalation(
      Posting posting,
      Readdressing readdressing,
      Messages messages,
      Contacts contacts,
      BusinessClock clock) {
    this.posting = posting;
    this.readdressing = readdressing;
    this.messages = messages;
    this.contacts = contacts;
    this.clock = clock;
  }

  /**
   * The ways of these messages failed, and none other is under way or has arrived. Before another
   * way an address is tried that was corrected meanwhile.
   */
  void failed(Tx tx, List<UUID> messages) {
    readdressing.afterFailure(tx, messages);
    takeNext(tx, EscalationStore.failed(tx, messages), due -> FAILED);
  }

  /** None of the first ways reaches these. */
  void unreached(Tx tx, Occasion occasion, List<Entry> entries) {
    List<Due> dues =
        entries.stream()
            .map(
                entry ->
                    new Due(
                        entry,
                        occasion.circular(),
                        occasion.code(),
                        false,
                        occasion.plan(),
                        Set.copyOf(occasion.plan().first())))
            .toList();
    takeNext(tx, dues, due -> NO_WAY);
  }

  /** Everything whose next way is due; on every node, as often as it likes. */
  void sweep(Database database) {
    untilNone(database, this::backOnTheRegister);
    untilNone(database, tx -> readdressing.afterFailure(tx, null));
    untilNone(database, this::leftFailed);
    untilNone(database, tx -> unread(tx, EscalationStore.unread(tx, clock.now(), AT_ONCE)));
    untilNone(database, tx -> unread(tx, EscalationStore.reminderUnread(tx, clock.now(), AT_ONCE)));
  }

  /** Each time what was found is found no more, whoever has taken care of it. */
  private static void untilNone(Database database, Function<Tx, Integer> work) {
    int found;
    do {
      found = database.transaction(work);
    } while (found > 0);
  }

  /** A cancellation (注销) was taken back: what it stopped waits again, and its claim asks anew. */
  private int backOnTheRegister(Tx tx) {
    List<Back> back = EscalationStore.back(tx, Notices.GONE, AT_ONCE);
    if (!back.isEmpty()) {
      messages.queueAgain(tx, back.stream().map(Back::message).toList());
    }
    back.stream()
        .map(Back::circular)
        .distinct()
        .forEach(circular -> Changes.publish(tx, Notices.PROGRESS, circular.toString()));
    return back.size();
  }

  private int leftFailed(Tx tx) {
    Held held = EscalationStore.leftFailed(tx, clock.now(), AT_ONCE);
    takeNext(tx, held.due(), due -> FAILED);
    return held.found();
  }

  private int unread(Tx tx, Held held) {
    takeNext(
        tx,
        held.due(),
        due -> new Reason(Cause.UNREAD, "发出" + due.plan().unreadAfterDays() + "天还没有人看"));
    return held.found();
  }

  private void takeNext(Tx tx, List<Due> dues, Function<Due, Reason> reason) {
    Map<WantedStore.Words, List<Due>> byWords = new LinkedHashMap<>();
    for (Due due : withoutOptedOut(tx, dues, reason)) {
      byWords
          .computeIfAbsent(
              new WantedStore.Words(due.circular(), due.occasion()), any -> new ArrayList<>())
          .add(due);
    }
    byWords.forEach(
        (words, alike) -> {
          Forms forms = WantedStore.forms(tx, words);
          takeNext(tx, words.circular(), forms, alike, reason.apply(alike.getFirst()));
          Changes.publish(tx, Notices.PROGRESS, words.circular().toString());
        });
  }

  /** Whoever opted out after the release is passed over on every way that is left. */
  private List<Due> withoutOptedOut(Tx tx, List<Due> dues, Function<Due, Reason> reason) {
    List<UUID> courtesy =
        dues.stream().filter(Due::courtesy).map(due -> due.entry().organization()).toList();
    if (courtesy.isEmpty()) {
      return dues;
    }
    Set<UUID> optedOut = contacts.optedOut(tx, courtesy);
    List<Due> left = new ArrayList<>();
    for (Due due : dues) {
      if (due.courtesy() && optedOut.contains(due.entry().organization())) {
        passOver(tx, due, reason.apply(due));
      } else {
        left.add(due);
      }
    }
    return left;
  }

  private void passOver(Tx tx, Due due, Reason reason) {
    List<UUID> notice = List.of(due.entry().notice());
    due.plan().then().stream()
        .filter(code -> !due.tried().contains(code))
        .forEach(
            code ->
                PostingStore.tried(tx, code, reason.cause().code(), false, notice, clock.now()));
  }

  /** A way on which somebody cannot be reached is passed over, and so noted. */
  private void takeNext(Tx tx, UUID circular, Forms forms, List<Due> dues, Reason reason) {
    Map<UUID, Due> waiting = new HashMap<>();
    dues.forEach(due -> waiting.put(due.entry().notice(), due));
    for (String code : dues.getFirst().plan().then()) {
      List<Entry> entries =
          waiting.values().stream()
              .filter(due -> !due.tried().contains(code))
              .map(Due::entry)
              .toList();
      if (entries.isEmpty()) {
        continue;
      }
      Set<UUID> taken = posting.post(tx, circular, forms, Way.of(code), entries, reason);
      List<UUID> passed =
          entries.stream().map(Entry::notice).filter(notice -> !taken.contains(notice)).toList();
      PostingStore.tried(tx, code, reason.cause().code(), false, passed, clock.now());
      waiting.keySet().removeAll(taken);
    }
  }
}
