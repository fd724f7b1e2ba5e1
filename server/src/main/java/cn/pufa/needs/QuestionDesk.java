package cn.pufa.needs;

import cn.pufa.audit.Commands;
import cn.pufa.audit.Commands.Outcome;
import cn.pufa.identity.Meanwhile;
import cn.pufa.platform.db.Database;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.time.BusinessClock;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BiConsumer;

/** Where staff read, word, answer, pass on and join questions. */
final class QuestionDesk {

  private record Page(int total, List<QuestionViews.Summary> items) {}

  private record Cleaned(String wording, String topic) {}

  private record Answered(String answer, List<String> cards) {}

  private record Transferred(String words) {}

  private record Merged(UUID into) {}

  /** What changes a question; a card that answers it is nobody's command on it. */
  private static final String[] CHANGES = {
    "cleanQuestion", "answerQuestion", "transferQuestion", "mergeQuestion"
  };

  private final Database database;
  private final Commands commands;
  private final QuestionViews views;
  private final Places places;
  private final Cleaning cleaning;
  private final BusinessClock clock;
  private final String division;

  QuestionDesk(
      Database database,
      Commands commands,
      QuestionViews views,
      Places places,
      Cleaning cleaning,
      BusinessClock clock,
      String division) {
    this.database = database;
    this.commands = commands;
    this.views = views;
    this.places = places;
    this.cleaning = cleaning;
    this.clock = clock;
    this.division = division;
  }

  Answer list(Request request) {
    var filter =
        new QuestionStore.Filter(
            request.text("state"), request.text("topic"), aboutService(request));
    return Answer.ok(
        database.read(
            tx -> {
              int total = QuestionStore.count(tx, division, filter);
              return new Page(
                  total,
                  views.summaries(
                      tx, QuestionStore.page(tx, division, filter, total, request.page())));
            }));
  }

  private static Boolean aboutService(Request request) {
    return request.optionalText("about").map("service"::equals).orElse(null);
  }

  Answer get(Request request) {
    UUID id = request.id("question");
    return Answer.ok(
        database.read(
            tx ->
                views.whole(
                    tx, QuestionStore.byId(tx, division, id).orElseThrow(Problem::notFound))));
  }

  Answer clean(Request request) {
    var cleaned = request.body(Cleaned.class);
    places.require(cleaned.topic(), null);
    cleaning
        .tells(cleaned.wording())
        .ifPresent(
            what -> {
              throw Problem.invalid("/wording", "里面好像还有%s，公开前请去掉".formatted(what));
            });
    return change(
        request,
        (tx, question) -> {
          if (question.isAboutService()) {
            throw Problem.conflict("意见和投诉不公开，不用整理问法。");
          }
          QuestionStore.clean(
              tx,
              question.id(),
              cleaned.wording().strip(),
              cleaned.topic(),
              clock.now(),
              request.caller().person());
        });
  }

  Answer answer(Request request) {
    var answered = request.body(Answered.class);
    List<String> cards = Objects.requireNonNullElse(answered.cards(), List.of());
    if (!views.arePublished(cards)) {
      throw Problem.invalid("/cards", "有的卡片没有发布，或者没有这张卡片");
    }
    return change(
        request,
        (tx, question) ->
            settle(tx, request, question, Question.State.ANSWERED, answered.answer(), cards));
  }

  Answer transfer(Request request) {
    String words = request.body(Transferred.class).words();
    return change(
        request,
        (tx, question) ->
            settle(tx, request, question, Question.State.TRANSFERRED, words, List.of()));
  }

  private void settle(
      Tx tx,
      Request request,
      Question question,
      Question.State state,
      String words,
      List<String> cards) {
    QuestionStore.answer(
        tx, question.id(), state, words.strip(), cards, clock.now(), request.caller().person());
  }

  Answer merge(Request request) {
    UUID into = request.body(Merged.class).into();
    return change(
        request,
        (tx, question) -> {
          Question target =
              QuestionStore.lock(tx, division, into)
                  .orElseThrow(() -> Problem.invalid("/into", "没有这个提问"));
          if (target.id().equals(question.id()) || target.state() == Question.State.MERGED) {
            throw Problem.invalid("/into", "请选另一个没有被合并的提问");
          }
          if (target.isAboutService() != question.isAboutService()) {
            throw Problem.invalid("/into", "提问和意见、投诉不能合并到一起");
          }
          QuestionStore.merge(tx, question.id(), into, clock.now());
        });
  }

  private Answer change(Request request, BiConsumer<Tx, Question> change) {
    UUID id = request.id("question");
    String subject = "question/" + id;
    int seen = Meanwhile.seen(request);
    return commands.run(
        request,
        tx -> {
          Question question = QuestionStore.lock(tx, division, id).orElseThrow(Problem::notFound);
          if (question.state() == Question.State.MERGED) {
            throw Problem.conflict("这个提问已经合并到另一个，请到那里处理。");
          }
          Meanwhile.requireSeen(
              tx, seen, question.version(), question.changedAt(), subject, CHANGES);
          change.accept(tx, question);
          var whole = views.whole(tx, QuestionStore.byId(tx, division, id).orElseThrow());
          return Outcome.of(subject, Answer.ok(whole));
        });
  }
}
