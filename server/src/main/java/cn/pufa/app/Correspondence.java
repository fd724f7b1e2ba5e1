package cn.pufa.app;

import cn.pufa.circular.Circulars;
import cn.pufa.contact.Bounces;
import cn.pufa.contact.Contacts;
import cn.pufa.delivery.Channel;
import cn.pufa.delivery.Delivery;
import cn.pufa.delivery.DeliverySettings;
import cn.pufa.delivery.Mailer;
import cn.pufa.delivery.Messages;
import cn.pufa.delivery.Outcomes;
import cn.pufa.delivery.SmsSender;
import cn.pufa.identity.ActingPeople;
import cn.pufa.law.Citations;
import cn.pufa.notice.NoticeReplies;
import cn.pufa.notice.NoticeRoutes;
import cn.pufa.notice.Notices;
import cn.pufa.notice.PersonalNotices;
import cn.pufa.notice.PersonalWanted;
import cn.pufa.organization.Organizations;
import cn.pufa.personal.Retention;
import cn.pufa.platform.http.Routes;
import cn.pufa.platform.secret.SecretUrl;
import cn.pufa.reminder.Reminding;
import cn.pufa.wechat.WeChatReach;
import cn.pufa.wording.Templates;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How the bureau writes to organisations and people, reminds them and hears back: words, notices,
 * circulars, reminders, contacts and what carries them, put together.
 */
final class Correspondence implements AutoCloseable {

  private final Ground ground;
  private final OutsideParties outside;
  private final WeChatReach weChatReach;
  private final Templates templates;
  private final Messages messages;
  private final Contacts contacts;
  private final Notices notices;
  private final Outcomes told;
  private final Reminding reminding;
  private final Circulars circulars;
  private final PersonalNotices personalNotices;
  private final PersonalWanted wanted;

  /**
   * @param publicUrl to which messages link; empty where the bureau has not said
   */
  Correspondence(
      Ground ground,
      OutsideParties outside,
      Organizations organizations,
      Citations citations,
      Optional<String> publicUrl) {
    this.ground = ground;
    this.outside = outside;
    var database = ground.database();
    var commands = ground.commands();
    var people = ground.people();
    var workers = ground.workers();
    var clock = ground.clock();
    String bureau = ground.bureau();
    weChatReach =
        new WeChatReach(
            database,
            commands,
            outside.weChat(),
            outside.miniProgram(),
            outside.serviceAccount(),
            clock);
    templates =
        new Templates(
            database,
            commands,
            people,
            citations,
            organizations,
            ground.divisions(),
            clock,
            outside.smsSignature());
    messages = new Messages(clock);
    contacts =
        new Contacts(
            database,
            commands,
            organizations,
            ground.files(),
            new NoticeReplies(),
            messages,
            ground.vault(),
            workers,
            clock);
    notices =
        new Notices(
            organizations,
            new ActingPeople(bureau, clock),
            weChatReach,
            contacts,
            messages,
            templates.filling(),
            publicUrl,
            clock);
    told = Outcomes.inOrder(notices.outcomes(), contacts.outcomes());
    reminding = new Reminding(database, commands, notices, ground.calendar(), clock, bureau);
    reminding.provideLadder();
    circulars =
        new Circulars(
            database,
            commands,
            notices,
            messages,
            templates,
            told,
            ground.changes(),
            reminding,
            ground.calendar(),
            workers,
            clock,
            bureau);
    circulars.start();
    personalNotices =
        new PersonalNotices(database, commands, messages, people, outside.quiet(), clock);
    wanted = new PersonalWanted(notices.wanted(), clock);
  }

  Templates templates() {
    return templates;
  }

  Messages messages() {
    return messages;
  }

  Contacts contacts() {
    return contacts;
  }

  Notices notices() {
    return notices;
  }

  Reminding reminding() {
    return reminding;
  }

  Circulars circulars() {
    return circulars;
  }

  PersonalNotices personalNotices() {
    return personalNotices;
  }

  /** Which features say of their notices whether they still matter. */
  PersonalWanted wanted() {
    return wanted;
  }

  /** What of WeChat is a person's own. */
  void register(PersonalRecords records) {
    records.register(weChatReach.subscriptions(), weChatReach.followers());
  }

  /** What carries everything out, over all channels. */
  Delivery delivery(DeliverySettings settings, Mailer mailer) {
    List<Channel> channels = new ArrayList<>(weChatReach.channels());
    channels.add(mailer);
    channels.add(new SmsSender(outside.sms()));
    return new Delivery(
        ground.database(), ground.clock(), ground.changes(), settings, channels, wanted, told);
  }

  /** What comes back to the mailbox. */
  Bounces bounces(SecretUrl imapUrl) {
    return contacts.bounces(imapUrl, told);
  }

  /** What of it is forgotten in time. */
  Stream<Runnable> forgetting(Retention retention) {
    return Stream.of(
        retention.chore("wechat_push", weChatReach::forgetPushes),
        retention.chore("finished_contact_task", contacts::forgetTasks),
        retention.chore("left_follower", weChatReach::forgetFollowers),
        retention.chore("old_call", contacts::forgetCalls),
        retention.chore("old_letter", contacts::forgetLetters),
        retention.chore("sent_message", this::forgetMessages),
        retention.chore("ended_service_consent", contacts::forgetServiceConsents),
        retention.chore("bounce", contacts::forgetBounces),
        retention.chore("personal_notice", personalNotices::forgetOld));
  }

  private void forgetMessages(Duration age) {
    ground.database().run(tx -> messages.forgetOld(tx, ground.clock().now().minus(age)));
  }

  /** What falls due by the clock. */
  Stream<Runnable> due() {
    return Stream.of(
        reminding::run,
        () -> weChatReach.followMissed(ground.database(), messages, told),
        () -> notices.escalate(ground.database()));
  }

  void bind(Routes routes) {
    templates.routes().bind(routes);
    new NoticeRoutes(ground.database(), ground.commands(), contacts.service(), ground.clock())
        .bind(routes);
    contacts.routes().bind(routes);
    weChatReach.routes().bind(routes);
    reminding.routes().bind(routes);
    circulars.routes().bind(routes);
    personalNotices.routes().bind(routes);
  }

  @Override
  public void close() {
    circulars.close();
  }
}
