package cn.pufa.creditlist;

import cn.pufa.annualreport.AnnualReports;
import cn.pufa.annualreport.Owed;
import cn.pufa.audit.Commands;
import cn.pufa.audit.Commands.Outcome;
import cn.pufa.creditlist.Wording.Author;
import cn.pufa.creditlist.Wording.Missing;
import cn.pufa.job.Job;
import cn.pufa.job.Jobs;
import cn.pufa.organization.Organization;
import cn.pufa.organization.OrganizationType;
import cn.pufa.organization.Organizations;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.time.BusinessClock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Dry runs, and the proposals made of them in one go. */
final class Runs {

  private record Reason(String reason) {}

  private record Order(String documentPrefix, int firstNumber) {}

  private static final int AT_ONCE = 500;

  private final Commands commands;
  private final Organizations organizations;
  private final AnnualReports annualReports;
  private final Proposals proposals;
  private final Rules rules;
  private final Jobs jobs;
  private final BusinessClock clock;

  Runs(
      Commands commands,
      Organizations organizations,
      AnnualReports annualReports,
      Proposals proposals,
      Rules rules,
      Jobs jobs,
      BusinessClock clock) {
    this.commands = commands;
    this.organizations = organizations;
    this.annualReports = annualReports;
    this.proposals = proposals;
    this.rules = rules;
    this.jobs = jobs;
    this.clock = clock;
  }

  Answer create(Request request) {
    return jobs.run(request, "createCreditRun", job -> create(request, job));
  }

  private Answer create(Request request, Job job) {
    return commands.run(
        request,
        tx -> {
          Map<Organization, Plan> plans = plans(tx, job);
          Run run = run(tx, plans, request.caller().displayName());
          RunStore.insert(tx, run);
          keep(
              tx,
              plans.entrySet().stream()
                  .map(one -> line(run, one.getKey(), one.getValue()))
                  .toList(),
              job);
          return jobs.finish(
              tx, job, Outcome.of("credit-run/" + run.id(), Answer.created(RunViews.run(run))));
        });
  }

  /** In parts, between which it may be cancelled. */
  private static void keep(Tx tx, List<Run.Line> lines, Job job) {
    for (int from = 0; from < lines.size(); from += AT_ONCE) {
      job.stored(from, lines.size());
      RunStore.add(tx, from, lines.subList(from, Math.min(from + AT_ONCE, lines.size())));
    }
    job.stored(lines.size(), lines.size());
  }

  /** Every organisation on the register today, in the order of the credit codes. */
  private Map<Organization, Plan> plans(Tx tx, Job job) {
    var today = clock.today();
    Map<UUID, List<Missing>> owed =
        annualReports.owing(tx, today).stream()
            .collect(
                Collectors.groupingBy(
                    Owed::organization, Collectors.mapping(Runs::missing, Collectors.toList())));
    Map<UUID, Entry> entries = new HashMap<>();
    EntryStore.open(tx).forEach(entry -> entries.put(entry.organization(), entry));
    Map<UUID, Hold> holds = new HashMap<>();
    RunStore.holds(tx).forEach(hold -> holds.put(hold.organization(), hold));
    Map<UUID, MoveKind> open = MoveStore.open(tx);
    Map<Organization, Plan> plans = new LinkedHashMap<>();
    for (Organization one : organizations.inScope(tx, List.of(OrganizationType.values()), today)) {
      UUID id = one.id();
      List<Missing> years = owed.getOrDefault(id, List.of());
      plans.put(one, Plan.of(years, entries.get(id), open.get(id), holds.get(id), rules, today));
      job.read(plans.size());
    }
    return plans;
  }

  private static Missing missing(Owed owed) {
    return new Missing(owed.year(), owed.due().due());
  }

  private Run run(Tx tx, Map<Organization, Plan> plans, String by) {
    var counts = new Integer[Plan.Verdict.values().length];
    Arrays.fill(counts, 0);
    plans.values().forEach(plan -> counts[plan.verdict().ordinal()]++);
    int differing = (int) plans.values().stream().filter(Plan::differs).count();
    return new Run(
        UUID.randomUUID(),
        clock.today(),
        false,
        plans.size(),
        List.of(counts),
        0,
        differing,
        ReadingStore.all(tx).getFirst().version(),
        clock.now(),
        by,
        null,
        null,
        null,
        null);
  }

  private static Run.Line line(Run run, Organization one, Plan plan) {
    Entry entry = plan.entry();
    return new Run.Line(
        null,
        run.id(),
        one.id(),
        one.name(),
        one.creditCode(),
        one.township(),
        plan.verdict(),
        plan.explanation(),
        plan.missing(),
        entry == null ? null : entry.listedOn(),
        entry == null ? null : entry.fullOn(),
        entry == null ? null : entry.fullOnOther(),
        null,
        null,
        null);
  }

  Answer exclude(Request request) {
    String reason = request.body(Reason.class).reason();
    return commands.run(
        request,
        tx -> {
          UUID id = request.id("line");
          Run.Line line = RunStore.line(tx, id).orElseThrow(Problem::notFound);
          if (RunStore.lock(tx, line.run()).orElseThrow().isMade()) {
            throw Problem.conflict("这次批量拟列已经提出，不能再排除。");
          }
          if (!line.verdict().proposes()) {
            throw Problem.conflict("这个单位本来就不会被提出，不用排除。");
          }
          RunStore.exclude(tx, id, reason.strip());
          Run.Line now = RunStore.line(tx, id).orElseThrow();
          return new Outcome(
              "credit-run-line/" + id, reason, (Answer.Json) Answer.ok(RunViews.line(now)));
        });
  }

  /** Whoever asks second, on whatever node, waits for the run and is told. */
  Answer make(Request request) {
    return jobs.run(request, "makeCreditRun", job -> make(request, job));
  }

  private Answer make(Request request, Job job) {
    var order = request.body(Order.class);
    return commands.run(
        request,
        tx -> {
          UUID id = request.id("run");
          Run run = RunStore.lock(tx, id).orElseThrow(Problem::notFound);
          requireFresh(run);
          int proposed = propose(tx, run, order, request, job);
          int leftOut = RunStore.proposing(tx, id).size() - proposed;
          RunStore.make(tx, id, clock.now(), request.caller().displayName(), proposed, leftOut);
          Run made = RunStore.byId(tx, id).orElseThrow();
          return jobs.finish(
              tx, job, Outcome.of("credit-run/" + id, Answer.ok(RunViews.run(made))));
        });
  }

  private void requireFresh(Run run) {
    if (run.isMade()) {
      throw Problem.conflict("这次批量拟列已经由" + run.madeBy() + "提出，不会再提一次。");
    }
    if (!run.on().equals(clock.today())) {
      throw Problem.conflict("这是" + run.on() + "的试算，已经不是今天的情况。请重新试算。");
    }
  }

  private int propose(Tx tx, Run run, Order order, Request request, Job job) {
    var author = new Author(request.caller().person(), request.caller().displayName());
    Map<UUID, Map.Entry<Organization, Plan>> now = new HashMap<>();
    plans(tx, job).entrySet().forEach(one -> now.put(one.getKey().id(), one));
    List<RunStore.Result> results = new ArrayList<>();
    Map<UUID, UUID> lineOfMove = new LinkedHashMap<>();
    List<Move> moves = new ArrayList<>();
    for (Run.Line line : RunStore.proposing(tx, run.id())) {
      var one = now.get(line.organization());
      String reason = leftOut(line, one == null ? null : one.getValue());
      if (reason != null) {
        results.add(new RunStore.Result(line.id(), null, reason));
      } else {
        Move move = move(run, one.getKey(), one.getValue(), author);
        moves.add(move);
        lineOfMove.put(move.id(), line.id());
      }
    }
    List<Move> kept = propose(tx, moves, order, author, job);
    kept.forEach(
        move -> results.add(new RunStore.Result(lineOfMove.remove(move.id()), move.id(), null)));
    lineOfMove
        .values()
        .forEach(line -> results.add(new RunStore.Result(line, null, "同时由别人提出了一件。")));
    RunStore.results(tx, results);
    return kept.size();
  }

  /** In parts, between which it may be cancelled; the numbers of their documents go on. */
  private List<Move> propose(Tx tx, List<Move> moves, Order order, Author author, Job job) {
    List<Move> kept = new ArrayList<>();
    for (int from = 0; from < moves.size(); from += AT_ONCE) {
      job.stored(from, moves.size());
      List<Move> part = moves.subList(from, Math.min(from + AT_ONCE, moves.size()));
      int number = order.firstNumber() + kept.size();
      kept.addAll(proposals.proposeAll(tx, part, order.documentPrefix(), number, author));
    }
    job.stored(moves.size(), moves.size());
    return kept;
  }

  /** Null where it is proposed. */
  private static String leftOut(Run.Line line, Plan now) {
    if (line.excludedReason() != null) {
      return "已排除：" + line.excludedReason();
    }
    if (now == null) {
      return "试算以后已经不在登记簿上。";
    }
    boolean same = now.verdict() == line.verdict() && now.missing().equals(line.missing());
    return same ? null : "试算以后情况变了：" + now.explanation();
  }

  private Move move(Run run, Organization one, Plan plan, Author author) {
    MoveKind kind = MoveKind.valueOf(plan.verdict().name());
    Move bare =
        Wording.proposal(one, kind, plan.entry(), run.id(), "", null, clock.today(), author);
    return Wording.with(
        bare,
        kind == MoveKind.MOVE_SERIOUS
            ? List.of(Wording.twoYears(bare, plan.entry()))
            : Wording.missed(bare, plan.missing()));
  }
}
