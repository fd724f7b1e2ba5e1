package cn.pufa.penalty;

import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.time.BusinessClock;
import cn.pufa.procedure.Periods;
import cn.pufa.procedure.Publicity;
import cn.pufa.procedure.Remedies;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/** What the heads decide, and what becomes public of it. */
final class PenaltyDecisions {

  static final String RECORD = "penalty/";

  /** As its paper calls itself. */
  private static final String DECISION = "本决定";

  private final Cases cases;
  private final Telling telling;
  private final CreditProposals creditLists;
  private final Publicity publicity;
  private final BiFunction<Tx, UUID, List<Penalties.Decided>> earlier;
  private final Rules rules;
  private final Remedies remedies;
  private final BusinessClock clock;

  PenaltyDecisions(
      Cases cases,
      Telling telling,
      CreditProposals creditLists,
      Publicity publicity,
      BiFunction<Tx, UUID, List<Penalties.Decided>> earlier,
      Rules rules,
      Remedies remedies,
      BusinessClock clock) {
    this.cases = cases;
    this.telling = telling;
    this.creditLists = creditLists;
    this.publicity = publicity;
    this.earlier = earlier;
    this.rules = rules;
    this.remedies = remedies;
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
          requireNothing("集体讨论", beforeDiscussion(open.guards().beforeDecision()));
          return discussed;
        });
  }

  private static List<Guards.Missing> beforeDiscussion(List<Guards.Missing> missing) {
    return missing.stream()
        .filter(one -> !Set.of("discussion", "remedies").contains(one.code()))
        .toList();
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
          return decided.with(remedies.words(DECISION), telling.party(tx, penalty));
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
                    CreditGrounds.facts(
                        decided.documentNumber(), breach.title(), decided.measures()),
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
          requireNothing("作出不予处罚决定", open.guards().remedies().stream().toList());
          requireNewDocument(tx, dismissed.documentNumber());
          telling.drop(tx, penalty, request, dismissed.documentNumber(), dismissed.reasons());
          return dismissed.with(remedies.words(DECISION), telling.party(tx, penalty));
        });
  }

  Answer publish(Request request) {
    var published = request.body(Step.Published.class);
    return cases.step(
        request,
        (tx, open) -> {
          Penalty penalty = open.penalty();
          Problem.refuse(open.guards().againstPerson(request.caller().person()));
          requireStanding(penalty, "不能公开");
          if (penalty.served(Step.Paper.DECISION).isEmpty()) {
            throw Problem.conflict("处罚决定书还没有送达，不能公开。");
          }
          if (penalty.isPublic()) {
            throw Problem.conflict("已经公开。");
          }
          PenaltyStore.publish(tx, penalty.id(), clock.now());
          return published;
        });
  }

  /** From its decision on, public or not: what was proposed because of it ends. */
  Answer revoke(Request request) {
    var revoked = request.body(Step.Revoked.class);
    cases.past(revoked.changedOn(), "/changedOn");
    return cases.step(
        request,
        (tx, open) -> {
          Penalty penalty = open.penalty();
          requireRevocable(penalty, revoked);
          creditLists.withdraw(
              tx,
              penalty.organization(),
              record(penalty),
              "处罚决定已经%s：%s".formatted(revoked.words(), revoked.reason()));
          proposeOthersAnew(tx, penalty);
          takeBack(tx, penalty, revoked, request.caller().person());
          return revoked;
        });
  }

  /** What was the second only because of this one is a ground by itself. */
  private void proposeOthersAnew(Tx tx, Penalty fallen) {
    List<Penalties.Decided> standing =
        earlier.apply(tx, fallen.organization()).stream()
            .filter(one -> !one.isRevoked() && !one.id().equals(fallen.id()))
            .toList();
    String why =
        fallen.decided().orElseThrow().documentNumber() + "已经变更或者撤销，不再是三年内的第二次处罚，按它本身另行提出。";
    for (Penalties.Decided one : standing) {
      CreditGrounds.now(one, standing)
          .ifPresent(
              ground ->
                  creditLists.instead(
                      tx,
                      one.organization(),
                      ground.code(),
                      CreditGrounds.facts(one.documentNumber(), one.breach(), one.measures()),
                      RECORD + one.id(),
                      why));
    }
  }

  private void takeBack(Tx tx, Penalty penalty, Step.Revoked revoked, UUID person) {
    String why = "处罚决定在%s%s".formatted(Periods.words(revoked.changedOn()), revoked.words());
    takeBack(tx, penalty, why, person);
  }

  /**
   * @param why in fixed words, which the public reads: a reason may name people
   */
  void takeBack(Tx tx, Penalty penalty, String why, UUID person) {
    if (penalty.isPublic()) {
      PenaltyStore.withdraw(tx, penalty.id(), clock.now());
      publicity.withdraw(tx, penalty.organization(), record(penalty), why, person);
    }
  }

  private static void requireRevocable(Penalty penalty, Step.Revoked revoked) {
    if (penalty.decided().isEmpty()) {
      throw Problem.conflict("这个案件没有处罚决定，没有可以撤销、变更的。");
    }
    requireStanding(penalty, "不用再记");
    LocalDate decided = penalty.dayOf(Step.Decided.class);
    if (revoked.changedOn().isBefore(decided)) {
      throw Problem.invalid("/changedOn", "不能早于作出决定的那天（" + decided + "）");
    }
  }

  static void requireStanding(Penalty penalty, String why) {
    penalty
        .revoked()
        .ifPresent(
            one -> {
              throw Problem.conflict("处罚决定已经%s，%s。".formatted(one.words(), why));
            });
  }
}
