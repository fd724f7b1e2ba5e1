package cn.pufa.notice;

import cn.pufa.audit.Commands;
import cn.pufa.delivery.Message;
import cn.pufa.delivery.Messages;
import cn.pufa.delivery.QuietHours;
import cn.pufa.identity.Contact;
import cn.pufa.identity.People;
import cn.pufa.platform.db.Database;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.time.BusinessClock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The way any feature tells one person something, beside {@link Notices} for organisations: at once
 * in the person's own inbox, and by SMS where the notice has one and the person a phone. A second
 * of the same person, matter and occasion is none.
 */
public final class PersonalNotices {

  private static final String SETTLED = "已经办好，不再发。";

  /** Whoever reads later than this before it begins may be on the way already. */
  private static final Duration SPARE = Duration.ofHours(3);

  private static final String ERASED = "本人已注销账号，不再发。";

  private final Database database;
  private final Messages messages;
  private final People people;
  private final QuietHours quiet;
  private final BusinessClock clock;
  private final PersonalNoticeRoutes routes;

  /**
   * @param quiet hours in which only what is urgent leaves
   */
  public PersonalNotices(
      Database database,
      Commands commands,
      Messages messages,
      People people,
      QuietHours quiet,
      BusinessClock clock) {
    this.database = database;
    this.messages = messages;
    this.people = people;
    this.quiet = quiet;
    this.clock = clock;
    this.routes = new PersonalNoticeRoutes(database, commands, clock);
  }

  public PersonalNoticeRoutes routes() {
    return routes;
  }

  /** In the caller's transaction; a few statements, however many are told. */
  public void tell(Tx tx, List<PersonalNotice> notices) {
    tell(tx, notices, false);
  }

  /** Also in quiet hours: by morning it would be too late. */
  public void tellAtOnce(Tx tx, PersonalNotice notice) {
    tell(tx, List.of(notice), true);
  }

  /** That something is off: also in quiet hours where it begins before somebody read it after. */
  public void tellBefore(Tx tx, List<PersonalNotice> notices, Instant startsAt, Instant endsAt) {
    Instant now = clock.now();
    Instant read = quiet.endAfter(now).plus(SPARE);
    tell(tx, notices, startsAt.isBefore(read) && endsAt.isAfter(now));
  }

  private void tell(Tx tx, List<PersonalNotice> notices, boolean urgent) {
    if (notices.isEmpty()) {
      return;
    }
    List<PersonalNotice> spoken = notices.stream().filter(one -> one.sms() != null).toList();
    Map<UUID, Contact> contacts =
        spoken.isEmpty()
            ? Map.of()
            : people.contacts(
                tx, spoken.stream().map(PersonalNotice::person).collect(Collectors.toSet()));
    Instant now = clock.now();
    Map<UUID, PersonalNotice> told = PersonalNoticeStore.insert(tx, notices, now);
    Map<UUID, Message> carriers = new LinkedHashMap<>();
    told.forEach(
        (id, notice) -> {
          Contact contact = contacts.get(notice.person());
          if (notice.sms() != null && contact != null && contact.phone() != null) {
            carriers.put(id, message(notice, contact.phone(), urgent));
          }
        });
    if (!carriers.isEmpty()) {
      messages.queue(tx, List.copyOf(carriers.values()), now);
      PersonalNoticeStore.link(tx, carriers);
    }
  }

  /**
   * @param urgent where nobody waits for it, it keeps out of quiet hours
   */
  private static Message message(PersonalNotice notice, String phone, boolean urgent) {
    return new Message(
        UUID.randomUUID(),
        null,
        "sms",
        notice.person(),
        phone,
        null,
        notice.sms(),
        null,
        null,
        urgent);
  }

  /** Nothing is to be done about the matter any more: what has not left stays here. */
  public void settle(Tx tx, String about) {
    messages.stop(tx, PersonalNoticeStore.settle(tx, about, clock.now()), SETTLED);
  }

  /**
   * @param age how long a notice is kept
   */
  public void forgetOld(Duration age) {
    Instant before = clock.now().minus(age);
    database.run(tx -> messages.forgetAddressees(tx, PersonalNoticeStore.deleteBefore(tx, before)));
  }

  public List<Map<String, String>> export(Tx tx, UUID person) {
    return PersonalNoticeStore.all(tx, person).stream().map(PersonalNotices::row).toList();
  }

  private static Map<String, String> row(PersonalNoticeStore.Kept kept) {
    Map<String, String> row = new LinkedHashMap<>();
    row.put("标题", kept.subject());
    row.put("内容", kept.body());
    row.put("时间", kept.sentAt().toString());
    return row;
  }

  public void erase(Tx tx, UUID person) {
    List<UUID> carried = PersonalNoticeStore.delete(tx, person);
    messages.stop(tx, carried, ERASED);
    messages.forgetAddressees(tx, carried);
  }
}
