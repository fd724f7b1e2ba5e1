package cn.pufa.delivery;

import cn.pufa.audit.Commands;
import cn.pufa.contact.Contacts;
import cn.pufa.identity.ActingPeople;
import cn.pufa.notice.NoticeReplies;
import cn.pufa.notice.Notices;
import cn.pufa.notice.Plan;
import cn.pufa.notice.Told;
import cn.pufa.organization.Organizations;
import cn.pufa.platform.Workers;
import cn.pufa.platform.db.Changes;
import cn.pufa.platform.db.Database;
import cn.pufa.platform.files.Files;
import cn.pufa.platform.secret.Vault;
import cn.pufa.platform.secret.VaultKeys;
import cn.pufa.platform.time.BusinessClock;
import cn.pufa.testing.Jdbc;
import cn.pufa.testing.TestServer;
import cn.pufa.wechat.WeChatReach;
import cn.pufa.wording.Filling;
import cn.pufa.wording.Forms;
import cn.pufa.wording.ShortName;
import cn.pufa.wording.SmsText;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A node that tells organisations and sends, wired as the server is: each message is asked for in
 * its claim, gets its words and its reply link there, and is told of to whoever follows it.
 */
final class NoticeNode implements BenchNode {

  private static final String BUREAU = "440881";
  private static final BusinessClock CLOCK = new BusinessClock(Clock.systemUTC());
  private static final Plan BY_EMAIL =
      new Plan(List.of("email"), List.of("sms", "phone", "letter"), 5);

  private final Vertx vertx = Vertx.vertx();
  private final Workers workers = new Workers();
  private final Database database;
  private final Changes changes;
  private final Notices notices;
  private final Delivery delivery;
  private final List<Notices.Recipient> recipients;

  /**
   * @param recipients of whom the first are told
   */
  NoticeNode(String url, List<Notices.Recipient> recipients, Channel channel) {
    this.recipients = recipients;
    database = TestServer.connections(vertx, url);
    changes = new Changes(database);
    changes.start(vertx);
    var messages = new Messages(CLOCK);
    var commands = new Commands(database, CLOCK);
    var organizations = new Organizations(BUREAU, CLOCK);
    var contacts = contacts(commands, organizations, messages);
    notices =
        new Notices(
            organizations,
            new ActingPeople(BUREAU, CLOCK),
            withoutWeChat(commands),
            contacts,
            messages,
            new Filling(new SmsText("演示民政局", new ShortName("廉江市"))),
            Optional.of("https://demo.invalid"),
            CLOCK);
    delivery =
        new Delivery(
            database,
            CLOCK,
            changes,
            DeliverySettings.DEFAULT,
            List.of(channel),
            notices.wanted(),
            Outcomes.inOrder(notices.outcomes(), contacts.outcomes()));
  }

  private Contacts contacts(Commands commands, Organizations organizations, Messages messages) {
    return new Contacts(
        database,
        commands,
        organizations,
        new Files(database, CLOCK, workers, Path.of(System.getProperty("java.io.tmpdir"))),
        new NoticeReplies(),
        messages,
        new Vault(VaultKeys.DEMO),
        workers,
        CLOCK);
  }

  private WeChatReach withoutWeChat(Commands commands) {
    return new WeChatReach(
        database,
        commands,
        new WeChatReach.Settings(
            Optional.empty(), Optional.empty(), Optional.empty(), List.of(), Optional.empty()),
        Optional.empty(),
        Optional.empty(),
        CLOCK);
  }

  /** Makes so many organisations, each with an e-mail address. */
  static List<Notices.Recipient> register(Jdbc database, int organizations) {
    database.execute(
        """
        insert into organization (division, credit_code, name, type, charity, township, address, registered_on,
               legal_representative, contact_email, created_at, updated_at)
        select '440881', 'DEMO' || lpad(n::text, 14, '0'), '廉江市演示第' || n || '志愿服务协会', 'social_group', false,
               '440881101', '演示路', date '2020-01-01', '演示人', 'demo-' || n || '@demo.invalid', now(), now()
          from generate_series(1, %d) n"""
            .formatted(organizations));
    database.execute("analyze organization");
    return database.column("select id || ' ' || name from organization").stream()
        .map(line -> line.split(" ", 2))
        .map(parts -> new Notices.Recipient(UUID.fromString(parts[0]), parts[1]))
        .toList();
  }

  /** One circular to so many, in one transaction. */
  @Override
  public void queue(int messages) {
    UUID circular = UUID.randomUUID();
    database.run(
        tx -> {
          notices.open(tx, told(circular));
          notices.enqueue(
              tx,
              circular,
              Forms.plain("演示·关于报送材料的通知", "{organization}：\n请于5月31日前报送材料。"),
              recipients.subList(0, messages));
        });
  }

  private static Told told(UUID circular) {
    return new Told(
        circular,
        BUREAU,
        Told.Kind.STATUTORY,
        "circular",
        "演示·关于报送材料的通知",
        "演示发〔2026〕9号",
        null,
        LocalDate.of(2027, 5, 31),
        "演示",
        BY_EMAIL);
  }

  @Override
  public NoticeNode start() {
    delivery.start();
    return this;
  }

  @Override
  public void close() {
    delivery.close();
    changes.close();
    database.close();
    workers.close();
    vertx.close().await();
  }
}
