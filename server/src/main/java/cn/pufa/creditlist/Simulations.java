package cn.pufa.creditlist;

import cn.pufa.annualreport.AnnualReports;
import cn.pufa.annualreport.Owed;
import cn.pufa.creditlist.Simulation.Step;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.time.BusinessClock;
import cn.pufa.platform.time.WorkCalendar;
import cn.pufa.procedure.Period;
import cn.pufa.procedure.Periods;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** "If you file by then, you leave on that day" (补报试算). */
final class Simulations {

  private final AnnualReports annualReports;
  private final Rules rules;
  private final WorkCalendar calendar;
  private final BusinessClock clock;

  Simulations(
      AnnualReports annualReports, Rules rules, WorkCalendar calendar, BusinessClock clock) {
    this.annualReports = annualReports;
    this.rules = rules;
    this.calendar = calendar;
    this.clock = clock;
  }

  /**
   * @param open moves against it that are known to whoever asks
   */
  Simulation of(Tx tx, UUID organization, LocalDate filedOn, List<Move> open) {
    if (filedOn.isBefore(clock.today())) {
      throw Problem.invalid("query/filedOn", "请选今天或者以后的日子");
    }
    Entry entry = EntryStore.open(tx, organization).orElse(null);
    List<Integer> owed =
        annualReports.owed(tx, organization, clock.today()).stream().map(Owed::year).toList();
    var standing = Standing.of(entry, open);
    return entry == null
        ? unlisted(organization, filedOn, standing, owed)
        : listed(tx, entry, standing, filedOn, owed);
  }

  private static Simulation unlisted(
      UUID organization, LocalDate filedOn, Standing standing, List<Integer> owed) {
    String then = Periods.words(filedOn) + "以前补报" + years(owed);
    String sentence =
        switch (standing.state()) {
          case PROPOSED -> then + "，并且还没有作出决定的，不会列入活动异常名录。逾期本身仍可能受到处理。";
          case PROPOSED_SERIOUS -> "正在办理的列入不是因为年报，补报不能代替陈述申辩。请在期限内说明。";
          default -> owed.isEmpty() ? "没有欠报的年度，不在任何名录。" : then + "，就没有列入活动异常名录的情形了。";
        };
    return new Simulation(organization, filedOn, standing.state(), sentence, null, List.of(), owed);
  }

  private static String years(List<Integer> owed) {
    return owed.isEmpty()
        ? ""
        : owed.stream().map(year -> year + "年度").collect(Collectors.joining("、")) + "工作报告";
  }

  private Simulation listed(
      Tx tx, Entry entry, Standing standing, LocalDate filedOn, List<Integer> owed) {
    List<Step> steps = new ArrayList<>();
    steps.add(
        new Step(
            "补报并申请移出",
            filedOn,
            owed.isEmpty() ? "没有欠报的年度，可以直接申请。" : "补报" + years(owed) + "，每一年都要报。"));
    LocalDate apply = filedOn;
    for (Ground ground : entry.grounds()) {
      Period wait = waits(entry, ground);
      if (wait != null && wait.next().isAfter(apply)) {
        apply = wait.next();
        steps.add(new Step("期限届满，可以申请", apply, wait.explanation()));
      }
    }
    if (needsOtherRectification(entry)) {
      steps.add(new Step("纠正其他情形", apply, "除年报以外还有情形没有纠正，要由民政局核实。"));
    }
    if (entry.grounds().stream().anyMatch(this::needsCancellation)) {
      return new Simulation(
          entry.organization(),
          filedOn,
          standing.state(),
          "被吊销证书或者撤销登记的，办完注销登记以后才移出。",
          null,
          steps,
          owed);
    }
    Period removal = rules.period(Rules.REMOVAL).from(apply, calendar.days(tx));
    steps.add(new Step("核实后移出", removal.last(), "当天核实的话：" + removal.explanation()));
    return new Simulation(
        entry.organization(),
        filedOn,
        standing.state(),
        sentence(entry, filedOn, removal.last(), apply),
        removal.last(),
        steps,
        owed);
  }

  private Period waits(Entry entry, Ground ground) {
    return switch (rules.ground(ground.code()).cure()) {
      case PERIOD -> rules.nothingToRectify(entry);
      case TWO_YEARS, DUTY_TWO_YEARS ->
          rules.period(Rules.SERIOUS_FOR).from(entry.twoYears().restarted(), null);
      default -> null;
    };
  }

  /** What only waits for its months, such as a small penalty, leaves nothing to put right. */
  private boolean needsOtherRectification(Entry entry) {
    return entry.list() == Kind.ABNORMAL
        && entry.uncured().stream()
            .anyMatch(
                ground ->
                    !ground.isMissedReport()
                        && rules.ground(ground.code()).cure() != GroundRule.Cure.PERIOD);
  }

  private boolean needsCancellation(Ground ground) {
    return rules.ground(ground.code()).cure() == GroundRule.Cure.CANCELLED;
  }

  private static String sentence(Entry entry, LocalDate filedOn, LocalDate out, LocalDate apply) {
    String plain =
        apply.isAfter(filedOn)
            ? "%s补报，%s起可以申请，当天核实的话最迟%s移出%s。"
                .formatted(
                    Periods.words(filedOn),
                    Periods.words(apply),
                    Periods.words(out),
                    entry.list().words())
            : "%s补报并当天核实的话，最迟%s移出%s。"
                .formatted(Periods.words(filedOn), Periods.words(out), entry.list().words());
    boolean tooLate = entry.list() == Kind.ABNORMAL && entry.isFull(filedOn);
    return tooLate
        ? plain + "但是%s已满2年，之后可能被提出转入严重违法失信名单，请尽早补报。".formatted(Periods.words(entry.fullOn()))
        : plain;
  }
}
