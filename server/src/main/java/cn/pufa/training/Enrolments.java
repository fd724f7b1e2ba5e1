package cn.pufa.training;

import cn.pufa.audit.Commands;
import cn.pufa.audit.Commands.Outcome;
import cn.pufa.audit.Verdict;
import cn.pufa.identity.Contact;
import cn.pufa.identity.People;
import cn.pufa.identity.Roles;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Caller;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.time.BusinessClock;
import cn.pufa.post.PostRole;
import cn.pufa.training.Admission.Applicant;
import cn.pufa.training.Admission.Decision;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Signing up for a session and giving the seat back. */
final class Enrolments implements AutoCloseable {

  /** Whose duty it is to reach those who signed up. */
  private static final Set<String> SEE_PHONES = Set.of("case_officer", "trainer");

  private record Draft(PostRole role, String division) {}

  record EnrolmentPage(int total, List<EnrolmentView> items) {}

  /** As those who organise the session see an enrolment. */
  private record EnrolmentRow(
      UUID id,
      String name,
      String phone,
      PostRole role,
      String division,
      String divisionName,
      Enrolment.State state,
      Integer queuePlace,
      Instant enrolledAt,
      Instant movedUpAt,
      Instant withdrawnAt,
      Instant offerUntil,
      Enrolment.LeftAs leftAs) {}

  record EnrolmentRowPage(int total, List<EnrolmentRow> items) {}

  private final Commands commands;
  private final People people;
  private final BusinessClock clock;
  private final String division;
  private final Map<String, String> divisionNames;
  private final SeatOffers offers;
  private final TrainingNotices notices;
  private final AdmissionQueue queue;

  Enrolments(
      Commands commands,
      People people,
      SeatOffers offers,
      TrainingNotices notices,
      BusinessClock clock,
      String division,
      Map<String, String> divisionNames) {
    this.commands = commands;
    this.people = people;
    this.offers = offers;
    this.notices = notices;
    this.clock = clock;
    this.division = division;
    this.divisionNames = divisionNames;
    this.queue = new AdmissionQueue(commands, this::admit);
  }

  Answer enrol(Request request) {
    requirePost(request.caller(), request.body(Draft.class));
    return queue.admit(request);
  }

  private static void requirePost(Caller caller, Draft draft) {
    if (!draft.role().isHeldBy(caller, draft.division())) {
      throw Problem.invalid("/division", "您在这里没有登记为" + draft.role().title() + "，请先登记身份");
    }
  }

  /** Decides on those of one batch and keeps the places they get; one verdict each. */
  List<Verdict> admit(Tx tx, List<Request> requests) {
    List<Applicant> applicants = requests.stream().map(Enrolments::applicant).toList();
    List<Decision> decisions = admit(tx, applicants, clock::now);
    notices.signedUp(
        tx,
        decisions.stream()
            .filter(Decision.Admitted.class::isInstance)
            .map(Decision.Admitted.class::cast)
            .toList());
    return decisions.stream().map(this::verdict).toList();
  }

  private static Applicant applicant(Request request) {
    var draft = request.body(Draft.class);
    return new Applicant(
        request.id("session"), request.caller().person(), draft.role(), draft.division());
  }

  /**
   * @param time asked once the sessions are locked
   */
  List<Decision> admit(Tx tx, List<Applicant> applicants, Supplier<Instant> time) {
    Set<UUID> wanted = applicants.stream().map(Applicant::session).collect(Collectors.toSet());
    List<TrainingSession> sessions = SessionStore.lock(tx, division, wanted);
    Set<Admission.Place> places = EnrolmentStore.places(tx, applicants);
    Map<Admission.Pool, Integer> taken = EnrolmentStore.taken(tx, sessions);
    Map<Admission.Pool, Integer> waiting = EnrolmentStore.waiting(tx, sessions);
    Instant now = time.get();
    List<Decision> decisions = Admission.decide(sessions, places, taken, waiting, applicants, now);
    store(tx, decisions, now);
    return decisions;
  }

  private static void store(Tx tx, List<Decision> decisions, Instant now) {
    List<Enrolment> enrolments = new ArrayList<>();
    Map<UUID, SessionStore.Count> counts = new LinkedHashMap<>();
    for (Decision decision : decisions) {
      if (decision instanceof Decision.Admitted admitted) {
        enrolments.add(admitted.enrolment());
        counts.merge(
            admitted.session().id(),
            SessionStore.Count.of(admitted.enrolment()),
            SessionStore.Count::plus);
      }
    }
    if (!enrolments.isEmpty()) {
      EnrolmentStore.insert(tx, enrolments, now);
      SessionStore.addCounts(tx, List.copyOf(counts.values()));
    }
  }

  private Verdict verdict(Decision decision) {
    return switch (decision) {
      case Decision.Refused(Problem problem) -> new Verdict.Refused(problem);
      case Decision.Admitted(TrainingSession session, Enrolment enrolment, Integer queuePlace) -> {
        var view =
            EnrolmentView.of(enrolment, queuePlace, session, divisionNames, enrolment.enrolledAt());
        yield new Verdict.Done(Outcome.of("enrolment/" + enrolment.id(), Answer.created(view)));
      }
    };
  }

  Answer withdraw(Request request) {
    return change(
        request,
        (tx, session, enrolment) -> {
          requireWithdrawable(session, enrolment, clock.now());
          return leave(tx, session, enrolment, Enrolment.LeftAs.WITHDREW);
        });
  }

  /** Takes the seat that was kept (接受名额). */
  Answer accept(Request request) {
    return change(
        request,
        (tx, session, enrolment) -> {
          requireOffer(session, enrolment, clock.now());
          EnrolmentStore.moveUp(tx, List.of(enrolment.id()), clock.now());
          return null;
        });
  }

  /** Leaves the seat to the next who waits (不要名额). */
  Answer decline(Request request) {
    return change(
        request,
        (tx, session, enrolment) -> {
          requireOffer(session, enrolment, clock.now());
          return leave(tx, session, enrolment, Enrolment.LeftAs.DECLINED);
        });
  }

  private interface Change {
    /** What the trail says of it, or null. */
    String make(Tx tx, TrainingSession session, Enrolment enrolment);
  }

  /** Of the caller's own enrolment, under the lock of its session. */
  private Answer change(Request request, Change change) {
    UUID id = request.id("enrolment");
    UUID person = request.caller().person();
    return commands.run(
        request,
        tx -> {
          TrainingSession session =
              EnrolmentStore.sessionOf(tx, id, person)
                  .flatMap(own -> SessionStore.lock(tx, division, own))
                  .orElseThrow(Problem::notFound);
          String said = change.make(tx, session, EnrolmentStore.byId(tx, id).enrolment());
          var answer = Answer.ok(view(EnrolmentStore.byId(tx, id), session, clock.now()));
          return new Outcome("enrolment/" + id, said, (Answer.Json) answer);
        });
  }

  private static void requireWithdrawable(
      TrainingSession session, Enrolment enrolment, Instant now) {
    if (enrolment.state() == Enrolment.State.WITHDRAWN) {
      throw Problem.conflict("您已经退出过报名。");
    }
    if (session.isCancelled()) {
      throw Problem.conflict("这个培训班已经取消，不用再退出。");
    }
    if (session.hasStarted(now)) {
      throw Problem.conflict("培训已经开始，不能再退出。有事请告诉培训老师。");
    }
  }

  private static void requireOffer(TrainingSession session, Enrolment enrolment, Instant now) {
    if (session.isCancelled()) {
      throw Problem.conflict("这个培训班已经取消，不用再答复。");
    }
    switch (enrolment.state()) {
      case ENROLLED -> throw Problem.conflict("名额已经是您的，不用再答复。");
      case WAITING -> throw Problem.conflict("现在还没有名额给您。有了会马上通知您。");
      case WITHDRAWN -> throw Problem.conflict("这个名额已经不在您这里了，不用再答复。");
      case OFFERED -> {
        if (!now.isBefore(enrolment.offerUntil())) {
          throw Problem.conflict("过了答复时间，名额给下一位了。");
        }
      }
    }
  }

  /** What the trail says of who got the seat; null where nobody waited. */
  private String leave(Tx tx, TrainingSession session, Enrolment enrolment, Enrolment.LeftAs as) {
    Instant now = clock.now();
    EnrolmentStore.leave(tx, enrolment.id(), as, now);
    return offers.handOn(tx, session, List.of(enrolment), now);
  }

  /** From every session still to come, so that somebody who waits gets the seat. */
  void withdrawFromComing(Tx tx, UUID person) {
    withdrawFromComing(tx, person, enrolment -> true);
  }

  /** Who holds a role no more is asked for nothing, and takes nobody's seat. */
  void withdrawWithoutRole(Tx tx, UUID person) {
    List<Roles.Held> held = Roles.heldBy(tx, person);
    withdrawFromComing(tx, person, enrolment -> held.stream().noneMatch(enrolment::isOf));
  }

  private void withdrawFromComing(Tx tx, UUID person, Predicate<Enrolment> which) {
    Set<UUID> entered =
        EnrolmentStore.ofPerson(tx, person).stream()
            .map(EnrolmentStore.Found::enrolment)
            .filter(one -> one.state() != Enrolment.State.WITHDRAWN)
            .filter(which)
            .map(Enrolment::session)
            .collect(Collectors.toSet());
    Instant now = clock.now();
    Map<UUID, TrainingSession> coming =
        SessionStore.lock(tx, division, entered).stream()
            .filter(session -> !session.isCancelled() && !session.hasStarted(now))
            .collect(Collectors.toMap(TrainingSession::id, session -> session));
    EnrolmentStore.mineIn(tx, person, coming.keySet()).stream()
        .map(EnrolmentStore.Found::enrolment)
        .filter(which)
        .forEach(one -> withdraw(tx, coming.get(one.session()), one));
  }

  private void withdraw(Tx tx, TrainingSession session, Enrolment enrolment) {
    String next = leave(tx, session, enrolment, Enrolment.LeftAs.WITHDREW);
    if (next != null) {
      String subject = "training_session/" + session.id();
      commands.append(tx, "system", "handOnSeats", subject, next, "-");
    }
  }

  EnrolmentPage mine(Tx tx, Request request) {
    UUID person = request.caller().person();
    List<EnrolmentStore.Found> found = EnrolmentStore.mine(tx, person, request.page());
    Set<UUID> ids =
        found.stream().map(one -> one.enrolment().session()).collect(Collectors.toSet());
    Map<UUID, TrainingSession> sessions =
        SessionStore.byIds(tx, division, ids).stream()
            .collect(Collectors.toMap(TrainingSession::id, session -> session));
    Instant now = clock.now();
    return new EnrolmentPage(
        EnrolmentStore.countMine(tx, person),
        found.stream()
            .map(one -> view(one, sessions.get(one.enrolment().session()), now))
            .toList());
  }

  EnrolmentView view(EnrolmentStore.Found found, TrainingSession session, Instant now) {
    return EnrolmentView.of(found.enrolment(), found.queuePlace(), session, divisionNames, now);
  }

  EnrolmentRowPage list(Tx tx, Request request) {
    UUID session = request.id("session");
    SessionStore.byId(tx, division, session).orElseThrow(Problem::notFound);
    String state = request.text("state");
    List<EnrolmentStore.Found> found =
        EnrolmentStore.list(tx, session, request.reach(), state, request.page());
    Map<UUID, Contact> contacts =
        people.contacts(tx, found.stream().map(one -> one.enrolment().person()).toList());
    boolean phones =
        request.caller().grants().stream().anyMatch(grant -> SEE_PHONES.contains(grant.role()));
    return new EnrolmentRowPage(
        EnrolmentStore.countList(tx, session, request.reach(), state),
        found.stream()
            .map(one -> row(one, contacts.get(one.enrolment().person()), phones))
            .toList());
  }

  private EnrolmentRow row(EnrolmentStore.Found found, Contact contact, boolean phones) {
    Enrolment enrolment = found.enrolment();
    return new EnrolmentRow(
        enrolment.id(),
        found.name() == null ? contact.name() : found.name(),
        phones ? contact.maskedPhone() : null,
        enrolment.role(),
        enrolment.division(),
        divisionNames.getOrDefault(enrolment.division(), enrolment.division()),
        enrolment.state(),
        found.queuePlace(),
        enrolment.enrolledAt(),
        enrolment.movedUpAt(),
        enrolment.withdrawnAt(),
        enrolment.state() == Enrolment.State.OFFERED ? enrolment.offerUntil() : null,
        enrolment.leftAs());
  }

  @Override
  public void close() {
    queue.close();
  }
}
