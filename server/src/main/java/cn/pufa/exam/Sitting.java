package cn.pufa.exam;

import cn.pufa.audit.Commands;
import cn.pufa.audit.Commands.Outcome;
import cn.pufa.certificate.Award;
import cn.pufa.certificate.Certificates;
import cn.pufa.exam.AttemptStore.Sheet;
import cn.pufa.exam.AttemptStore.Start;
import cn.pufa.identity.Contact;
import cn.pufa.identity.People;
import cn.pufa.platform.db.Database;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Caller;
import cn.pufa.platform.http.Grant;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.time.BusinessClock;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Taking an exam: starting, saving, handing in, and the end that comes by the clock. Whether
 * somebody may start is decided under a lock of this person and exam, so that many pages at once
 * find one another's attempt; saving and ending are decided under the lock of the attempt.
 */
final class Sitting {

  private record AnswerDraft(List<Integer> answer, int version) {}

  private static final Logger LOG = LoggerFactory.getLogger("pufa.exam");
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm").withZone(BusinessClock.ZONE);

  /** Ended by one round; what is left comes with the next, half a minute later. */
  private static final int ROUND = 500;

  private final Database database;
  private final Commands commands;
  private final People people;
  private final Certificates certificates;
  private final DrawableQuestions drawable;
  private final Grounds grounds;
  private final SittingViews views;
  private final BusinessClock clock;
  private final SecureRandom random = new SecureRandom();

  Sitting(
      Database database,
      Commands commands,
      People people,
      Certificates certificates,
      DrawableQuestions drawable,
      Grounds grounds,
      SittingViews views,
      BusinessClock clock) {
    this.database = database;
    this.commands = commands;
    this.people = people;
    this.certificates = certificates;
    this.drawable = drawable;
    this.grounds = grounds;
    this.views = views;
    this.clock = clock;
  }

  Answer start(Request request) {
    String exam = request.text("exam");
    return commands.run(
        request,
        tx -> {
          Blueprint blueprint = BlueprintStore.byId(tx, exam).orElseThrow(Problem::notFound);
          Grant post = post(blueprint, request.caller()).orElseThrow(Problem::notFound);
          Attempt attempt = start(tx, blueprint, request.caller().person(), post);
          return Outcome.of(subject(attempt), Answer.ok(views.attempt(attempt)));
        });
  }

  /** The post by which somebody takes it. */
  private static Optional<Grant> post(Blueprint blueprint, Caller caller) {
    return caller.grants().stream()
        .filter(grant -> blueprint.isFor(List.of(grant.role())))
        .findFirst();
  }

  private Attempt start(Tx tx, Blueprint blueprint, UUID person, Grant post) {
    AttemptStore.lockCandidate(tx, blueprint.exam(), person);
    Instant now = clock.now();
    endOverdue(tx, blueprint.exam(), person, now);
    List<Attempt> attempts = AttemptStore.ofPerson(tx, person, blueprint.exam());
    Entry entry = Entry.of(blueprint, attempts, grounds.of(tx, person, blueprint, attempts), now);
    return switch (entry.state()) {
      case RUNNING -> attempts.stream().filter(one -> one.runs(now)).findFirst().orElseThrow();
      case MAY_START -> draw(tx, blueprint, person, post, now);
      default -> throw Problem.conflict(entry.message());
    };
  }

  /** So that what has run out does not stand in the way of a new one. */
  private void endOverdue(Tx tx, String exam, UUID person, Instant now) {
    AttemptStore.ofPerson(tx, person, exam).stream()
        .filter(attempt -> !attempt.ended() && attempt.over(now))
        .forEach(attempt -> end(tx, attempt.id(), person, now));
  }

  private Attempt draw(Tx tx, Blueprint blueprint, UUID person, Grant post, Instant now) {
    long seed = random.nextLong();
    List<Draw.Drawn> paper =
        Draw.paper(blueprint.parts(), drawable.of(tx, blueprint.parts()), seed)
            .orElseThrow(() -> Problem.conflict("有题目正在复核，暂时组不成卷。请过几天再来。"));
    var start =
        new Start(
            UUID.randomUUID(),
            blueprint,
            person,
            Learner.ofCode(post.role()),
            post.division(),
            seed);
    AttemptStore.insert(tx, start, paper, now);
    return AttemptStore.byId(tx, start.id(), person).orElseThrow();
  }

  Answer save(Request request) {
    var draft = request.body(AnswerDraft.class);
    int place = request.number("place");
    endOverdueOf(request.caller().person());
    return commands.run(
        request,
        tx -> {
          Attempt attempt = lock(tx, request);
          Instant now = clock.now();
          requireRunning(attempt, now);
          Sheet sheet = AttemptStore.sheet(tx, attempt.id(), place).orElseThrow(Problem::notFound);
          sheet.text().requireAnswer(draft.answer());
          boolean kept = keep(tx, attempt, sheet, draft, now);
          Sheet saved = AttemptStore.sheet(tx, attempt.id(), place).orElseThrow();
          return Outcome.of(subject(attempt), Answer.ok(views.saved(saved, kept)));
        });
  }

  private static void requireRunning(Attempt attempt, Instant now) {
    if (attempt.ended() && attempt.how() == Attempt.End.HANDED_IN) {
      throw Problem.conflict("已经交卷了，这个答案没有保存。");
    }
    if (!attempt.runs(now)) {
      throw Problem.conflict("考试时间 %s 已经到了，这个答案没有保存。".formatted(CLOCK.format(attempt.endsAt())));
    }
  }

  /** The same answer sent again is kept; another one that is not newer is not. */
  private static boolean keep(Tx tx, Attempt attempt, Sheet sheet, AnswerDraft draft, Instant now) {
    List<Integer> answer = QuestionText.offScreen(draft.answer(), sheet.order());
    if (draft.version() > sheet.saved()) {
      AttemptStore.save(tx, attempt.id(), sheet.place(), answer, draft.version(), now);
      return true;
    }
    List<Integer> there = sheet.answer() == null ? List.of() : sheet.answer();
    return draft.version() == sheet.saved() && answer.equals(there);
  }

  Answer handIn(Request request) {
    return commands.run(
        request,
        tx -> {
          Attempt attempt = lock(tx, request);
          Attempt ended =
              end(tx, attempt.id(), request.caller().person(), clock.now()).orElseThrow();
          return Outcome.of(subject(ended), Answer.ok(views.attempt(ended)));
        });
  }

  private static Attempt lock(Tx tx, Request request) {
    return AttemptStore.lock(tx, request.id("attempt"), request.caller().person())
        .orElseThrow(Problem::notFound);
  }

  /**
   * Ends it once, with what is saved. By the clock it ended when its time came, however late
   * somebody looks.
   */
  private Optional<Attempt> end(Tx tx, UUID id, UUID person, Instant now) {
    Optional<Attempt> found = AttemptStore.lock(tx, id, person);
    if (found.isEmpty() || found.get().ended()) {
      return found;
    }
    Attempt attempt = found.get();
    boolean late = attempt.over(now);
    List<Sheet> marked =
        AttemptStore.sheets(tx, id).stream().map(sheet -> sheet.answered(sheet.answer())).toList();
    boolean passed = marked.stream().filter(Sheet::right).count() >= attempt.needed();
    AttemptStore.end(
        tx,
        attempt,
        late ? Attempt.End.TIME_UP : Attempt.End.HANDED_IN,
        late ? attempt.endsAt() : now,
        marked,
        passed);
    if (passed && attempt.qualification() != null) {
      certify(tx, attempt, late ? attempt.endsAt() : now);
    }
    return AttemptStore.byId(tx, id, person);
  }

  /** In the transaction that found it passed: there is no pass without its certificate. */
  private void certify(Tx tx, Attempt attempt, Instant passedAt) {
    Contact person = people.contacts(tx, List.of(attempt.person())).get(attempt.person());
    var award =
        new Award(
            attempt.person(),
            person.name(),
            attempt.qualification().qualification(),
            attempt.title(),
            attempt.id(),
            passedAt);
    AttemptStore.certify(tx, attempt.id(), certificates.issue(tx, award));
  }

  /** Before anybody looks at what is theirs: nothing of it still seems to run. */
  void endOverdueOf(UUID person) {
    endOverdue(database.read(tx -> AttemptStore.overdue(tx, clock.now(), person, ROUND)));
  }

  /** Everybody's; by the clock, on any node. */
  void endOverdue() {
    endOverdue(database.read(tx -> AttemptStore.overdue(tx, clock.now(), null, ROUND)));
  }

  /** One fault keeps no other. */
  private void endOverdue(List<UUID> attempts) {
    for (UUID id : attempts) {
      try {
        database.run(tx -> endByClock(tx, id));
      } catch (RuntimeException fault) {
        LOG.warn("attempt {} could not be ended, will be tried again", id, fault);
      }
    }
  }

  private void endByClock(Tx tx, UUID id) {
    boolean running =
        AttemptStore.lock(tx, id, null).filter(attempt -> !attempt.ended()).isPresent();
    if (running) {
      end(tx, id, null, clock.now());
      commands.append(tx, "system", "endExamAttempt", "exam_attempt/" + id, null, "-");
    }
  }

  private static String subject(Attempt attempt) {
    return "exam_attempt/" + attempt.id();
  }
}
