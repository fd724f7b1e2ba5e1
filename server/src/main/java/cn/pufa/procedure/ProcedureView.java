package cn.pufa.procedure;

import cn.pufa.platform.http.Caller;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** A procedure as the contract shows it: to staff whole, to its party without names and review. */
record ProcedureView(
    UUID id,
    UUID organization,
    String organizationName,
    String record,
    String subject,
    String documentNumber,
    String facts,
    String reasons,
    String basis,
    String rights,
    boolean needsNotice,
    String author,
    LocalDate openedOn,
    Procedure.Served service,
    LocalDate statementUntil,
    String statementExplanation,
    LocalDate hearingUntil,
    String hearingExplanation,
    List<Stated> statements,
    Reviewed review,
    Decided decision,
    Procedure.Step step,
    String waitsFor) {

  private static final Set<String> PARTY = Set.of("org_agent", "org_representative");

  record Stated(
      UUID id,
      String text,
      LocalDate receivedOn,
      boolean late,
      boolean hearing,
      boolean byOrganization,
      LocalDate answerDue,
      String answer,
      Boolean accepted,
      LocalDate answeredOn,
      String answeredBy) {}

  record Reviewed(boolean passed, String opinion, String by, LocalDate on) {}

  record Decided(
      boolean carriedOut, String documentNumber, String reasons, String by, LocalDate on) {}

  static ProcedureView of(Procedure one, Caller caller, LocalDate today) {
    boolean isStaff =
        caller.grants().stream().anyMatch(grant -> !PARTY.contains(grant.role()))
            && caller.grants().stream().noneMatch(grant -> PARTY.contains(grant.role()));
    return of(one, isStaff, today);
  }

  private static ProcedureView of(Procedure one, boolean isStaff, LocalDate today) {
    var statement = one.statement();
    var hearing = one.hearing();
    return new ProcedureView(
        one.id(),
        one.organization(),
        one.organizationName(),
        one.record(),
        one.subject(),
        one.documentNumber(),
        one.facts(),
        one.reasons(),
        one.basis(),
        one.rights(),
        one.needsNotice(),
        isStaff ? one.authorName() : null,
        one.openedOn(),
        one.service() == null || isStaff ? one.service() : one.service().forParty(),
        statement == null ? null : statement.until(),
        statement == null ? null : statement.explanation(),
        hearing == null ? null : hearing.until(),
        hearing == null ? null : hearing.explanation(),
        one.statements().stream().map(any -> stated(any, isStaff)).toList(),
        one.review() == null || !isStaff ? null : reviewed(one.review()),
        one.decision() == null ? null : decided(one.decision(), isStaff),
        one.step(today),
        isStaff ? one.waitsFor(today) : one.partyWaitsFor(today));
  }

  private static Stated stated(Statement one, boolean isStaff) {
    return new Stated(
        one.id(),
        one.text(),
        one.receivedOn(),
        one.late(),
        one.hearing(),
        one.recordedBy() == null,
        one.answerDue(),
        one.answer(),
        one.accepted(),
        one.answeredOn(),
        isStaff ? one.answeredBy() : null);
  }

  private static Reviewed reviewed(Procedure.Review review) {
    return new Reviewed(review.passed(), review.opinion(), review.reviewerName(), review.on());
  }

  private static Decided decided(Procedure.Decision decision, boolean isStaff) {
    return new Decided(
        decision.carriedOut(),
        decision.documentNumber(),
        decision.reasons(),
        isStaff ? decision.deciderName() : null,
        decision.on());
  }
}
