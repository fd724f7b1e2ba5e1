package cn.pufa.review;

import cn.pufa.audit.Commands;
import cn.pufa.audit.Commands.Outcome;
import cn.pufa.contact.Service;
import cn.pufa.contact.ServiceProof;
import cn.pufa.platform.db.Database;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Caller;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.time.BusinessClock;
import cn.pufa.platform.time.UnknownCalendarYear;
import cn.pufa.platform.time.WorkCalendar;
import cn.pufa.reminder.Deadlines;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;

/** The months after a conclusion that is not 合格 (整改; 民政部令第27号 art 10). */
final class Rectifications {

  private record Report(LocalDate receivedOn, String report) {}

  private record Check(String outcome, String opinion) {}

  private static final int BATCH = 500;

  private final Database database;
  private final Commands commands;
  private final Service service;
  private final ReviewNotices notices;
  private final ReviewViews views;
  private final WorkCalendar calendar;
  private final Settings settings;
  private final BusinessClock clock;
  private Reviews.Recounted recounted = (tx, organization, record, why) -> Optional.empty();
  private BiConsumer<Tx, UUID> hold = (tx, organization) -> {};

  Rectifications(
      Database database,
      Commands commands,
      Service service,
      ReviewNotices notices,
      ReviewViews views,
      WorkCalendar calendar,
      Settings settings,
      BusinessClock clock) {
    this.database = database;
    this.commands = commands;
    this.service = service;
    this.notices = notices;
    this.views = views;
    this.calendar = calendar;
    this.settings = settings;
    this.clock = clock;
  }

  void onRecounted(Reviews.Recounted told) {
    recounted = told;
  }

  void heldBy(BiConsumer<Tx, UUID> organization) {
    hold = organization;
  }

  /** On every node, as often as it likes: each clock starts once, each reminder leaves once. */
  void run() {
    database.read(this::served).forEach(one -> database.run(tx -> start(tx, one.id())));
    int reminded;
    do {
      reminded = database.transaction(this::remind);
    } while (reminded == BATCH);
  }

  /** Whose clock has not begun though the conclusion has arrived. */
  private List<Rectification> served(Tx tx) {
    List<Rectification> waiting = RectificationStore.unserved(tx);
    Set<UUID> proven = service.proven(tx, waiting.stream().map(Rectification::notice).toList());
    return waiting.stream().filter(one -> proven.contains(one.notice())).toList();
  }

  /** A missing year of days off leaves it unstarted, and the list says so. */
  private void start(Tx tx, UUID id) {
    Rectification one = RectificationStore.lock(tx, id).orElseThrow();
    if (one.state() != Rectification.State.UNSERVED) {
      return;
    }
    LocalDate served = service.provenOn(tx, one.organization(), one.notice()).orElse(null);
    if (served == null) {
      return;
    }
    // Staff enter the year; the next round finds it.
    known(tx, served)
        .ifPresent(
            counted -> {
              RectificationStore.start(tx, id, served, counted.due(), counted.explanation());
              notices.rectificationStarts(tx, one, counted.explanation());
            });
  }

  private Counted counted(Tx tx, LocalDate served) {
    LocalDate set = served.plusMonths(settings.rectificationMonths().value());
    LocalDate due = calendar.held(tx).onOrNextWorkingDay(set);
    return new Counted(due, explanation(served, set, due));
  }

  private String explanation(LocalDate served, LocalDate set, LocalDate due) {
    String counted =
        "%s送达，从第二天起算%d个月，到%s为止（民法典第二百零一条、第二百零二条）。"
            .formatted(
                Days.words(served), settings.rectificationMonths().value(), Days.withWeekday(set));
    return due.equals(set)
        ? counted
        : counted + "这天是休息日，顺延到%s（民法典第二百零三条）。".formatted(Days.withWeekday(due));
  }

  /** The service of a conclusion was recorded wrongly. */
  void serviceCorrected(Tx tx, ServiceProof wrong, ServiceProof now, Caller officer) {
    // Whoever enters days off has them first, and then what runs by them.
    calendar.held(tx);
    UUID notice = UUID.fromString(wrong.countedBy().substring(Service.NOTICE.length()));
    RectificationStore.lockOfNotice(tx, notice)
        .filter(one -> one.state() != Rectification.State.UNSERVED)
        .ifPresent(one -> recount(tx, one, wrong));
  }

  /** By the earliest service that is left. */
  private void recount(Tx tx, Rectification one, ServiceProof wrong) {
    LocalDate served = service.provenOn(tx, one.organization(), one.notice()).orElse(null);
    if (Objects.equals(served, one.servedOn())) {
      return;
    }
    String was = "送达日期原来登记为%s，".formatted(Days.words(wrong.servedOn()));
    Counted counted =
        served == null
            ? new Counted(null, was + "其实没有送达，期限还没有开始算。")
            : counted(tx, served).notShorter(one.dueOn(), was + "已经更正。");
    boolean isMoved = !Objects.equals(counted.due(), one.dueOn());
    if (isMoved) {
      Problem.refuse(moved(tx, one, "整改通知的送达日期已经更正，整改期限重新计算。"));
    }
    Rectification.State state = keep(tx, one, served, counted);
    if (isMoved && state.isOwed()) {
      notices.rectificationRecounted(tx, one, "更正以后的送达日期", counted.explanation());
    }
  }

  private Optional<String> moved(Tx tx, Rectification one, String why) {
    return recounted.moved(tx, one.organization(), Rectification.record(one.id()), why);
  }

  /** Where it stands by its last day as it is counted now. */
  private static Rectification.State keep(
      Tx tx, Rectification one, LocalDate served, Counted counted) {
    Rectification.State state = one.recounted(counted.due());
    RectificationStore.recount(tx, one.id(), state, served, counted.due(), counted.explanation());
    return state;
  }

  /** As the days off change; a listing that rests on a last day keeps it as it was counted. */
  List<Deadlines.Moved> reckon(Tx tx) {
    return RectificationStore.lockRunning(tx).stream()
        .flatMap(one -> anew(tx, one).stream())
        .toList();
  }

  private Optional<Deadlines.Moved> anew(Tx tx, Rectification one) {
    return known(tx, one.servedOn())
        .filter(counted -> !counted.due().equals(one.dueOn()))
        .map(counted -> counted.notShorter(one.dueOn(), "按重新录入的放假安排计算。"))
        .filter(counted -> !counted.equals(new Counted(one.dueOn(), one.explanation())))
        .filter(
            counted ->
                counted.due().equals(one.dueOn()) || moved(tx, one, "放假安排有调整，整改期限重新计算。").isEmpty())
        .map(counted -> tell(tx, one, counted));
  }

  private Optional<Counted> known(Tx tx, LocalDate served) {
    try {
      return Optional.of(counted(tx, served));
    } catch (UnknownCalendarYear unknown) {
      return Optional.empty();
    }
  }

  private Deadlines.Moved tell(Tx tx, Rectification one, Counted counted) {
    Rectification.State state = keep(tx, one, one.servedOn(), counted);
    if (!counted.due().equals(one.dueOn()) && state.isOwed()) {
      notices.rectificationRecounted(tx, one, "调整以后的放假安排", counted.explanation());
    }
    return new Deadlines.Moved(
        one.id(),
        "%s：%d年度检查整改".formatted(one.organizationName(), one.year()),
        one.dueOn(),
        counted.due(),
        counted.explanation());
  }

  private int remind(Tx tx) {
    LocalDate today = clock.today();
    List<Rectification> ending =
        RectificationStore.ending(tx, today, today.plusDays(settings.remindDays().value()), BATCH);
    for (Rectification one : ending) {
      RectificationStore.reminded(tx, one.id(), clock.now());
      notices.rectificationEnds(tx, one);
    }
    return ending.size();
  }

  Answer receive(Request request) {
    var draft = request.body(Report.class);
    String report = Findings.plain("/report", draft.report());
    if (draft.receivedOn().isAfter(clock.today())) {
      throw Problem.invalid("/receivedOn", "收到的日期不能晚于今天");
    }
    UUID id = request.id("rectification");
    return commands.run(
        request,
        tx -> {
          Rectification one = held(tx, id);
          Problem.refuse(one.whyNotReceived(draft.receivedOn()));
          if (draft.receivedOn().isBefore(one.servedOn())) {
            throw Problem.invalid("/receivedOn", "不能早于送达日");
          }
          RectificationStore.receive(
              tx, id, report, draft.receivedOn(), request.caller().person(), clock.today());
          return answered(tx, id);
        });
  }

  /** Nobody lists its organisation because of it meanwhile. */
  private Rectification held(Tx tx, UUID id) {
    Rectification one = RectificationStore.lock(tx, id).orElseThrow(Problem::notFound);
    hold.accept(tx, one.organization());
    return one;
  }

  Answer check(Request request) {
    var draft = request.body(Check.class);
    String opinion = Findings.plain("/opinion", draft.opinion());
    UUID id = request.id("rectification");
    return commands.run(
        request,
        tx -> {
          Rectification one = held(tx, id);
          requireCheckable(one, draft.outcome());
          RectificationStore.check(
              tx, id, draft.outcome(), opinion, clock.today(), request.caller().person());
          return answered(tx, id);
        });
  }

  private void requireCheckable(Rectification one, String outcome) {
    boolean received = one.state() == Rectification.State.RECEIVED;
    boolean over =
        one.dueOn() != null
            && one.dueOn().isBefore(clock.today())
            && (received || one.state() == Rectification.State.OPEN);
    if (outcome.equals("done") && !received) {
      throw Problem.conflict("这项整改" + one.state().words() + "，不能认定完成。");
    }
    if (outcome.equals("missed") && !over) {
      throw Problem.conflict(
          one.dueOn() == null || !received && one.state() != Rectification.State.OPEN
              ? "这项整改" + one.state().words() + "。"
              : "期限到%s为止，还没有过，不能认定没有完成。".formatted(Days.words(one.dueOn())));
    }
  }

  private Outcome answered(Tx tx, UUID id) {
    Rectification now = RectificationStore.lock(tx, id).orElseThrow();
    return Outcome.of(Rectification.record(id), Answer.ok(views.rectification(tx, now)));
  }
}
