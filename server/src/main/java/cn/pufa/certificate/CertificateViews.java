package cn.pufa.certificate;

import cn.pufa.identity.Contact;
import cn.pufa.identity.Divisions;
import cn.pufa.identity.People;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.time.BusinessClock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Certificates in words: for anyone, for their holder, for staff. */
final class CertificateViews {

  /**
   * What anyone learns of a number, which is what the paper shows; nothing but the state where
   * there is no such number.
   */
  record Verified(
      String state,
      String message,
      String number,
      String name,
      Qualification qualification,
      String title,
      String issuer,
      LocalDate passedOn,
      LocalDate validUntil,
      LocalDate endedOn) {}

  /** As its holder sees it. */
  record Own(
      UUID id,
      String number,
      String state,
      String message,
      String name,
      Qualification qualification,
      String qualificationName,
      String title,
      String issuer,
      LocalDate passedOn,
      LocalDate validUntil,
      LocalDate renewableFrom,
      String address,
      String revokeReason) {}

  record Row(
      UUID id,
      UUID person,
      String number,
      String state,
      String name,
      Qualification qualification,
      String division,
      String divisionName,
      String title,
      LocalDate passedOn,
      LocalDate validUntil,
      boolean endsSoon) {}

  record Whole(
      Row certificate,
      Instant issuedAt,
      UUID renewedBy,
      LocalDate renewedOn,
      Instant revokedAt,
      String revokedBy,
      String revokeReason,
      String address) {}

  private static final String VERIFY = "/#/packages/certificate/verify?no=";

  private final People people;
  private final Divisions divisions;
  private final Map<String, String> names;
  private final Optional<String> publicUrl;
  private final BusinessClock clock;

  CertificateViews(
      People people, Divisions divisions, Optional<String> publicUrl, BusinessClock clock) {
    this.people = people;
    this.divisions = divisions;
    this.names = divisions.namesByCode();
    this.publicUrl = publicUrl;
    this.clock = clock;
  }

  Verified unknown() {
    return new Verified(
        "unknown", "没有查到这个编号的证书。请核对编号，或者联系发证的民政局。", null, null, null, null, null, null, null, null);
  }

  Verified verified(Certificate one) {
    Certificate.State state = one.state(clock.today());
    return new Verified(
        state.code(),
        message(one, state),
        CertificateNumber.printed(one.number()),
        one.name(),
        one.qualification(),
        one.title(),
        issuer(),
        one.passedOn(),
        one.validUntil(),
        endedOn(one, state));
  }

  private static LocalDate endedOn(Certificate one, Certificate.State state) {
    return switch (state) {
      case REVOKED -> LocalDate.ofInstant(one.revokedAt(), BusinessClock.ZONE);
      case RENEWED -> one.renewedOn();
      default -> null;
    };
  }

  private static String message(Certificate one, Certificate.State state) {
    return switch (state) {
      case VALID -> "有效，到" + Days.words(one.validUntil()) + "为止。";
      case EXPIRED -> "已过有效期，" + Days.words(one.validUntil()) + "到期。";
      case RENEWED -> "持证人已经换了新证书，请看新的那张。";
      case REVOKED -> "已撤销，不能再用。";
    };
  }

  Own own(Certificate one) {
    Certificate.State state = one.state(clock.today());
    return new Own(
        one.id(),
        CertificateNumber.printed(one.number()),
        state.code(),
        message(one, state),
        one.name(),
        one.qualification(),
        one.qualification().title(),
        one.title(),
        issuer(),
        one.passedOn(),
        one.validUntil(),
        state == Certificate.State.VALID ? one.renewableFrom() : null,
        address(one.number()),
        one.revokeReason());
  }

  Row row(Certificate one) {
    LocalDate today = clock.today();
    return new Row(
        one.id(),
        one.person(),
        CertificateNumber.printed(one.number()),
        one.state(today).code(),
        one.name(),
        one.qualification(),
        one.division(),
        names.getOrDefault(one.division(), one.division()),
        one.title(),
        one.passedOn(),
        one.validUntil(),
        one.endsSoon(today));
  }

  Whole whole(Tx tx, Certificate one) {
    return new Whole(
        row(one),
        one.issuedAt(),
        one.renewedBy(),
        one.renewedOn(),
        one.revokedAt(),
        one.revokedBy() == null ? null : name(tx, one.revokedBy()),
        one.revokeReason(),
        address(one.number()));
  }

  private String name(Tx tx, UUID person) {
    Contact contact = people.contacts(tx, List.of(person)).get(person);
    return contact == null ? null : contact.name();
  }

  /**
   * Of the public page that tells the state; null where the bureau has no address.
   *
   * @param number as stored
   */
  String address(String number) {
    return publicUrl.map(url -> url + VERIFY + CertificateNumber.printed(number)).orElse(null);
  }

  String issuer() {
    return divisions.county().name() + "民政局";
  }
}
