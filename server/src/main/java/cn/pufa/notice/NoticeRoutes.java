package cn.pufa.notice;

import cn.pufa.audit.Commands;
import cn.pufa.audit.Commands.Outcome;
import cn.pufa.contact.ElectronicConsent;
import cn.pufa.contact.Service;
import cn.pufa.platform.db.Changes;
import cn.pufa.platform.db.Database;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.http.Routes;
import cn.pufa.platform.time.BusinessClock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** Operations of {@code notice.yaml}: the organisation's side. */
public final class NoticeRoutes {

  private record InboxPage(int total, int unread, List<InboxNotice> items) {}

  private final Database database;
  private final Commands commands;
  private final Service service;
  private final BusinessClock clock;

  public NoticeRoutes(Database database, Commands commands, Service service, BusinessClock clock) {
    this.database = database;
    this.commands = commands;
    this.service = service;
    this.clock = clock;
  }

  public void bind(Routes routes) {
    routes.add("listInbox", this::listInbox);
    routes.add("openNotice", this::openNotice);
    routes.add("acknowledgeNotice", this::acknowledgeNotice);
  }

  private Answer listInbox(Request request) {
    UUID[] organizations = request.reach().organizationIds();
    return database.read(
        tx -> {
          var count = NoticeStore.countInbox(tx, organizations);
          return Answer.ok(
              new InboxPage(
                  count.total(),
                  count.unread(),
                  NoticeStore.inbox(tx, organizations, request.page())));
        });
  }

  private Answer openNotice(Request request) {
    return commands.run(
        request,
        tx ->
            told(
                tx,
                NoticeStore.read(
                        tx, request.id("notice"), request.reach().organizationIds(), clock.now())
                    .orElseThrow(Problem::notFound)));
  }

  private Answer acknowledgeNotice(Request request) {
    return commands.run(
        request,
        tx ->
            told(
                tx,
                NoticeStore.acknowledge(
                        tx, request.id("notice"), request.reach().organizationIds(), clock.now())
                    .orElseThrow(Problem::notFound)));
  }

  /** Opening it is service where the organisation signed for the inbox. */
  private Outcome told(Tx tx, InboxNotice notice) {
    service.arrived(
        tx,
        notice.id(),
        ElectronicConsent.Way.INBOX,
        null,
        LocalDate.ofInstant(notice.readAt(), BusinessClock.ZONE),
        "在普法通收件箱打开");
    Changes.publish(tx, Notices.PROGRESS, "read");
    return Outcome.of("notice/" + notice.id(), Answer.ok(notice));
  }
}
