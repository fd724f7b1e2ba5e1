package cn.pufa.certificate;

import cn.pufa.audit.Commands;
import cn.pufa.identity.Divisions;
import cn.pufa.identity.People;
import cn.pufa.identity.Roles;
import cn.pufa.notice.PersonalNotices;
import cn.pufa.platform.Workers;
import cn.pufa.platform.db.Database;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.RateLimits;
import cn.pufa.platform.time.BusinessClock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** The doorway of this feature: issuing certificates, and asking who holds a valid one. */
public final class Certificates {

  private final Validity validity = Validity.load();
  private final Database database;
  private final BusinessClock clock;
  private final String county;
  private final CertificateNotices notices;
  private final CertificateRoutes routes;
  private final CertificateViews views;

  /**
   * @param publicUrl where residents open the service, for the square code; empty for none
   */
  public Certificates(
      Database database,
      Commands commands,
      People people,
      PersonalNotices personalNotices,
      RateLimits limits,
      Divisions divisions,
      Workers workers,
      Optional<String> publicUrl,
      BusinessClock clock) {
    this.database = database;
    this.clock = clock;
    this.county = divisions.county().code();
    this.notices = new CertificateNotices(personalNotices);
    this.views = new CertificateViews(people, divisions, publicUrl, clock);
    var revocations = new Revocations(commands, notices, views, clock);
    this.routes =
        new CertificateRoutes(database, views, revocations, limits, workers, divisions, clock);
  }

  public CertificateRoutes routes() {
    return routes;
  }

  public OwnCertificates own() {
    return new OwnCertificates(views);
  }

  /**
   * In the transaction that found the exam passed. The same attempt again gives the same
   * certificate. Whoever passes while the own one still holds for more than {@value
   * Certificate#RENEWAL_DAYS} days keeps that; within them it is renewed, and the new term is added
   * to the old one.
   *
   * @return the certificate that the person holds now
   */
  public UUID issue(Tx tx, Award award) {
    CertificateStore.hold(tx, award.person());
    Optional<Certificate> known = CertificateStore.ofAttempt(tx, award.attempt());
    if (known.isPresent()) {
      return known.get().id();
    }
    LocalDate passed = LocalDate.ofInstant(award.passedAt(), BusinessClock.ZONE);
    Certificate held =
        CertificateStore.valid(tx, award.qualification(), List.of(award.person()), passed).stream()
            .findFirst()
            .orElse(null);
    if (held != null && passed.isBefore(held.renewableFrom())) {
      return held.id();
    }
    return add(tx, award, passed, held);
  }

  /** As issued the day the exam was passed, before this system kept it; nobody is told. */
  public UUID record(Tx tx, Award award) {
    LocalDate passed = LocalDate.ofInstant(award.passedAt(), BusinessClock.ZONE);
    Certificate certificate = certificate(tx, award, passed, null);
    CertificateStore.insert(tx, certificate);
    return certificate.id();
  }

  private UUID add(Tx tx, Award award, LocalDate passed, Certificate held) {
    Certificate certificate = certificate(tx, award, passed, held);
    CertificateStore.insert(tx, certificate);
    if (held != null) {
      CertificateStore.renew(tx, held.id(), certificate.id(), passed);
      notices.renewed(tx, held);
    }
    notices.issued(tx, certificate);
    return certificate.id();
  }

  private Certificate certificate(Tx tx, Award award, LocalDate passed, Certificate held) {
    LocalDate from = held == null ? passed : held.validUntil();
    return new Certificate(
        UUID.randomUUID(),
        CertificateNumber.make(),
        divisionOf(tx, award),
        award.qualification(),
        award.person(),
        award.name(),
        award.title(),
        award.attempt(),
        passed,
        clock.now(),
        passed,
        validity.until(award.qualification(), from),
        null,
        null,
        null,
        null,
        null);
  }

  private String divisionOf(Tx tx, Award award) {
    return Roles.heldBy(tx, award.person()).stream()
        .filter(held -> held.role().equals(award.qualification().code()) && held.isOwn())
        .map(Roles.Held::division)
        .findFirst()
        .orElse(county);
  }

  /** The latest of each person that is valid that day; people without one are absent. */
  public Map<UUID, Standing> valid(
      Tx tx, Qualification qualification, Collection<UUID> people, LocalDate on) {
    return people.isEmpty()
        ? Map.of()
        : CertificateStore.valid(tx, qualification, people, on).stream()
            .collect(Collectors.toMap(Certificate::person, Certificate::standing));
  }

  /** Tells those whose certificate ends soon, once each; on every node, as often as it likes. */
  public void remind() {
    new EndingSoon(database, notices, clock).tell();
  }

  /**
   * @param age how long the name stays after the end
   */
  public void forgetEnded(Duration age) {
    database.run(tx -> CertificateStore.forgetEnded(tx, clock.now().minus(age)));
  }
}
