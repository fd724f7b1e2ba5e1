package cn.pufa.certificate;

import cn.pufa.identity.Divisions;
import cn.pufa.platform.Workers;
import cn.pufa.platform.db.Database;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.files.SquareCode;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.RateLimits;
import cn.pufa.platform.http.Reach;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.http.Routes;
import cn.pufa.platform.time.BusinessClock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** Operations of {@code certificate.yaml}. */
public final class CertificateRoutes {

  private record OwnList(List<CertificateViews.Own> items) {}

  private record RowPage(int total, int endingSoon, List<CertificateViews.Row> items) {}

  /** Many people may share an address, such as all of a township's office. */
  private static final int LOOKS_OF_ADDRESS = 60;

  private static final Duration WINDOW = Duration.ofMinutes(10);
  private static final String PDF = "application/pdf";

  private final Database database;
  private final CertificateViews views;
  private final Revocations revocations;
  private final RateLimits limits;
  private final Workers workers;
  private final Divisions divisions;
  private final BusinessClock clock;

  CertificateRoutes(
      Database database,
      CertificateViews views,
      Revocations revocations,
      RateLimits limits,
      Workers workers,
      Divisions divisions,
      BusinessClock clock) {
    this.database = database;
    this.views = views;
    this.revocations = revocations;
    this.limits = limits;
    this.workers = workers;
    this.divisions = divisions;
    this.clock = clock;
  }

  public void bind(Routes routes) {
    routes.add("verifyCertificate", this::verifyCertificate);
    routes.add("getCertificateCode", this::getCertificateCode);
    routes.add("listMyCertificates", this::listMyCertificates);
    routes.add("getMyCertificatePaper", this::getMyCertificatePaper);
    routes.add("listCertificates", this::listCertificates);
    routes.add("exportCertificates", this::exportCertificates);
    routes.add("getCertificate", this::getCertificate);
    routes.add("getCertificatePaper", this::getCertificatePaper);
    routes.add("revokeCertificate", revocations::revoke);
  }

  private Answer verifyCertificate(Request request) {
    if (!limits.take("certificate-verify:" + request.address(), LOOKS_OF_ADDRESS, WINDOW)) {
      throw Problem.tooManyRequests(WINDOW, "十分钟后可以再查。");
    }
    String number = CertificateNumber.read(request.text("number"));
    return Answer.ok(
        database.read(
            tx ->
                CertificateStore.ofNumber(tx, number)
                    .map(views::verified)
                    .orElseGet(views::unknown)));
  }

  private Answer getCertificateCode(Request request) {
    String address = views.address(CertificateNumber.read(request.text("number")));
    if (address == null) {
      throw Problem.notFound();
    }
    return Answer.file("image/png", "code.png", SquareCode.png(address));
  }

  private Answer listMyCertificates(Request request) {
    UUID person = request.caller().person();
    return Answer.ok(
        new OwnList(
            database.read(
                tx -> CertificateStore.ofPerson(tx, person).stream().map(views::own).toList())));
  }

  private Answer getMyCertificatePaper(Request request) {
    UUID person = request.caller().person();
    UUID id = request.id("certificate");
    return paper(
        database.read(
            tx ->
                CertificateStore.ofPerson(tx, person).stream()
                    .filter(one -> one.id().equals(id))
                    .findFirst()
                    .orElseThrow(Problem::notFound)));
  }

  private Answer getCertificatePaper(Request request) {
    return paper(database.read(tx -> found(tx, request)));
  }

  private Answer paper(Certificate one) {
    if (one.name() == null) {
      throw Problem.conflict("这张证书的姓名已经删除，不能再打印。");
    }
    String address = views.address(one.number());
    byte[] pdf = workers.call(() -> CertificatePaper.pdf(one, views.issuer(), address));
    return Answer.file(PDF, "certificate.pdf", pdf);
  }

  private Answer listCertificates(Request request) {
    var filter = filter(request);
    var ending = new CertificateStore.Filter(null, "ending", null, null);
    Reach reach = request.reach();
    LocalDate today = clock.today();
    return database.read(
        tx -> {
          int total = CertificateStore.count(tx, reach, filter, today);
          return Answer.ok(
              new RowPage(
                  total,
                  CertificateStore.count(tx, reach, ending, today),
                  CertificateStore.page(tx, reach, filter, today, total, request.page()).stream()
                      .map(views::row)
                      .toList()));
        });
  }

  private CertificateStore.Filter filter(Request request) {
    String township = request.text("township");
    if (township != null && !divisions.contains(township)) {
      throw Problem.invalid("query/township", "没有这个镇街");
    }
    return new CertificateStore.Filter(
        request.text("qualification"), request.text("state"), township, request.text("text"));
  }

  private Answer exportCertificates(Request request) {
    var filter = filter(request);
    List<CertificateViews.Row> rows =
        database.read(
            tx -> {
              LocalDate today = clock.today();
              int total = CertificateStore.count(tx, request.reach(), filter, today);
              return CertificateStore.page(
                      tx, request.reach(), filter, today, total, Request.Page.ALL)
                  .stream()
                  .map(views::row)
                  .toList();
            });
    return Answer.xlsx("certificates.xlsx", workers.call(() -> CertificateWorkbook.write(rows)));
  }

  private Answer getCertificate(Request request) {
    return Answer.ok(database.read(tx -> views.whole(tx, found(tx, request))));
  }

  private static Certificate found(Tx tx, Request request) {
    return CertificateStore.byId(tx, request.reach(), request.id("certificate"))
        .orElseThrow(Problem::notFound);
  }
}
