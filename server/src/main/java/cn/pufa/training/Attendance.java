package cn.pufa.training;

import cn.pufa.audit.Commands;
import cn.pufa.audit.Commands.Outcome;
import cn.pufa.identity.Meanwhile;
import cn.pufa.platform.db.Changes;
import cn.pufa.platform.db.Database;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.RateLimits;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.time.BusinessClock;
import cn.pufa.training.AttendanceRecord.How;
import cn.pufa.training.AttendanceRecord.Result;
import cn.pufa.training.AttendanceStore.Sheet;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Saying who was there (到场): by the code on the screen, by roll-call, and by signing the list. */
final class Attendance {

  /** Kind of the change told when a list moved; its key is the session. */
  static final String CHANGED = "attendance";

  /** So long before the start the doors are open. */
  static final Duration BEFORE = Duration.ofMinutes(30);

  private static final int SECRET_BYTES = 32;
  private static final int WRONG_CODES = 10;
  private static final Duration WRONG_WITHIN = Duration.ofMinutes(10);
  private static final SecureRandom RANDOM = new SecureRandom();

  private record Entered(String code) {}

  /**
   * One line of a roll-call.
   *
   * @param seen number of the record that was read, 0 where there was none; null on paper, which
   *     knows no numbers
   * @param minutes only where somebody was there for a part
   */
  record Line(Integer seen, UUID enrolment, Result result, Integer minutes, String note) {}

  private record RollCall(List<Line> items, String reason) {}

  private record Confirmed(UUID session, String title, Result result, Instant at, String message) {}

  private final Database database;
  private final Commands commands;
  private final AttendanceViews views;
  private final SessionHours hours;
  private final CutShort cutShort;
  private final RateLimits limits;
  private final BusinessClock clock;
  private final String division;

  Attendance(
      Database database,
      Commands commands,
      AttendanceViews views,
      SessionHours hours,
      RateLimits limits,
      BusinessClock clock,
      String division) {
    this.database = database;
    this.commands = commands;
    this.views = views;
    this.hours = hours;
    this.cutShort = new CutShort(hours);
    this.limits = limits;
    this.clock = clock;
    this.division = division;
  }

  /** The person who sits there types what the screen shows. */
  Answer enter(Request request) {
    UUID session = request.id("session");
    UUID person = request.caller().person();
    String tries = "attendance/" + session + "/" + person;
    if (!limits.take(tries, WRONG_CODES, WRONG_WITHIN)) {
      throw Problem.tooManyRequests(WRONG_WITHIN, "为了安全，请等十分钟再输，或者请老师点名登记。");
    }
    Answer answer = commands.run(request, tx -> enter(tx, request, session, person));
    limits.giveBack(tries, WRONG_WITHIN);
    return answer;
  }

  private Outcome enter(Tx tx, Request request, UUID id, UUID person) {
    TrainingSession session = SessionStore.hold(tx, division, id).orElseThrow(Problem::notFound);
    Instant now = clock.now();
    requireOpenDoors(session, now);
    Enrolment enrolment =
        EnrolmentStore.mineIn(tx, person, List.of(id)).stream()
            .map(EnrolmentStore.Found::enrolment)
            .filter(one -> one.state() == Enrolment.State.ENROLLED)
            .findFirst()
            .orElseThrow(() -> Problem.conflict("您没有这个培训班的名额，请看看是不是别的班，或者找老师。"));
    Sheet sheet = AttendanceStore.hold(tx, id).orElseThrow(Attendance::wrongCode);
    if (sheet.isSigned()) {
      throw Problem.conflict("老师已经签字，到场名单不再改。有疑问请找老师。");
    }
    if (!RotatingCode.accepts(sheet.secret(), request.body(Entered.class).code(), now)) {
      throw wrongCode();
    }
    var record =
        new AttendanceRecord(
            enrolment.id(),
            1,
            Result.PRESENT,
            session.fullMinutes(),
            How.CODE,
            null,
            null,
            person,
            now);
    if (AttendanceStore.insert(tx, id, List.of(record), null, person, now) == 0) {
      throw Problem.conflict("您的到场已经有记录，不用再输。不对的话请找老师改。");
    }
    Changes.publish(tx, CHANGED, id.toString());
    return Outcome.of(
        "enrolment/" + enrolment.id(),
        Answer.ok(new Confirmed(id, session.title(), Result.PRESENT, now, "已经确认您到场。")));
  }

  private static Problem wrongCode() {
    return Problem.invalid("/code", "到场码不对，或者已经换了。请看屏幕上现在的六位数字");
  }

  private static void requireOpenDoors(TrainingSession session, Instant now) {
    if (session.isCancelled()) {
      throw Problem.conflict("这个培训班已经取消。");
    }
    if (now.isBefore(session.startsAt().minus(BEFORE))) {
      throw Problem.conflict("还没有到时间。开始前三十分钟才能确认到场。");
    }
    if (!now.isBefore(session.codeUntil())) {
      throw Problem.conflict("到场码只用到课程过半，现在不能再用了。请找老师登记。");
    }
  }

  /** The code as the trainer's screen shows it now. */
  Answer code(Request request) {
    UUID id = request.id("session");
    return Answer.ok(
        database.transaction(
            tx -> {
              TrainingSession session =
                  SessionStore.byId(tx, division, id).orElseThrow(Problem::notFound);
              return views.screen(session, opened(tx, id), clock.now());
            }));
  }

  /** The first who asks for the list makes it. */
  private static Sheet opened(Tx tx, UUID session) {
    return AttendanceStore.find(tx, session)
        .orElseGet(
            () -> {
              byte[] secret = new byte[SECRET_BYTES];
              RANDOM.nextBytes(secret);
              AttendanceStore.open(tx, session, secret);
              return AttendanceStore.find(tx, session).orElseThrow();
            });
  }

  /** Roll-call, and what is corrected later. */
  Answer record(Request request) {
    var call = request.body(RollCall.class);
    return commands.run(
        request,
        tx -> {
          int changed =
              write(
                  tx,
                  request,
                  How.ROLL_CALL,
                  call.items(),
                  line -> "/items/" + line,
                  call.reason());
          return answer(tx, request, changed, call.reason());
        });
  }

  /**
   * All lines or none.
   *
   * @param pointer of a line, by its place
   * @return how many said something new
   */
  int write(
      Tx tx,
      Request request,
      How how,
      List<Line> lines,
      Function<Integer, String> pointer,
      String reason) {
    UUID id = request.id("session");
    TrainingSession session = SessionStore.hold(tx, division, id).orElseThrow(Problem::notFound);
    Instant now = clock.now();
    requireBegun(session, now);
    opened(tx, id);
    Sheet sheet = AttendanceStore.lock(tx, id).orElseThrow();
    Map<UUID, Enrolment> seated = seated(tx, id);
    Map<UUID, AttendanceRecord> latest = AttendanceStore.latest(tx, id);
    List<AttendanceRecord> records = new ArrayList<>();
    List<Problem.Field> faults = new ArrayList<>();
    for (int place = 0; place < lines.size(); place++) {
      Line line = lines.get(place);
      String at = pointer.apply(place);
      AttendanceRecord before = latest.get(line.enrolment());
      int known = faults.size();
      addFaults(faults, at, line, session, seated);
      if (faults.size() == known && saysMore(line, before, session.fullMinutes())) {
        requireSeen(tx, line, before);
        addUnexplained(faults, before, sheet, reason);
        records.add(record(line, before, how, session.fullMinutes(), now));
      }
    }
    if (!faults.isEmpty()) {
      throw Problem.invalid(faults.stream().distinct().toList());
    }
    AttendanceStore.insert(tx, id, records, reason, request.caller().person(), now);
    if (sheet.isSigned()) {
      hours.correct(tx, session, records, seated, SessionHours.CORRECTED);
    }
    if (!records.isEmpty()) {
      Changes.publish(tx, CHANGED, id.toString());
    }
    return records.size();
  }

  private static void requireBegun(TrainingSession session, Instant now) {
    if (!session.isHeld()) {
      throw Problem.conflict("这个培训班已经取消，不用登记到场。");
    }
    if (now.isBefore(session.startsAt().minus(BEFORE))) {
      throw Problem.conflict("还没有到时间。开始前三十分钟起可以登记到场。");
    }
  }

  private static Map<UUID, Enrolment> seated(Tx tx, UUID session) {
    return EnrolmentStore.in(tx, session).stream()
        .filter(one -> one.state() == Enrolment.State.ENROLLED)
        .collect(Collectors.toMap(Enrolment::id, one -> one));
  }

  private static void addFaults(
      List<Problem.Field> faults,
      String at,
      Line line,
      TrainingSession session,
      Map<UUID, Enrolment> seated) {
    int full = session.fullMinutes();
    if (!seated.containsKey(line.enrolment())) {
      faults.add(new Problem.Field(at + "/enrolment", "这个人没有这个培训班的名额"));
    }
    if (line.result().isPart() && line.minutes() == null) {
      faults.add(new Problem.Field(at + "/minutes", "迟到和早退要写算多少分钟"));
    }
    if (line.minutes() != null && line.minutes() > full) {
      faults.add(new Problem.Field(at + "/minutes", "最多 %d 分钟".formatted(full)));
    }
    if (line.result() == Result.EXCUSED && line.note() == null) {
      faults.add(new Problem.Field(at + "/note", "请写请假的原因"));
    }
  }

  private static boolean saysMore(Line line, AttendanceRecord before, int full) {
    return before == null
        || before.result() != line.result()
        || before.minutes() != AttendanceRecord.minutes(line.result(), line.minutes(), full)
        || !Objects.equals(before.note(), line.note());
  }

  /**
   * Two with the same list: who says something else than the other has read what the other said.
   */
  private void requireSeen(Tx tx, Line line, AttendanceRecord before) {
    if (before != null && line.seen() != null && line.seen() != before.number()) {
      throw Meanwhile.changed(views.name(tx, before.by()), before.at());
    }
  }

  /** A signed list, and what was corrected once, change only with a reason. */
  private static void addUnexplained(
      List<Problem.Field> faults, AttendanceRecord before, Sheet sheet, String reason) {
    boolean corrected = before != null && before.how() == How.CORRECTION;
    if (reason == null && (sheet.isSigned() || corrected)) {
      faults.add(
          new Problem.Field("/reason", sheet.isSigned() ? "名单已经签字，改动要写原因" : "已经改过一次，再改要写原因"));
    }
  }

  private static AttendanceRecord record(
      Line line, AttendanceRecord before, How how, int full, Instant now) {
    return new AttendanceRecord(
        line.enrolment(),
        before == null ? 1 : before.number() + 1,
        line.result(),
        AttendanceRecord.minutes(line.result(), line.minutes(), full),
        before == null ? how : How.CORRECTION,
        line.note(),
        null,
        null,
        now);
  }

  Outcome answer(Tx tx, Request request, int changed, String reason) {
    UUID id = request.id("session");
    return new Outcome(
        "training_session/" + id, reason, (Answer.Json) Answer.ok(views.counts(tx, id, changed)));
  }

  /** The trainer stands for the list (签字): who was not there is absent, and the hours count. */
  Answer sign(Request request) {
    UUID id = request.id("session");
    UUID trainer = request.caller().person();
    return commands.run(
        request,
        tx -> {
          TrainingSession session =
              SessionStore.hold(tx, division, id).orElseThrow(Problem::notFound);
          Instant now = clock.now();
          requireBegun(session, now);
          if (!session.hasStarted(now)) {
            throw Problem.conflict("培训还没有开始，不能签字。");
          }
          opened(tx, id);
          if (AttendanceStore.lock(tx, id).orElseThrow().isSigned()) {
            throw Problem.conflict("这份名单已经签过字。要改某个人，请写原因再改。");
          }
          if (session.isCancelled()) {
            // Written before it was called off, by a release that did not cut it.
            cutShort.settle(tx, session, trainer, now);
          }
          AttendanceStore.sign(tx, id, trainer, now);
          int absent = close(tx, session, trainer, now);
          Changes.publish(tx, CHANGED, id.toString());
          return answer(tx, request, absent, null);
        });
  }

  private int close(Tx tx, TrainingSession session, UUID trainer, Instant now) {
    Map<UUID, Enrolment> seated = seated(tx, session.id());
    Map<UUID, AttendanceRecord> latest = AttendanceStore.latest(tx, session.id());
    List<AttendanceRecord> absent =
        seated.keySet().stream()
            .filter(enrolment -> !latest.containsKey(enrolment))
            .map(
                enrolment ->
                    new AttendanceRecord(
                        enrolment, 1, Result.ABSENT, 0, How.SIGNING, null, null, trainer, now))
            .toList();
    AttendanceStore.insert(tx, session.id(), absent, null, trainer, now);
    hours.count(tx, session, latest.values(), seated);
    return absent.size();
  }
}
