package cn.pufa.testing;

import cn.pufa.audit.Commands;
import cn.pufa.contact.Cause;
import cn.pufa.contact.Contacts;
import cn.pufa.delivery.Messages;
import cn.pufa.identity.ActingPeople;
import cn.pufa.notice.NoticeReplies;
import cn.pufa.notice.Notices;
import cn.pufa.notice.Plan;
import cn.pufa.notice.Told;
import cn.pufa.organization.Organizations;
import cn.pufa.platform.Workers;
import cn.pufa.platform.db.Sql;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.files.Files;
import cn.pufa.platform.secret.Vault;
import cn.pufa.platform.secret.VaultKeys;
import cn.pufa.platform.time.BusinessClock;
import cn.pufa.wechat.WeChatReach;
import cn.pufa.wording.Filling;
import cn.pufa.wording.Forms;
import cn.pufa.wording.ShortName;
import cn.pufa.wording.SmsText;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;

/** Organisations that are told something, and then reached by people, as other features do it. */
public final class Reaching implements AutoCloseable {

  /** One organisation, and the notice it got. */
  public record Reached(UUID organization, UUID circular, UUID notice) {}

  private static final Sql NAME = Sql.of("select name from organization where id = $1");
  private static final Sql NOTICE =
      Sql.of("select id from notice where circular = $1 and organization = $2");
  private static final Sql REMINDER =
      Sql.of("select id from notice where circular = $1 and occasion <> 'notice'");
  private static final Sql CANCEL =
      Sql.of("update organization set cancelled_on = $2 where id = $1");
  private static final Sql LAST_CALL = Sql.of("select id from call_task where notice = $1");
  private static final Sql LAST_LETTER = Sql.of("select id from letter where notice = $1");
  private static final Sql LAST_TASK =
      Sql.of(
          """
      select id from contact_task where organization = $1 and finished_at is null order by created_at desc limit 1""");
  private static final Sql IN_TOWNSHIP =
      Sql.of(
          "select id from organization where township like $1 || '%' order by credit_code limit 1");

  private final TestServer server;
  private final Workers workers = new Workers();
  private final Contacts contacts;
  private final Notices notices;

  public Reaching(TestServer server) {
    this(server, Clock.systemUTC());
  }

  /**
   * @param clock by which links are signed, and what is made is dated
   */
  public Reaching(TestServer server, Clock clock) {
    this.server = server;
    var time = new BusinessClock(clock);
    var messages = new Messages(time);
    var organizations = new Organizations("440881", time);
    contacts =
        new Contacts(
            server.store(),
            new Commands(server.store(), time),
            organizations,
            new Files(server.store(), time, workers, server.home().resolve("files/kept")),
            new NoticeReplies(),
            messages,
            new Vault(VaultKeys.DEMO),
            workers,
            time);
    notices =
        new Notices(
            organizations,
            new ActingPeople("440881", time),
            withoutWeChat(time),
            contacts,
            messages,
            new Filling(new SmsText("演示民政局", new ShortName("廉江市"))),
            Optional.empty(),
            time);
  }

  private WeChatReach withoutWeChat(BusinessClock time) {
    return new WeChatReach(
        server.store(),
        new Commands(server.store(), time),
        new WeChatReach.Settings(
            Optional.empty(), Optional.empty(), Optional.empty(), List.of(), Optional.empty()),
        Optional.empty(),
        Optional.empty(),
        time);
  }

  public Contacts contacts() {
    return contacts;
  }

  public Notices notices() {
    return notices;
  }

  /** The first organisation of a township. */
  public UUID organizationIn(String township) {
    return read(tx -> tx.one(IN_TOWNSHIP, row -> row.getUUID("id"), township));
  }

  /** A statutory notice to one organisation, in its inbox and nowhere else. */
  public Reached told(UUID organization) {
    return told(organization, new Plan(List.of(), List.of(), null));
  }

  public Reached told(UUID organization, Plan plan) {
    UUID circular = UUID.randomUUID();
    run(
        tx -> {
          String name = tx.one(NAME, row -> row.getString("name"), organization);
          notices.open(
              tx,
              new Told(
                  circular,
                  "440881",
                  Told.Kind.STATUTORY,
                  "circular",
                  "演示·关于报送材料的通知",
                  "演示发〔2026〕9号",
                  null,
                  LocalDate.of(2027, 5, 31),
                  "演示",
                  plan));
          notices.enqueue(
              tx,
              circular,
              Forms.plain("演示·关于报送材料的通知", "{organization}：\n请按时报送。"),
              List.of(new Notices.Recipient(organization, name)));
        });
    return new Reached(
        organization,
        circular,
        read(tx -> tx.one(NOTICE, row -> row.getUUID("id"), circular, organization)));
  }

  /** Reminded of it; the notice is the reminder's. */
  public Reached reminded(Reached told) {
    run(
        tx ->
            notices.remind(
                tx,
                told.circular(),
                Forms.plain("演示·提醒", "{organization}：\n截止日是2027年5月31日。"),
                List.of()));
    return new Reached(
        told.organization(),
        told.circular(),
        read(tx -> tx.one(REMINDER, row -> row.getUUID("id"), told.circular())));
  }

  /** It has until another day. */
  public void extend(Reached told, LocalDate until) {
    run(tx -> notices.extend(tx, told.circular(), told.organization(), until));
  }

  /**
   * @param on the day on which it left the register; null to take that back
   */
  public void cancel(UUID organization, LocalDate on) {
    run(tx -> tx.execute(CANCEL, organization, on));
  }

  /** It filed. */
  public void settle(Reached told) {
    run(
        tx ->
            notices.answer(
                tx,
                List.of(told.circular()),
                told.organization(),
                new Notices.Answer(UUID.randomUUID(), "演示-1")));
  }

  /** On the call list; the call's id. */
  public UUID call(UUID organization) {
    return call(told(organization));
  }

  public UUID call(Reached told) {
    run(tx -> contacts.call(tx, told.notice(), Cause.UNREAD, "到期没有人打开通知"));
    return read(tx -> tx.one(LAST_CALL, row -> row.getUUID("id"), told.notice()));
  }

  /** A letter that waits to be printed; its id. */
  public UUID letter(UUID organization) {
    return letter(told(organization), "演示·关于报送材料的通知", "请按时报送。");
  }

  public UUID letter(Reached told, String subject, String body) {
    run(tx -> contacts.letter(tx, told.notice(), Cause.FALLBACK, "电子邮件没有送达", subject, body));
    return read(tx -> tx.one(LAST_LETTER, row -> row.getUUID("id"), told.notice()));
  }

  /** An open task about a dead address; its id. */
  public UUID task(UUID organization) {
    String address = UUID.randomUUID() + "@demo.invalid";
    run(tx -> contacts.badContact(tx, organization, "email", address, "邮箱地址不存在"));
    return lastTask(organization);
  }

  public UUID lastTask(UUID organization) {
    return read(tx -> tx.one(LAST_TASK, row -> row.getUUID("id"), organization));
  }

  /** What a link to the notice carries. */
  public String token(UUID notice) {
    return contacts.replyToken(notice);
  }

  private <T> T read(Function<Tx, T> work) {
    return server.store().read(work);
  }

  private void run(Consumer<Tx> work) {
    server.store().run(work);
  }

  @Override
  public void close() {
    workers.close();
  }
}
