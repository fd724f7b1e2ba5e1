package cn.pufa.needs;

import cn.pufa.audit.Commands;
import cn.pufa.audit.Commands.Outcome;
import cn.pufa.platform.db.Database;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Caller;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.ProblemType;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.time.BusinessClock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * Asking the bureau or saying what one thinks of this service, and reading the answer: by one's
 * account, or by a code without one. The trail names the asker in neither case: the person goes
 * from the question in time, and could not go from there.
 */
final class Asking {

  private record Draft(Question.Kind kind, String text, String topic, String township) {

    /** Whether it became this question, whose topic the desk may have set since. */
    boolean isOf(Question question) {
      return question.kind() == kind
          && text.equals(question.text())
          && Objects.equals(township, question.township())
          && (question.cleanedAt() != null || Objects.equals(topic, question.topic()));
    }
  }

  private record Code(String code) {}

  private record Ticket(String code, QuestionViews.Own question) {}

  private record OwnPage(int total, int unseen, List<QuestionViews.Own> items) {}

  private static final int SHORTEST = 4;

  private final Database database;
  private final Commands commands;
  private final QuestionViews views;
  private final Places places;
  private final Signals signals;
  private final Cleaning cleaning;
  private final AnswerPeriods periods;
  private final Gates gates;
  private final BusinessClock clock;
  private final String division;

  Asking(
      Database database,
      Commands commands,
      QuestionViews views,
      Places places,
      Signals signals,
      Cleaning cleaning,
      AnswerPeriods periods,
      Gates gates,
      BusinessClock clock,
      String division) {
    this.database = database;
    this.commands = commands;
    this.views = views;
    this.places = places;
    this.signals = signals;
    this.cleaning = cleaning;
    this.periods = periods;
    this.gates = gates;
    this.clock = clock;
    this.division = division;
  }

  Answer ask(Request request) {
    Draft draft = draft(request);
    UUID person = request.caller().person();
    String township = draft.kind() == Question.Kind.QUESTION ? township(request, draft) : null;
    gates.question(person, request.address());
    return commands.runUnnamed(
        request,
        tx -> {
          Question question = keep(tx, draft, township, person, null).orElseThrow();
          return Outcome.of(subject(question), Answer.created(views.own(question)));
        });
  }

  private String township(Request request, Draft draft) {
    return draft.township() == null
        ? places.townshipOf(request.caller()).orElse(null)
        : draft.township();
  }

  /**
   * Sent again with its key it tells the same code, which follows from the key: neither is kept.
   */
  Answer askWithoutAccount(Request request) {
    Draft draft = draft(request);
    gates.question(null, request.address());
    String code = request.idempotencyKey().map(QuestionCode::of).orElseGet(QuestionCode::make);
    String hash = QuestionCode.hash(code);
    return database.transaction(
        tx -> {
          Question question =
              keep(tx, draft, draft.township(), null, hash)
                  .map(fresh -> recorded(tx, fresh, request))
                  .orElseGet(() -> earlier(tx, hash, draft));
          return Answer.created(new Ticket(code, views.own(question)));
        });
  }

  private Question recorded(Tx tx, Question question, Request request) {
    commands.append(
        tx, Caller.ANYONE, request.operationId(), subject(question), null, request.requestId());
    return question;
  }

  private static Question earlier(Tx tx, String codeHash, Draft draft) {
    Question earlier = QuestionStore.byCode(tx, codeHash).orElseThrow(Problem::notFound);
    if (!draft.isOf(earlier)) {
      throw Problem.of(ProblemType.KEY_REUSED);
    }
    return earlier;
  }

  private Draft draft(Request request) {
    var draft = request.body(Draft.class);
    String text = draft.text().replaceAll("[\\p{Cc}\\p{Cf}&&[^\\n]]", "").strip();
    if (text.length() < SHORTEST) {
      throw Problem.invalid("/text", "请写清楚，至少%d个字".formatted(SHORTEST));
    }
    places.require(draft.topic(), draft.township());
    var kind = Objects.requireNonNullElse(draft.kind(), Question.Kind.QUESTION);
    if (kind != Question.Kind.QUESTION) {
      refuse(draft.topic(), "/topic");
      refuse(draft.township(), "/township");
    }
    return new Draft(kind, text, draft.topic(), draft.township());
  }

  private static void refuse(String chosen, String pointer) {
    if (chosen != null) {
      throw Problem.invalid(pointer, "意见和投诉说的是普法通本身，不分主题和镇街");
    }
  }

  /** Empty where there is a question with this code. */
  private Optional<Question> keep(
      Tx tx, Draft draft, String township, UUID person, String codeHash) {
    Question question =
        Question.asked(
            UUID.randomUUID(),
            person,
            draft.kind(),
            draft.topic(),
            township,
            draft.text(),
            cleaning.clean(draft.text()),
            Danger.speaksIn(draft.text()),
            clock.now(),
            periods.due(tx, draft.kind(), clock.today()),
            null);
    if (!QuestionStore.insert(tx, division, question, codeHash)) {
      return Optional.empty();
    }
    if (!question.isAboutService()) {
      signals.add(
          tx,
          new Signal(SignalKind.QUESTION, draft.topic(), township, cleaning.phrase(draft.text())));
    }
    return Optional.of(question);
  }

  private static String subject(Question question) {
    return "question/" + question.id();
  }

  Answer mine(Request request) {
    UUID person = request.caller().person();
    return Answer.ok(
        database.read(
            tx ->
                new OwnPage(
                    QuestionStore.countOwn(tx, person),
                    QuestionStore.countUnseen(tx, person),
                    QuestionStore.own(tx, person, request.page()).stream()
                        .map(views::own)
                        .toList())));
  }

  Answer open(Request request) {
    UUID person = request.caller().person();
    UUID id = request.id("question");
    return commands.runUnnamed(
        request,
        tx -> {
          Question question = QuestionStore.own(tx, person, id).orElseThrow(Problem::notFound);
          QuestionStore.seen(tx, id, clock.now());
          Question seen = QuestionStore.own(tx, person, id).orElseThrow();
          return Outcome.of(subject(question), Answer.ok(views.own(seen)));
        });
  }

  Answer lookUp(Request request) {
    gates.code(request.address());
    String hash = QuestionCode.hash(request.body(Code.class).code());
    return database
        .read(tx -> QuestionStore.byCode(tx, hash))
        .map(views::own)
        .map(Answer::ok)
        .orElseThrow(Problem::notFound);
  }
}
