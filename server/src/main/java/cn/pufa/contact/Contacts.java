package cn.pufa.contact;

import cn.pufa.audit.Commands;
import cn.pufa.delivery.Messages;
import cn.pufa.delivery.Outcomes;
import cn.pufa.organization.Organizations;
import cn.pufa.platform.Workers;
import cn.pufa.platform.db.Database;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.files.Files;
import cn.pufa.platform.secret.SecretUrl;
import cn.pufa.platform.secret.Vault;
import cn.pufa.platform.time.BusinessClock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * The doorway of this feature: who is to be reached by people, what came back, and who wants no
 * courtesy notices.
 */
public final class Contacts {

  /** Before the token; behind {@code #}, so that the token stands in no server's log. */
  public static final String REPLY_PATH = "/#/packages/reply/link?link=";

  private static final Duration MAILBOX_EVERY = Duration.ofMinutes(1);

  private final Database database;
  private final Commands commands;
  private final Messages messages;
  private final BusinessClock clock;
  private final Tasks tasks;
  private final Service service;
  private final ReplyLinks links;
  private final ContactRoutes routes;

  public Contacts(
      Database database,
      Commands commands,
      Organizations organizations,
      Files files,
      Replies replies,
      Messages messages,
      Vault vault,
      Workers workers,
      BusinessClock clock) {
    this.database = database;
    this.commands = commands;
    this.clock = clock;
    this.messages = messages;
    tasks = new Tasks(commands, messages, organizations, clock);
    service = new Service(files, clock);
    links = new ReplyLinks(database, commands, replies, tasks, new ReplyToken(vault), clock);
    routes =
        new ContactRoutes(
            database,
            new Calls(commands, tasks, clock),
            new Letters(database, commands, tasks, service, workers, clock),
            tasks,
            new OwnReplies(commands, replies, tasks, clock),
            links,
            new ServiceRecords(database, commands, organizations, files, service, clock));
  }

  public ContactRoutes routes() {
    return routes;
  }

  public Service service() {
    return service;
  }

  /**
   * Puts the organisation of the notice on the call list; asked again, a finished call is made
   * again.
   *
   * @param why in plain words, such as what failed
   */
  public void call(Tx tx, UUID notice, Cause cause, String why) {
    CallStore.add(tx, notice, cause, why, clock.now());
  }

  /** A letter to print, to the address on the register; one a notice. */
  public void letter(Tx tx, UUID notice, Cause cause, String why, String subject, String body) {
    LetterStore.add(tx, notice, cause, why, subject, body, clock.now());
  }

  /**
   * An address that does not work: somebody is to find another. One task is open for one address.
   *
   * @param channel {@code email}, {@code sms}, {@code phone} or {@code letter}
   * @param address null where the register holds none
   */
  public void badContact(Tx tx, UUID organization, String channel, String address, String why) {
    tasks.findContact(tx, organization, channel, address, why);
  }

  /** Told what became of messages, it opens the tasks that follow. */
  public Outcomes outcomes() {
    return new ContactOutcomes(tasks);
  }

  /** Those among them that want no courtesy notices. */
  public Set<UUID> optedOut(Tx tx, List<UUID> organizations) {
    return Set.copyOf(ReplyStore.optedOutAmong(tx, organizations));
  }

  /**
   * What opens the link ({@link #REPLY_PATH}) by which whoever gets the message answers the notice,
   * once, without signing in; the same for a whole day.
   */
  public String replyToken(UUID notice) {
    return links.token(notice);
  }

  /**
   * @param age how long it is kept what was done about something that came back
   */
  public void forgetTasks(Duration age) {
    database.run(tx -> TaskStore.forget(tx, clock.now().minus(age)));
  }

  /**
   * @param age how long it is kept that mail came back
   */
  public void forgetBounces(Duration age) {
    database.run(tx -> BounceStore.forget(tx, clock.now().minus(age)));
  }

  /**
   * @param age how long it is kept with whom somebody spoke, and what was noted of it
   */
  public void forgetCalls(Duration age) {
    database.run(tx -> CallStore.forgetWords(tx, clock.now().minus(age)));
  }

  /**
   * @param age how long it is kept to whom and where a letter went
   */
  public void forgetLetters(Duration age) {
    database.run(tx -> LetterStore.forgetAddresses(tx, clock.now().minus(age)));
  }

  /**
   * @param age how long after its end it is kept who signed for electronic service, and the address
   */
  public void forgetServiceConsents(Duration age) {
    database.run(tx -> ServiceStore.forgetSigners(tx, clock.now().minus(age)));
  }

  /**
   * @param imapUrl {@code imaps://USER:PASSWORD@HOST} of the mailbox that mail servers report to
   * @param outcomes told of each message that came back
   */
  public Bounces bounces(SecretUrl imapUrl, Outcomes outcomes) {
    return new Bounces(
        database, commands, messages, outcomes, new BounceMailbox(imapUrl), clock, MAILBOX_EVERY);
  }
}
