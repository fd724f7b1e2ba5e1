package cn.pufa.contact;

import cn.pufa.platform.db.Tx;
import cn.pufa.platform.files.FilePurpose;
import cn.pufa.platform.files.Files;
import cn.pufa.platform.http.Caller;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.time.BusinessClock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Service of documents (送达): windows for statements, hearings and objections start on the day it is
 * proven, not on the day something was sent. What merely left proves nothing.
 */
public final class Service {

  /** Before the id of a notice of ours that was served. */
  public static final String NOTICE = "notice/";

  /** Counts anew what runs from a service that was corrected. */
  @FunctionalInterface
  public interface Recount {

    /**
     * A problem that names what already rests on it, where it may not be corrected.
     *
     * @param wrong as it was recorded, with its correction, @param now null where it never was
     *     served
     */
    void corrected(Tx tx, ServiceProof wrong, ServiceProof now, Caller officer);
  }

  private final Files files;
  private final BusinessClock clock;
  private final Map<String, Recount> recounts = new HashMap<>();

  Service(Files files, BusinessClock clock) {
    this.files = files;
    this.clock = clock;
  }

  /**
   * @param prefix of the papers, such as {@code procedure/}
   */
  public void onCorrected(String prefix, Recount recount) {
    recounts.put(prefix, recount);
  }

  /** The first proven day; empty while nothing proves it, and then no window has started. */
  public Optional<LocalDate> provenOn(Tx tx, UUID organization, UUID notice) {
    return ServiceStore.provenOn(tx, organization, notice);
  }

  /** Which of these notices have arrived, as far as anything proves it. */
  public Set<UUID> proven(Tx tx, Collection<UUID> notices) {
    return ServiceStore.proven(tx, notices);
  }

  /**
   * What an officer records, with its proof; a problem where it proves nothing: a day to come, an
   * electronic way that nobody signed for, a public notice whose days are not over, a scan that is
   * not there.
   *
   * @param paper see {@link ServiceProof}
   * @param servedOn pointer of the day of service, as the request calls it
   */
  public ServiceProof record(
      Tx tx,
      UUID organization,
      ServiceProof.Draft draft,
      String paper,
      String servedOn,
      Caller officer) {
    ServiceProof proof = proven(tx, organization, draft, paper, servedOn, officer);
    attach(tx, draft.file(), officer, "service/" + proof.id());
    return proof;
  }

  private ServiceProof proven(
      Tx tx,
      UUID organization,
      ServiceProof.Draft draft,
      String paper,
      String servedOn,
      Caller officer) {
    requirePast(draft.servedOn(), servedOn);
    PublicNotice.require(draft, servedOn);
    if (draft.method() == ServiceProof.Method.ELECTRONIC) {
      requireConsent(tx, organization, draft.servedOn());
    }
    var proof =
        new ServiceProof(
            UUID.randomUUID(),
            organization,
            draft.notice(),
            paper,
            draft.method(),
            draft.putUpOn(),
            draft.servedOn(),
            draft.document(),
            draft.proof(),
            draft.file(),
            officer.displayName(),
            clock.now(),
            null);
    ServiceStore.add(tx, proof);
    return proof;
  }

  /** Handed over today without a scan, as a demonstration tells it. */
  public void recordTold(Tx tx, UUID organization, String document, String paper, String proof) {
    ServiceStore.add(
        tx,
        bySystem(
            organization, null, paper, ServiceProof.Method.DIRECT, clock.today(), document, proof));
  }

  /**
   * A record that is locked and stands was wrong: it is marked, and whoever counts from it counts
   * anew.
   *
   * @param right null where it never was served; its file is the old one where none was uploaded
   */
  ServiceProof correct(
      Tx tx, ServiceProof wrong, ServiceProof.Draft right, String reason, Caller officer) {
    ServiceProof now = null;
    if (right != null) {
      now = proven(tx, wrong.organization(), right, wrong.paper(), "/servedOn", officer);
      if (!Objects.equals(right.file(), wrong.file())) {
        attach(tx, right.file(), officer, "service/" + now.id());
      }
    }
    ServiceStore.correct(
        tx,
        wrong.id(),
        new ServiceProof.Correction(
            reason, officer.displayName(), clock.now(), now == null ? null : now.id()));
    ServiceProof marked = ServiceStore.lock(tx, wrong.id()).orElseThrow();
    for (Map.Entry<String, Recount> one : recounts.entrySet()) {
      if (marked.countedBy().startsWith(one.getKey())) {
        one.getValue().corrected(tx, marked, now, officer);
      }
    }
    return marked;
  }

  private static void requireConsent(Tx tx, UUID organization, LocalDate day) {
    boolean agreed =
        ServiceStore.consents(tx, organization).stream().anyMatch(consent -> consent.holdsOn(day));
    if (!agreed) {
      throw Problem.conflict("这个单位当天没有有效的电子送达确认书，电子方式不能算送达。请改用其他方式，或先登记确认书。");
    }
  }

  /**
   * @param file null where none was named
   */
  void attach(Tx tx, UUID file, Caller officer, String record) {
    if (file != null) {
      files
          .attach(tx, file, officer.person(), FilePurpose.SERVICE_PROOF, record)
          .orElseThrow(() -> Problem.invalid("/file", "没有这份扫描件，或者它已经用过。请重新上传。"));
    }
  }

  void requirePast(LocalDate day, String pointer) {
    if (day.isAfter(clock.today())) {
      throw Problem.invalid(pointer, "不能晚于今天");
    }
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
        bySystem(
            about.organization(), about.notice(), null, method, servedOn, about.subject(), proof));
  }

  private ServiceProof bySystem(
      UUID organization,
      UUID notice,
      String paper,
      ServiceProof.Method method,
      LocalDate servedOn,
      String document,
      String proof) {
    return new ServiceProof(
        UUID.randomUUID(),
        organization,
        notice,
        paper,
        method,
        null,
        servedOn,
        document,
        proof,
        null,
        null,
        clock.now(),
        null);
  }
}
