package cn.pufa.notice;

import cn.pufa.delivery.Failure;
import cn.pufa.delivery.Message;
import cn.pufa.delivery.Messages;
import cn.pufa.delivery.Wanted.Claimed;
import cn.pufa.delivery.Wanted.Stop;
import cn.pufa.notice.Addressees.Addressee;
import cn.pufa.notice.ReaddressingStore.Failed;
import cn.pufa.platform.db.Changes;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.time.BusinessClock;
import cn.pufa.wording.Forms;
import cn.pufa.wording.Way;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Follows a contact that was corrected (改发). A message keeps its address for good, so that its
 * number, its attempts and what comes back belong to that address alone: what it carries for an
 * organisation that is reached elsewhere by now goes by another message.
 */
final class Readdressing {

  /** A notice that a message carries. */
  record Part(UUID notice, UUID organization) {}

  /**
   * What carried them until now.
   *
   * @param ended whether it goes nowhere any more, so that its record is theirs too; one that goes
   *     on with others says nothing of them
   */
  private record Earlier(UUID message, boolean ended) {}

  private static final Stop MOVED = new Stop("联系方式更正了，改发新的地址或号码。");
  private static final Stop LOST = new Stop("原来的邮箱、手机号或经办人已经不用，现在没有能用这种方式收到的。", Failure.NOT_TAKEN);

  /** To the new one as well would be twice, if it arrived. */
  private static final Stop IN_DOUBT = new Stop("可能已经发到原来的地址或号码，现在更正了。请打电话核实，不要直接重发。");

  private final Addressees addressees;
  private final Messages messages;
  private final BusinessClock clock;

  Readdressing(Addressees addressees, Messages messages, BusinessClock clock) {
    this.addressees = addressees;
    this.messages = messages;
    this.clock = clock;
  }

  /** Of what these messages carry, the notices that are not reached there any more. */
  Set<UUID> astray(Tx tx, Way way, Map<Message, List<Part>> carried) {
    Map<UUID, Addressee> used = new HashMap<>();
    carried.forEach(
        (message, parts) ->
            parts.forEach(part -> used.put(part.notice(), addressee(part, message))));
    Set<Addressee> gone = addressees.gone(tx, way, Set.copyOf(used.values()));
    return gone.isEmpty()
        ? Set.of()
        : used.keySet().stream()
            .filter(notice -> gone.contains(used.get(notice)))
            .collect(Collectors.toUnmodifiableSet());
  }

  private static Addressee addressee(Part part, Message message) {
    return new Addressee(part.organization(), message.person(), message.address());
  }

  /**
   * Within a claim.
   *
   * @param forms of what it says
   * @param alone whether nothing is left of it without them
   * @return why the message itself does not go; null where it goes with the others
   */
  Stop redirect(Tx tx, Claimed claimed, Forms forms, List<Part> astray, boolean alone) {
    if (claimed.doubt()) {
      return IN_DOUBT;
    }
    Message message = claimed.message();
    Way way = Way.of(message.channel());
    var earlier = new Earlier(message.id(), alone);
    Set<UUID> moved = move(tx, way, message.lane(), earlier, forms, astray);
    if (alone && moved.isEmpty()) {
      return LOST;
    }
    apart(tx, message, astray.stream().filter(part -> !moved.contains(part.notice())).toList());
    return alone ? MOVED : null;
  }

  /**
   * What does not go where the rest of its message goes, or not for the same reason: each by a
   * message of its own to the same addressee, whose claim says why.
   */
  void apart(Tx tx, Message message, List<Part> parts) {
    Way way = Way.of(message.channel());
    var earlier = new Earlier(message.id(), false);
    parts.forEach(
        part ->
            carry(
                tx,
                addressee(part, message).message(message.lane(), way),
                earlier,
                List.of(part.notice())));
  }

  /**
   * What failed, to an address that was corrected since, goes to the new one, as long as nobody has
   * read it and it still matters.
   *
   * @param among messages; null for all of late
   * @return how many notices
   */
  int afterFailure(Tx tx, List<UUID> among) {
    Map<UUID, List<Failed>> byMessage = new LinkedHashMap<>();
    for (Failed one : ReaddressingStore.failed(tx, among, clock.now())) {
      byMessage.computeIfAbsent(one.message(), any -> new ArrayList<>()).add(one);
    }
    int moved = 0;
    for (List<Failed> of : byMessage.values()) {
      Failed any = of.getFirst();
      List<Part> parts = of.stream().map(Failed::part).toList();
      var earlier = new Earlier(any.message(), true);
      moved += move(tx, Way.of(any.channel()), any.circular(), earlier, null, parts).size();
      Changes.publish(tx, Notices.PROGRESS, any.circular().toString());
    }
    return moved;
  }

  /** Those of them that another message carries now. */
  private Set<UUID> move(
      Tx tx, Way way, UUID circular, Earlier earlier, Forms forms, List<Part> parts) {
    Map<UUID, UUID> notices =
        parts.stream().collect(Collectors.toMap(Part::organization, Part::notice));
    Map<String, List<Addressee>> together =
        addressees.find(tx, way, forms, List.copyOf(notices.keySet())).stream()
            .collect(
                Collectors.groupingBy(Addressee::key, LinkedHashMap::new, Collectors.toList()));
    return together.values().stream()
        .map(
            same ->
                carry(
                    tx,
                    same.getFirst().message(circular, way),
                    earlier,
                    same.stream().map(one -> notices.get(one.organization())).toList()))
        .flatMap(Collection::stream)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Those among the notices that the earlier message still carried, whoever else looks. */
  private List<UUID> carry(Tx tx, Message message, Earlier earlier, List<UUID> notices) {
    List<UUID> taken = ReaddressingStore.take(tx, earlier.message(), notices);
    if (!taken.isEmpty()) {
      messages.queue(tx, List.of(message), clock.now());
      ReaddressingStore.move(
          tx, earlier.message(), earlier.ended(), taken, message.id(), clock.now());
    }
    return taken;
  }
}
