package cn.pufa.penalty;

import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.time.BusinessClock;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/** What the heads decide, and what becomes public of it. */
final class PenaltyDecisions {

  static final String RECORD = "penalty/";

  private final Cases cases;
  private final Telling telling;
  private final CreditProposals creditLists;
  private final BiFunction<Tx, UUID, List<Penalties.Decided>> earlier;
  private final Rules rules;
  private final BusinessClock clock;

  PenaltyDecisions(
      Cases cases,
      Telling telling,
      CreditProposals creditLists,
      BiFunction<Tx, UUID, List<Penalties.Decided>> earlier,
      Rules rules,
      BusinessClock clock) {
    this.cases = cases;
    this.telling = telling;
    this.creditLists = creditLists;
    this.earlier = earlier;
    this.rules = rules;
    this.clock = clock;
  }

  Answer discuss(Request request) {
    var discussed = request.body(Step.Discussed.class);
    cases.past(discussed.on(), "/on");
    return cases.step(
        request,
        (tx, open) -> {
          PenaltyDesk.requireOpen(open.penalty());
          Problem.refuse(open.guards().againstPerson(request.caller().person()));
          requireNothing("集体讨论", withoutDiscussion(open.guards().beforeDecision()));
          return discussed;
        });
  }

  private static List<Guards.Missing> withoutDiscussion(List<Guards.Missing> missing) {
    return missing.stream().filter(one -> !one.code().equals("discussion")).toList();
  }

  Answer decide(Request request) {
    var decided = request.body(Step.Decided.class);
    return cases.step(
        request,
        (tx, open) -> {
          Penalty penalty = open.penalty();
          PenaltyDesk.requireOpen(penalty);
          Problem.refuse(open.guards().againstPerson(request.caller().person()));
          requireNothing("作出处罚决定", open.guards().beforeDecision());
          Problem.refuse(open.guards().againstLateness());
          requireMeasures(open, decided);
          requireReason(open, decided);
          requireNewDocument(tx, decided.documentNumber());
          telling.decide(tx, penalty, request, decided.documentNumber(), decided.reasons());
          tellCreditLists(tx, penalty, decided);
          return decided;
        });
  }

  private static void requireNothing(String what, List<Guards.Missing> missing) {
    if (!missing.isEmpty()) {
      throw Problem.conflict(
          "还不能%s：%s。"
              .formatted(
                  what,
                  missing.stream().map(Guards.Missing::words).collect(Collectors.joining("；"))));
    }
  }

  private void requireMeasures(Cases.Open open, Step.Decided decided) {
    Step.Proposed told = open.penalty().proposed().orElseThrow();
    Problem.refuse(open.guards().againstMeasures(decided.measures()));
    List<Problem.Field> faults =
        Bounds.faults(rules.breach(told.breach()), rules, told.gains(), decided.measures());
    if (!faults.isEmpty()) {
      throw Problem.invalid(faults);
    }
  }

  private static void requireReason(Cases.Open open, Step.Decided decided) {
    if (open.guards().isLate() && decided.overdueReason() == null) {
      throw Problem.invalid("/overdueReason", "已经超过立案后九十日，请写明原因（行政处罚法第六十条）");
    }
  }

  private void tellCreditLists(Tx tx, Penalty penalty, Step.Decided decided) {
    Breach breach = rules.breach(penalty.proposed().orElseThrow().breach());
    CreditGrounds.of(decided.measures(), earlier.apply(tx, penalty.organization()), clock.today())
        .ifPresent(
            ground ->
                creditLists.propose(
                    tx,
                    penalty.organization(),
                    ground.code(),
                    "%s：因%s，%s。"
                        .formatted(
                            decided.documentNumber(),
                            breach.title(),
                            Measure.words(decided.measures())),
                    record(penalty)));
  }

  private static String record(Penalty penalty) {
    return RECORD + penalty.id();
  }

  private static void requireNewDocument(Tx tx, String number) {
    if (PenaltyStore.hasDocument(tx, number)) {
      throw Problem.invalid("/documentNumber", "这个文号已经用过");
    }
  }

  Answer dismiss(Request request) {
    var dismissed = request.body(Step.Dismissed.class);
    return cases.step(
        request,
        (tx, open) -> {
          Penalty penalty = open.penalty();
          PenaltyDesk.requireOpen(penalty);
          Problem.refuse(open.guards().againstPerson(request.caller().person()));
          if (!penalty.has(Step.Investigated.class)) {
            throw Problem.conflict("还没有调查记录，不能作出决定（行政处罚法第五十七条）。");
          }
          requireNewDocument(tx, dismissed.documentNumber());
          telling.drop(tx, penalty, request, dismissed.documentNumber(), dismissed.reasons());
          return dismissed;
        });
  }

  Answer publish(Request request) {
    var published = request.body(Step.Published.class);
    return cases.step(
        request,
        (tx, open) -> {
          Penalty penalty = open.penalty();
          Problem.refuse(open.guards().againstPerson(request.caller().person()));
          if (penalty.served(Step.Paper.DECISION).isEmpty()) {
            throw Problem.conflict("处罚决定书还没有送达，不能公开。");
          }
          if (penalty.isPublic()) {
            throw Problem.conflict("已经公开。");
          }
          if (penalty.has(Step.Withdrawn.class)) {
            throw Problem.conflict("决定变更后已经撤回，不能再公开原来的决定。");
          }
          PenaltyStore.publish(tx, penalty.id(), clock.now());
          return published;
        });
  }

  Answer withdraw(Request request) {
    var withdrawn = request.body(Step.Withdrawn.class);
    cases.past(withdrawn.changedOn(), "/changedOn");
    return cases.step(
        request,
        (tx, open) -> {
          if (!open.penalty().isPublic()) {
            throw Problem.conflict("没有公开，不用撤回。");
          }
          PenaltyStore.withdraw(tx, open.penalty().id(), clock.now());
          creditLists.withdraw(
              tx,
              open.penalty().organization(),
              record(open.penalty()),
              "处罚决定已经变更：" + withdrawn.reason());
          return withdrawn;
        });
  }
}
