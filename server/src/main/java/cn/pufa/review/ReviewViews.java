package cn.pufa.review;

import cn.pufa.certificate.CertificateNumber;
import cn.pufa.contact.Service;
import cn.pufa.filing.CellChange;
import cn.pufa.identity.Divisions;
import cn.pufa.identity.People;
import cn.pufa.organization.Charter;
import cn.pufa.organization.ScopeItem;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Reach;
import cn.pufa.platform.time.BusinessClock;
import com.google.gson.JsonElement;
import com.google.gson.annotations.SerializedName;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Reviews and decisions as the contract shows them. */
final class ReviewViews {

  record Row(
      @SerializedName("return") UUID returnId,
      UUID organization,
      String organizationName,
      String organizationType,
      String township,
      String townshipName,
      int year,
      String state,
      Instant arrivedAt,
      long ageDays,
      boolean late,
      boolean paper,
      int version,
      int risk,
      List<String> flags,
      String holder,
      Instant heldUntil,
      boolean mine,
      LocalDate correctionDue,
      Boolean correctionOverdue) {}

  record FlagView(
      String rule,
      String title,
      Grade grade,
      int weight,
      String explanation,
      Map<String, String> compared,
      List<String> cells,
      String clause,
      boolean dismissed,
      String dismissedBy,
      Instant dismissedAt,
      String dismissedReason) {}

  record ChangeView(String cell, String label, JsonElement before, JsonElement after) {}

  record CorrectionView(
      int turn,
      List<String> cells,
      String reason,
      String askedBy,
      Instant askedAt,
      LocalDate dueOn,
      String explanation,
      boolean overdue,
      Instant answeredAt,
      List<ChangeView> changes,
      Instant endedAt,
      String endedBy,
      String endReason) {}

  record CharterView(
      LocalDate approvedOn,
      String purpose,
      List<String> scope,
      int termYears,
      int councilMeetingsPerYear,
      Integer assemblyMeetingsPerYear,
      int councilMin,
      int councilMax) {}

  record DecisionView(
      UUID id,
      @SerializedName("return") UUID returnId,
      UUID organization,
      String organizationName,
      int year,
      int turn,
      String state,
      Grade grade,
      Grade suggested,
      String differsBecause,
      List<String> reasons,
      List<String> rules,
      String proposedBy,
      Instant proposedAt,
      boolean own,
      String adjustReason,
      UUID supersedes,
      String checkedBy,
      Instant checkedAt,
      String opinion,
      LocalDate decidedOn,
      String documentNumber,
      String verification,
      String address,
      UUID notice,
      LocalDate servedOn) {}

  record RectificationView(
      UUID id,
      UUID decision,
      @SerializedName("return") UUID returnId,
      UUID organization,
      String organizationName,
      int year,
      Grade grade,
      String documentNumber,
      UUID notice,
      String state,
      boolean overdue,
      LocalDate servedOn,
      LocalDate dueOn,
      String explanation,
      String report,
      LocalDate receivedOn,
      LocalDate checkedOn,
      String checkedBy,
      String opinion) {}

  private static final String VERIFY = "/#/packages/review/verify?no=";

  private final People people;
  private final Service service;
  private final Map<String, String> divisions;
  private final Optional<String> publicUrl;
  private final BusinessClock clock;

  ReviewViews(
      People people,
      Service service,
      Divisions divisions,
      Optional<String> publicUrl,
      BusinessClock clock) {
    this.people = people;
    this.service = service;
    this.divisions = divisions.namesByCode();
    this.publicUrl = publicUrl;
    this.clock = clock;
  }

  Row row(Tx tx, UUID id, UUID caller) {
    return row(tx, ReviewStore.byId(tx, Reach.ALL, id).orElseThrow(), caller);
  }

  Row row(Tx tx, ReviewStore.Listed listed, UUID caller) {
    return rows(tx, List.of(listed), caller).getFirst();
  }

  List<Row> rows(Tx tx, List<ReviewStore.Listed> all, UUID caller) {
    var names = new Names(people, tx);
    return all.stream().map(listed -> row(names, listed, caller)).toList();
  }

  private Row row(Names names, ReviewStore.Listed listed, UUID caller) {
    Review review = listed.review();
    boolean held = review.state() == Review.State.WAITING && review.isHeld(clock.now());
    LocalDate arrived = LocalDate.ofInstant(review.arrivedAt(), BusinessClock.ZONE);
    return new Row(
        review.id(),
        review.organization(),
        review.organizationName(),
        review.organizationType(),
        review.township(),
        divisions.getOrDefault(review.township(), review.township()),
        review.year(),
        review.state().code(),
        review.arrivedAt(),
        ChronoUnit.DAYS.between(arrived, clock.today()),
        review.late(),
        listed.paper(),
        review.version(),
        review.risk(),
        listed.flags(),
        held ? names.of(review.claimedBy()) : null,
        held ? review.claimedUntil() : null,
        held && review.claimedBy().equals(caller),
        listed.due(),
        listed.due() == null ? null : listed.due().isBefore(clock.today()));
  }

  FlagView flag(Tx tx, Flag flag) {
    Flag.Dismissal dismissal = flag.dismissal();
    return new FlagView(
        flag.rule(),
        flag.title(),
        flag.grade(),
        flag.weight(),
        flag.explanation(),
        flag.compared(),
        flag.cells(),
        flag.clause(),
        dismissal != null,
        dismissal == null ? null : name(tx, dismissal.by()),
        dismissal == null ? null : dismissal.at(),
        dismissal == null ? null : dismissal.reason());
  }

  CorrectionView correction(Tx tx, Correction one, List<CellChange> changes) {
    Correction.End end = one.end();
    return new CorrectionView(
        one.turn(),
        one.cells(),
        one.reason(),
        name(tx, one.askedBy()),
        one.askedAt(),
        one.dueOn(),
        one.explanation(),
        one.isOverdue(clock.today()),
        one.answeredAt(),
        changes.stream()
            .map(
                change ->
                    new ChangeView(change.cell(), change.label(), change.before(), change.after()))
            .toList(),
        end == null ? null : end.at(),
        end == null ? null : name(tx, end.by()),
        end == null ? null : end.reason());
  }

  static CharterView charter(Charter charter) {
    return new CharterView(
        charter.approvedOn(),
        charter.purpose(),
        charter.scope().stream().map(ScopeItem::text).toList(),
        charter.termYears(),
        charter.councilMeetingsPerYear(),
        charter.assemblyMeetingsPerYear(),
        charter.councilMin(),
        charter.councilMax());
  }

  /**
   * @param caller who asks; null for one of the organisation, who sees what its letter says, no
   *     names of staff and nothing that these said among themselves
   */
  DecisionView decision(Tx tx, Decision one, UUID caller) {
    return decisions(tx, List.of(one), caller).getFirst();
  }

  List<DecisionView> decisions(Tx tx, List<Decision> all, UUID caller) {
    var names = new Names(people, tx);
    return all.stream().map(one -> decision(tx, names, one, caller)).toList();
  }

  private DecisionView decision(Tx tx, Names names, Decision one, UUID caller) {
    Decision.Check check = one.checked();
    Decision.Issue issue = one.issue();
    boolean toStaff = caller != null;
    return new DecisionView(
        one.id(),
        one.review(),
        one.organization(),
        one.organizationName(),
        one.year(),
        one.turn(),
        one.state().code(),
        one.grade(),
        toStaff ? one.suggested() : null,
        toStaff ? one.differsBecause() : null,
        one.reasons(),
        one.rules(),
        toStaff ? names.of(one.proposedBy()) : null,
        one.proposedAt(),
        one.proposedBy().equals(caller),
        one.adjustReason(),
        one.supersedes(),
        check == null || !toStaff ? null : names.of(check.by()),
        check == null ? null : check.at(),
        check == null || !toStaff ? null : check.opinion(),
        issue == null ? null : issue.decidedOn(),
        issue == null ? null : issue.documentNumber(),
        issue == null ? null : CertificateNumber.printed(issue.verification()),
        issue == null ? null : address(issue.verification()),
        issue == null ? null : issue.notice(),
        issue == null || issue.notice() == null
            ? null
            : service.provenOn(tx, one.organization(), issue.notice()).orElse(null));
  }

  RectificationView rectification(Tx tx, Rectification one) {
    return rectifications(tx, List.of(one), true).getFirst();
  }

  /** The organisation reads what was found and why, not by whom. */
  List<RectificationView> rectifications(Tx tx, List<Rectification> all, boolean toStaff) {
    var names = new Names(people, tx);
    return all.stream().map(one -> rectification(tx, names, one, toStaff)).toList();
  }

  private RectificationView rectification(Tx tx, Names names, Rectification one, boolean toStaff) {
    LocalDate served =
        one.servedOn() != null || one.notice() == null
            ? one.servedOn()
            : service.provenOn(tx, one.organization(), one.notice()).orElse(null);
    return new RectificationView(
        one.id(),
        one.decision(),
        one.review(),
        one.organization(),
        one.organizationName(),
        one.year(),
        one.grade(),
        one.documentNumber(),
        one.notice(),
        one.state().code(),
        one.isOverdue(clock.today()),
        served,
        one.dueOn(),
        explanation(one, served),
        one.report(),
        one.receivedOn(),
        one.checkedOn(),
        one.checkedBy() == null || !toStaff ? null : names.of(one.checkedBy()),
        one.opinion());
  }

  private static String explanation(Rectification one, LocalDate served) {
    boolean isServed = one.state() != Rectification.State.UNSERVED;
    if (isServed || served == null && one.explanation() != null) {
      return one.explanation();
    }
    return served == null ? "还没有登记送达，期限没有开始算。" : "送达已经登记，马上开始计算；一直不出现期限的，请看那一年的放假安排录入了没有。";
  }

  /** Of the public page; null where the service has no address. */
  String address(String verification) {
    return publicUrl
        .map(url -> url + VERIFY + CertificateNumber.printed(verification))
        .orElse(null);
  }

  String name(Tx tx, UUID person) {
    return new Names(people, tx).of(person);
  }
}
