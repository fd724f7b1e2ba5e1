package cn.pufa.notice;

import cn.pufa.contact.Cause;
import cn.pufa.contact.Contacts;
import cn.pufa.delivery.Message;
import cn.pufa.delivery.Messages;
import cn.pufa.notice.Addressees.Addressee;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.time.BusinessClock;
import cn.pufa.wording.Filling;
import cn.pufa.wording.Forms;
import cn.pufa.wording.Placeholder;
import cn.pufa.wording.Way;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Puts notices on one way: a message for each addressee, carrying the notices of all the
 * organisations that this addressee stands for; a call on the list; a letter to print.
 */
final class Posting {

  /**
   * A notice that is to leave.
   *
   * @param fill as in {@link Notices.Recipient}
   */
  record Entry(UUID notice, UUID organization, String name, Map<String, String> fill) {}

  /**
   * Why it leaves.
   *
   * @param words for whoever calls or prints
   */
  record Reason(Cause cause, String words) {

    static final Reason FIRST = new Reason(Cause.FIRST, "按发送计划");
  }

  /** Notices that say the same to the same addressee travel together. */
  private record Bundle(String addressee, Map<String, String> fill) {}

  private final Addressees addressees;
  private final Messages messages;
  private final Contacts contacts;
  private final Filling filling;
  private final BusinessClock clock;

  Posting(
      Addressees addressees,
      Messages messages,
      Contacts contacts,
      Filling filling,
      BusinessClock clock) {
    this.addressees = addressees;
    this.messages = messages;
    this.contacts = contacts;
    this.filling = filling;
    this.clock = clock;
  }

  /** The notices that leave; an organisation that cannot be reached on this way is left out. */
  Set<UUID> post(Tx tx, UUID circular, Forms forms, Way way, List<Entry> entries, Reason reason) {
    return switch (way) {
      case INBOX -> Set.of();
      case PHONE -> call(tx, entries, reason);
      case LETTER -> print(tx, forms, entries, reason);
      case EMAIL, SMS, SUBSCRIBE, SERVICE_ACCOUNT ->
          forms.has(way.code()) ? send(tx, circular, forms, way, entries, reason) : Set.of();
    };
  }

  private Set<UUID> call(Tx tx, List<Entry> entries, Reason reason) {
    entries.forEach(entry -> contacts.call(tx, entry.notice(), reason.cause(), reason.words()));
    return byPeople(tx, Way.PHONE, entries, reason);
  }

  private Set<UUID> print(Tx tx, Forms forms, List<Entry> entries, Reason reason) {
    if (!forms.has(Way.LETTER.code())) {
      return Set.of();
    }
    for (Entry entry : entries) {
      Map<String, String> values = new HashMap<>(entry.fill());
      values.put(Placeholder.ORGANIZATION, entry.name());
      Forms.Text letter = filling.fill(forms.only(Way.LETTER), values).letter();
      contacts.letter(
          tx, entry.notice(), reason.cause(), reason.words(), letter.subject(), letter.body());
    }
    return byPeople(tx, Way.LETTER, entries, reason);
  }

  private Set<UUID> byPeople(Tx tx, Way way, List<Entry> entries, Reason reason) {
    List<UUID> notices = entries.stream().map(Entry::notice).toList();
    PostingStore.tried(tx, way.code(), reason.cause().code(), true, notices, clock.now());
    return Set.copyOf(notices);
  }

  private Set<UUID> send(
      Tx tx, UUID circular, Forms forms, Way way, List<Entry> entries, Reason reason) {
    Map<UUID, Entry> byOrganization =
        entries.stream().collect(Collectors.toMap(Entry::organization, Function.identity()));
    Map<Bundle, Message> bundles = new LinkedHashMap<>();
    List<PostingStore.Link> links = new ArrayList<>();
    for (Addressee addressee :
        addressees.find(tx, way, forms, List.copyOf(byOrganization.keySet()))) {
      Entry entry = byOrganization.get(addressee.organization());
      Message carrier =
          bundles.computeIfAbsent(
              new Bundle(addressee.key(), entry.fill()),
              bundle -> addressee.message(circular, way));
      links.add(new PostingStore.Link(entry.notice(), entry.organization(), carrier.id()));
    }
    messages.queue(tx, List.copyOf(bundles.values()), clock.now());
    PostingStore.link(tx, circular, way.code(), reason.cause().code(), links);
    return links.stream().map(PostingStore.Link::notice).collect(Collectors.toSet());
  }

  Set<UUID> reachable(Tx tx, Way way, Forms forms, List<UUID> organizations) {
    if (!forms.has(way.code())) {
      return Set.of();
    }
    return addressees.find(tx, way, forms, organizations).stream()
        .map(Addressee::organization)
        .collect(Collectors.toSet());
  }
}
