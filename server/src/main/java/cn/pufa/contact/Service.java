package cn.pufa.contact;

import cn.pufa.platform.db.Tx;
import cn.pufa.platform.time.BusinessClock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * Service of documents (送达): windows for statements, hearings and objections start on the day it is
 * proven, not on the day something was sent. What merely left proves nothing.
 */
public final class Service {

  private final BusinessClock clock;

  Service(BusinessClock clock) {
    this.clock = clock;
  }

  /** The first proven day; empty while nothing proves it, and then no window has started. */
  public Optional<LocalDate> provenOn(Tx tx, UUID organization, UUID notice) {
    return ServiceStore.provenOn(tx, organization, notice);
  }

  /**
   * Something reached an organisation electronically. It counts as service where the organisation
   * had signed for exactly this way and address, once a notice; otherwise nothing is recorded.
   *
   * @param address null for the inbox
   * @param proof such as 收件箱打开时间
   */
  public boolean arrived(
      Tx tx, UUID notice, ElectronicConsent.Way way, String address, LocalDate day, String proof) {
    var about = ContactStore.about(tx, notice).orElseThrow();
    boolean agreed =
        ServiceStore.consents(tx, about.organization()).stream()
            .filter(consent -> consent.holdsOn(day))
            .anyMatch(
                consent ->
                    consent.way() == way
                        && (consent.address() == null || consent.address().equals(address)));
    if (!agreed || ServiceStore.has(tx, notice, ServiceProof.Method.ELECTRONIC)) {
      return false;
    }
    add(tx, about, ServiceProof.Method.ELECTRONIC, day, proof);
    return true;
  }

  /** A letter that was signed for. */
  void posted(Tx tx, PostalLetter letter, PostalLetter.Ended ended) {
    var about = ContactStore.about(tx, letter.notice()).orElseThrow();
    String proof = "邮件号 " + letter.trackingNumber() + "，签收：" + ended.why();
    add(tx, about, ServiceProof.Method.POST, ended.endedOn(), proof);
  }

  private void add(
      Tx tx,
      ContactStore.About about,
      ServiceProof.Method method,
      LocalDate servedOn,
      String proof) {
    ServiceStore.add(
        tx,
        new ServiceProof(
            UUID.randomUUID(),
            about.organization(),
            about.notice(),
            method,
            servedOn,
            about.subject(),
            proof,
            null,
            null,
            clock.now()));
  }
}
