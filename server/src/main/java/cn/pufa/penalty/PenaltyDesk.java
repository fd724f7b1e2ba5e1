package cn.pufa.penalty;

import cn.pufa.audit.Commands;
import cn.pufa.audit.Commands.Outcome;
import cn.pufa.contact.Service;
import cn.pufa.contact.ServiceProof;
import cn.pufa.organization.Organization;
import cn.pufa.organization.Organizations;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.time.BusinessClock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** What the officer in charge does with a case (经办). */
final class PenaltyDesk {

  private record Filing(
      UUID organization, Step.Source source, String facts, LocalDate endedOn, String record) {}

  /** As an officer hands it in. */
  private record Draft(
      String documentNumber,
      String breach,
      String facts,
      String evidence,
      String reasons,
      Long turnoverFen,
      Long gainsFen,
      boolean grave,
      boolean complex,
      List<Measure> measures,
      String newFacts) {}

  private final Commands commands;
  private final Cases cases;
  private final Organizations organizations;
  private final Telling telling;
  private final Service service;
  private final Rules rules;
  private final BusinessClock clock;
  private final String division;

  PenaltyDesk(
      Commands commands,
      Cases cases,
      Organizations organizations,
      Telling telling,
      Service service,
      Rules rules,
      BusinessClock clock,
      String division) {
    this.commands = commands;
    this.cases = cases;
    this.organizations = organizations;
    this.telling = telling;
    this.service = service;
    this.rules = rules;
    this.clock = clock;
    this.division = division;
  }

  Answer open(Request request) {
    var filing = request.body(Filing.class);
    if (filing.endedOn() != null) {
      cases.past(filing.endedOn(), "/endedOn");
    }
    return commands.run(
        request,
        tx -> {
          Organization organization =
              organizations
                  .byId(tx, filing.organization())
                  .orElseThrow(() -> Problem.invalid("/organization", "名册里没有这个单位"));
          UUID id = file(tx, organization);
          cases.add(
              tx,
              request.caller(),
              cases.open(tx, request.reach(), id).penalty(),
              new Step.Filed(filing.source(), filing.facts(), filing.endedOn(), filing.record()));
          return Outcome.of("penalty/" + id, Answer.created(cases.whole(tx, request, id)));
        });
  }

  private UUID file(Tx tx, Organization organization) {
    UUID id = UUID.randomUUID();
    LocalDate today = clock.today();
    int next = PenaltyStore.nextNumber(tx, today.getYear());
    String number = "罚案〔%d〕%d号".formatted(today.getYear(), next);
    PenaltyStore.insert(tx, id, number, division, organization, today);
    return id;
  }

  Answer investigate(Request request) {
    var investigated = request.body(Step.Investigated.class);
    cases.past(investigated.on(), "/on");
    if (investigated.officers().stream().distinct().count() < 2) {
      throw Problem.invalid("/officers", "调查人员不得少于两人（行政处罚法第四十二条）");
    }
    return cases.step(
        request,
        (tx, open) -> {
          requireOpen(open.penalty());
          cases.attach(tx, investigated.file(), request, open.penalty().id());
          telling.reviewAgain(tx, open.penalty());
          return investigated;
        });
  }

  Answer propose(Request request) {
    var draft = request.body(Draft.class);
    return cases.step(
        request,
        (tx, open) -> {
          Penalty penalty = open.penalty();
          requireOpen(penalty);
          if (!penalty.has(Step.Investigated.class)) {
            throw Problem.conflict("还没有调查记录，不能拟处罚（行政处罚法第四十条、第五十四条）。");
          }
          Breach breach = breach(tx, penalty, draft);
          var bare = proposed(draft, null, penalty.hasSpoken());
          Problem.refuse(open.guards().againstProposal(bare));
          penalty.proposed().ifPresent(old -> telling.replace(tx, old.procedure()));
          return proposed(
              draft, telling.open(tx, request, penalty, bare, breach), penalty.hasSpoken());
        });
  }

  private Breach breach(Tx tx, Penalty penalty, Draft draft) {
    Organization organization = organizations.byId(tx, penalty.organization()).orElseThrow();
    Breach breach =
        rules
            .breach(draft.breach(), organization.type())
            .orElseThrow(() -> Problem.invalid("/breach", "没有这一项，或者不适用于这类组织"));
    var gains = new Step.Gains(draft.turnoverFen(), draft.gainsFen(), draft.grave());
    List<Problem.Field> faults = Bounds.faults(breach, rules, gains, draft.measures());
    if (!faults.isEmpty()) {
      throw Problem.invalid(faults);
    }
    return breach;
  }

  private static Step.Proposed proposed(Draft draft, UUID procedure, boolean spoken) {
    return new Step.Proposed(
        procedure,
        draft.documentNumber(),
        draft.breach(),
        draft.facts(),
        draft.evidence(),
        draft.reasons(),
        draft.turnoverFen(),
        draft.gainsFen(),
        draft.grave(),
        draft.complex(),
        draft.measures(),
        spoken,
        draft.newFacts());
  }

  Answer callHearing(Request request) {
    var call = request.body(Step.HearingCalled.class);
    return cases.step(
        request,
        (tx, open) -> {
          requireOpen(open.penalty());
          Problem.refuse(open.guards().againstCall(call));
          return call.with(telling.party(tx, open.penalty()));
        });
  }

  Answer recordHearing(Request request) {
    var held = request.body(Step.HearingHeld.class);
    cases.past(held.on(), "/on");
    return cases.step(
        request,
        (tx, open) -> {
          requireOpen(open.penalty());
          if (open.penalty().hearingHeld().isPresent()) {
            throw Problem.conflict("听证笔录已经记下。");
          }
          Problem.refuse(open.guards().againstHeld(held));
          telling.reviewAgain(tx, open.penalty());
          return held;
        });
  }

  Answer serve(Request request) {
    var served = request.body(Step.Served.class);
    cases.past(served.on(), "/on");
    return cases.step(
        request,
        (tx, open) -> {
          Penalty penalty = open.penalty();
          LocalDate made = servable(penalty, served.paper());
          requireAfter(made, served.on(), "/on");
          requireAfter(made, served.putUpOn(), "/putUpOn");
          service.record(
              tx,
              penalty.organization(),
              new ServiceProof.Draft(
                  served.method(),
                  served.putUpOn(),
                  served.on(),
                  served.paper().title + "（" + penalty.number() + "）",
                  null,
                  served.proof(),
                  served.file()),
              ServiceRecount.paper(penalty, served.paper()),
              "/on",
              request.caller());
          return served;
        });
  }

  /**
   * @param day null where there is none
   */
  static void requireAfter(LocalDate made, LocalDate day, String pointer) {
    if (day != null && day.isBefore(made)) {
      throw Problem.invalid(pointer, "不能早于文书作出的那一天（" + made + "）");
    }
  }

  private static LocalDate servable(Penalty penalty, Step.Paper paper) {
    PenaltyDecisions.requireStanding(penalty, "不再送达");
    boolean isServed = penalty.served(paper).isPresent();
    LocalDate made = penalty.madeOn(paper);
    if (made == null) {
      throw Problem.conflict("还没有" + paper.title + "。");
    }
    if (isServed && paper != Step.Paper.HEARING) {
      throw Problem.conflict(paper.title + "已经记下送达。登记错了的，请在送达记录里更正或者作废。");
    }
    return made;
  }

  Answer pay(Request request) {
    var paid = request.body(Step.Paid.class);
    cases.past(paid.on(), "/on");
    return cases.step(
        request,
        (tx, open) -> {
          if (open.penalty().owesFen() <= 0) {
            throw Problem.conflict("没有要缴的罚没款，或者已经缴清。");
          }
          if (paid.amountFen() > open.penalty().owesFen()) {
            throw Problem.invalid(
                "/amountFen", "还欠" + Money.words(open.penalty().owesFen()) + "，不能多记");
          }
          return paid;
        });
  }

  static void requireOpen(Penalty penalty) {
    if (!penalty.isOpen()) {
      throw Problem.conflict("这个案件已经作出决定。");
    }
  }
}
