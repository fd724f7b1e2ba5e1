package cn.pufa.filing;

import cn.pufa.audit.Commands;
import cn.pufa.audit.Commands.Outcome;
import cn.pufa.filing.PageStore.Kind;
import cn.pufa.filing.PageStore.Offered;
import cn.pufa.filing.StandStore.Stand;
import cn.pufa.notice.Notices;
import cn.pufa.platform.db.Database;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.files.FileContent;
import cn.pufa.platform.files.Files;
import cn.pufa.platform.files.StoredFile;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.Reach;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.time.BusinessClock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** The legal representative's confirmation, and scanned pages in place of a sign-in. */
final class Confirmations {

  private record Seen(String sha256) {}

  private record Offer(Kind kind, List<UUID> uploads, LocalDate signedOn) {}

  private record Check(boolean accept, String reason) {}

  private record Ground(Database database, Commands commands, Sheets sheets, BusinessClock clock) {}

  private final Ground ground;
  private final Submissions submissions;
  private final Stands stands;
  private final Uploads uploads;
  private final Attachments attachments;
  private final Files files;
  private final Notices notices;
  private final String division;

  Confirmations(
      Database database,
      Commands commands,
      Sheets sheets,
      Submissions submissions,
      Stands stands,
      Uploads uploads,
      Attachments attachments,
      Files files,
      Notices notices,
      BusinessClock clock,
      String division) {
    this.ground = new Ground(database, commands, sheets, clock);
    this.submissions = submissions;
    this.stands = stands;
    this.uploads = uploads;
    this.attachments = attachments;
    this.files = files;
    this.notices = notices;
    this.division = division;
  }

  Answer confirm(Request request) {
    String sha256 = request.body(Seen.class).sha256();
    return ground
        .commands()
        .run(
            request,
            tx -> {
              Filing filing = find(tx, request.reach(), request.id("filing"));
              Stands.requireFiled(filing);
              stands.put(
                  tx,
                  filing,
                  StandStore.CONFIRMATION,
                  submissions.bySignIn(tx, filing, sha256, request.caller()));
              return Outcome.of(filing.record(), Answer.ok(stands.confirmation(tx, filing)));
            });
  }

  Answer offer(Request request) {
    var offer = request.body(Offer.class);
    LocalDate today = ground.clock().today();
    LocalDate signedOn = offer.signedOn() == null ? today : offer.signedOn();
    if (signedOn.isAfter(today)) {
      throw Problem.invalid("/signedOn", "页上的日期不能晚于今天。");
    }
    FileContent content = uploads.admit(request, request.id("filing"), offer.uploads());
    return ground
        .commands()
        .run(
            request,
            tx -> {
              Filing filing = find(tx, request.reach(), request.id("filing"));
              Stands.requireFiled(filing);
              requireWanted(tx, filing, offer.kind());
              offer.uploads().forEach(upload -> Uploads.take(tx, filing.id(), upload));
              if (content == null) {
                throw Problem.invalid("/uploads", "没有这个文件，或者还没有传完。请重新上传。");
              }
              offer(tx, filing, offer.kind(), signedOn, content, request.caller().person());
              return Outcome.of(filing.record(), Answer.ok(step(tx, filing, offer.kind())));
            });
  }

  private void requireWanted(Tx tx, Filing filing, Kind kind) {
    if (step(tx, filing, kind).isDone()) {
      throw Problem.conflict("这一步已经完成，不用再传。");
    }
  }

  private Step step(Tx tx, Filing filing, Kind kind) {
    return kind == Kind.STAMPED
        ? stands.confirmation(tx, filing)
        : stands.consent(tx, filing, filing.unit());
  }

  private void offer(
      Tx tx, Filing filing, Kind kind, LocalDate signedOn, FileContent content, UUID person) {
    StoredFile stored = attachments.store(tx, filing, content, person);
    var page =
        new Offered(
            UUID.randomUUID(),
            filing.id(),
            kind,
            filing.version(),
            Stands.sha256(tx, filing),
            stored.id(),
            stored.mediaType(),
            signedOn,
            "waiting",
            null,
            ground.clock().now());
    PageStore.insert(tx, page, person);
    FilingStore.happened(tx, filing, ground.clock().now(), "page_offered", kind.words(), person);
  }

  StoredFile page(UUID id) {
    return ground
        .database()
        .read(
            tx ->
                PageStore.find(tx, id)
                    .flatMap(page -> files.find(tx, page.file(), Filing.record(page.filing())))
                    .orElseThrow(Problem::notFound));
  }

  Answer check(Request request) {
    var check = request.body(Check.class);
    if (!check.accept() && check.reason() == null) {
      throw Problem.invalid("/reason", "不通过的，请写明原因。");
    }
    UUID person = request.caller().person();
    return ground
        .commands()
        .run(
            request,
            tx -> {
              Offered page = PageStore.find(tx, request.id("page")).orElseThrow(Problem::notFound);
              Filing filing = find(tx, Reach.ALL, page.filing());
              if (!PageStore.check(
                  tx, page.id(), check.accept(), check.reason(), ground.clock().now(), person)) {
                throw Problem.conflict("这一页已经核对过，或者换成了新的一页。");
              }
              if (check.accept()) {
                accept(tx, filing, page, request.caller().displayName(), person);
              } else {
                refuse(tx, filing, page, check.reason(), person);
              }
              return new Outcome(
                  filing.record(),
                  check.reason(),
                  (Answer.Json) Answer.ok(step(tx, filing, page.kind())));
            });
  }

  private void accept(Tx tx, Filing filing, Offered page, String officer, UUID person) {
    if (filing.version() != page.version()) {
      throw Problem.conflict("年报在这一页上传以后改过。请让对方重新盖章上传。");
    }
    var stand =
        new Stand(
            page.version(),
            true,
            Step.By.PAGE,
            page.sha256(),
            page.signedOn(),
            officer + "核对",
            person,
            null);
    stands.put(tx, filing, page.kind().stand(), stand);
  }

  private void refuse(Tx tx, Filing filing, Offered page, String reason, UUID person) {
    FilingStore.happened(tx, filing, ground.clock().now(), "page_refused", reason, person);
    notices.send(
        tx,
        division,
        new Notices.Letter(
            filing.organization(),
            filing.organizationName(),
            Notices.INBOX,
            null,
            filing.year() + "年度工作报告的" + page.kind().words() + "没有通过",
            "原因：" + reason + "\n请重新上传。年报本身已经收到，不受影响。",
            null));
  }

  private static Filing find(Tx tx, Reach reach, UUID id) {
    return FilingStore.lock(tx, reach, id).orElseThrow(Problem::notFound);
  }
}
