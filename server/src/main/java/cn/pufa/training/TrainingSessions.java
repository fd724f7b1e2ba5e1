package cn.pufa.training;

import cn.pufa.audit.Commands;
import cn.pufa.audit.Commands.Outcome;
import cn.pufa.identity.RoleHolders;
import cn.pufa.platform.db.Database;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Caller;
import cn.pufa.platform.http.Grant;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.Reach;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.time.BusinessClock;
import cn.pufa.training.Admission.Pool;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/** Announcing sessions, calling them off, and showing them. */
final class TrainingSessions {

  /** Everybody else sees what is still to come. */
  private static final Set<String> SEE_ALL =
      Set.of(
          "case_officer",
          "trainer",
          "township",
          "editor",
          "legal_reviewer",
          "approver",
          "leader",
          "auditor");

  /** Who runs sessions. */
  private static final Set<String> RUN = Set.of("case_officer", "trainer");

  private static final String TRAINER = "trainer";

  private record Cancellation(String reason, Integer heldMinutes) {}

  record Trainer(UUID id, String name) {}

  record TrainerPage(List<Trainer> items) {}

  record SessionPage(int total, List<SessionView> items) {}

  private final Database database;
  private final Commands commands;
  private final Enrolments enrolments;
  private final TrainingNotices notices;
  private final CutShort cutShort;
  private final BusinessClock clock;
  private final String division;
  private final Set<String> divisions;
  private final List<CalledOff> others = new CopyOnWriteArrayList<>();

  TrainingSessions(
      Database database,
      Commands commands,
      Enrolments enrolments,
      TrainingNotices notices,
      CutShort cutShort,
      BusinessClock clock,
      String division,
      Set<String> divisions) {
    this.database = database;
    this.commands = commands;
    this.enrolments = enrolments;
    this.notices = notices;
    this.cutShort = cutShort;
    this.clock = clock;
    this.division = division;
    this.divisions = divisions;
  }

  void whenCalledOff(CalledOff other) {
    others.add(other);
  }

  Answer create(Request request) {
    var draft = request.body(SessionDraft.class);
    draft.requireSound(clock.now(), divisions);
    return commands.run(
        request,
        tx -> {
          requireTrainer(tx, draft.trainerPerson());
          TrainingSession session = SessionStore.insert(tx, division, draft);
          return Outcome.of(
              "training_session/" + session.id(), Answer.created(view(tx, session, request)));
        });
  }

  private static void requireTrainer(Tx tx, UUID person) {
    boolean unknown =
        person != null
            && RoleHolders.of(tx, List.of(TRAINER), Reach.ALL).stream()
                .noneMatch(holder -> holder.person().equals(person));
    if (unknown) {
      throw Problem.invalid("/trainerPerson", "这个人没有培训老师的岗位");
    }
  }

  Answer cancel(Request request) {
    UUID id = request.id("session");
    var cancellation = request.body(Cancellation.class);
    String reason = cancellation.reason();
    return commands.run(
        request,
        tx -> {
          TrainingSession session =
              SessionStore.lock(tx, division, id).orElseThrow(Problem::notFound);
          Instant now = clock.now();
          if (session.isCancelled()) {
            throw Problem.conflict("这个培训班已经取消。");
          }
          if (!session.endsAt().isAfter(now)) {
            throw Problem.conflict("这个培训班已经办完，不能取消。");
          }
          requireHeld(session, cancellation.heldMinutes(), now);
          TrainingSession cancelled =
              SessionStore.cancel(tx, id, reason, cancellation.heldMinutes(), now);
          cutShort.settle(tx, cancelled, request.caller().person(), now);
          notices.cancelled(tx, cancelled, EnrolmentStore.in(tx, id));
          others.forEach(other -> other.tell(tx, id, reason));
          return new Outcome(
              "training_session/" + id,
              reason,
              (Answer.Json) Answer.ok(view(tx, cancelled, request)));
        });
  }

  /** Of what had begun somebody says how much of it was held: only that counts. */
  private static void requireHeld(TrainingSession session, Integer held, Instant now) {
    if (!session.hasStarted(now) && held != null) {
      throw Problem.invalid("/heldMinutes", "培训还没有开始，不用填办了多少分钟");
    }
    if (session.hasStarted(now) && held == null) {
      throw Problem.invalid("/heldMinutes", "培训已经开始，请填写已经办了多少分钟，没有办就填 0");
    }
    if (held != null && held > session.fullMinutes()) {
      throw Problem.invalid("/heldMinutes", "最多 %d 分钟".formatted(session.fullMinutes()));
    }
  }

  SessionPage page(Tx tx, Request request) {
    Instant now = clock.now();
    Caller caller = request.caller();
    var viewer = viewer(caller);
    var wanted =
        new SessionStore.Wanted(
            (Integer) request.parameters().get("year"), request.flag("unsigned"));
    List<TrainingSession> sessions =
        SessionStore.page(tx, division, now, viewer, wanted, request.page());
    return new SessionPage(
        SessionStore.countSeen(tx, division, now, viewer, wanted),
        views(tx, sessions, caller, now));
  }

  private static SessionStore.Viewer viewer(Caller caller) {
    return new SessionStore.Viewer(
        caller.grants().stream().anyMatch(grant -> SEE_ALL.contains(grant.role())),
        caller.grants().stream().map(Grant::role).toArray(String[]::new),
        caller.grants().stream().map(Grant::division).toArray(String[]::new));
  }

  SessionView get(Tx tx, Request request) {
    TrainingSession session =
        SessionStore.byId(tx, division, request.id("session")).orElseThrow(Problem::notFound);
    return view(tx, session, request);
  }

  private SessionView view(Tx tx, TrainingSession session, Request request) {
    return views(tx, List.of(session), request.caller(), clock.now()).getFirst();
  }

  private List<SessionView> views(
      Tx tx, List<TrainingSession> sessions, Caller caller, Instant now) {
    List<UUID> ids = sessions.stream().map(TrainingSession::id).toList();
    Map<UUID, EnrolmentStore.Found> mine =
        EnrolmentStore.mineIn(tx, caller.person(), ids).stream()
            .collect(Collectors.toMap(found -> found.enrolment().session(), found -> found));
    Map<Pool, Integer> taken = EnrolmentStore.taken(tx, sessions);
    Map<Pool, Integer> waiting = EnrolmentStore.waiting(tx, sessions);
    return sessions.stream()
        .map(
            session ->
                view(
                    session,
                    mine.get(session.id()),
                    forMe(session, caller, taken, waiting, now),
                    caller,
                    now))
        .toList();
  }

  private static List<SessionView.Own> forMe(
      TrainingSession session,
      Caller caller,
      Map<Pool, Integer> taken,
      Map<Pool, Integer> waiting,
      Instant now) {
    Quotas quotas = session.terms().quotas();
    if (quotas.none() || !isOpenTo(session, caller, now)) {
      return null;
    }
    return caller.grants().stream()
        .filter(grant -> isMeant(session, grant))
        .map(Grant::division)
        .distinct()
        .map(
            division -> {
              var pool = new Pool(session.id(), quotas.pool(division));
              int left = session.seatsLeftFor(division, taken.getOrDefault(pool, 0));
              return new SessionView.Own(division, left, waiting.getOrDefault(pool, 0));
            })
        .toList();
  }

  private static boolean isOpenTo(TrainingSession session, Caller caller, Instant now) {
    return session.signUp(now) == TrainingSession.SignUp.OPEN
        && caller.grants().stream().anyMatch(grant -> isMeant(session, grant));
  }

  private static boolean isMeant(TrainingSession session, Grant grant) {
    return session.isFor(grant.role()) && session.reaches(grant.division());
  }

  private SessionView view(
      TrainingSession session,
      EnrolmentStore.Found mine,
      List<SessionView.Own> forMe,
      Caller caller,
      Instant now) {
    return SessionView.of(
        session,
        isOpenTo(session, caller, now),
        mine == null ? null : enrolments.view(mine, session, now),
        forMe,
        seesLink(mine, caller),
        now);
  }

  /** A link that goes round lets in whoever has it, so it is for those who have a seat. */
  private static boolean seesLink(EnrolmentStore.Found mine, Caller caller) {
    boolean seated = mine != null && mine.enrolment().state() == Enrolment.State.ENROLLED;
    return seated || caller.grants().stream().anyMatch(grant -> RUN.contains(grant.role()));
  }

  /** The session as a file for a calendar (日历文件). */
  Answer calendar(Request request) {
    SessionView session = database.read(tx -> get(tx, request));
    return Answer.file(
        "text/calendar",
        "training-session.ics",
        SessionCalendar.of(session, clock.now()).getBytes(StandardCharsets.UTF_8));
  }

  /** People who teach (授课人), to choose from. */
  TrainerPage trainers(Tx tx, Request request) {
    return new TrainerPage(
        RoleHolders.of(tx, List.of(TRAINER), Reach.ALL).stream()
            .map(holder -> new Trainer(holder.person(), holder.name()))
            .distinct()
            .toList());
  }
}
