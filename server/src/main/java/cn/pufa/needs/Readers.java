package cn.pufa.needs;

import cn.pufa.audit.Commands;
import cn.pufa.needs.Published.Piece;
import cn.pufa.needs.Published.Quiz;
import cn.pufa.platform.db.Database;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.time.BusinessClock;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What readers say below a card: whether it was useful, and how they answer its quiz. */
final class Readers {

  private record FeedbackDraft(boolean useful, String missing, String township) {}

  private record QuizDraft(int question, int choice) {}

  private record Choice(String text, long answers) {}

  private record Misunderstanding(
      String card,
      String title,
      String topic,
      int question,
      String ask,
      List<Choice> choices,
      int right,
      long answers,
      int rightShare) {}

  private record Misunderstandings(List<Misunderstanding> items) {}

  private record Usefulness(String card, String title, String topic, int useful, int notUseful) {

    double share() {
      return (double) useful / (useful + notUseful);
    }
  }

  private record UsefulnessList(List<Usefulness> items) {}

  private static final int PERCENT = 100;
  private static final int UNDERSTOOD = 60;

  private final Database database;
  private final Commands commands;
  private final Published published;
  private final Places places;
  private final Signals signals;
  private final Cleaning cleaning;
  private final Gates gates;
  private final BusinessClock clock;
  private final OncePerAddress once = new OncePerAddress();

  Readers(
      Database database,
      Commands commands,
      Published published,
      Places places,
      Signals signals,
      Cleaning cleaning,
      Gates gates,
      BusinessClock clock) {
    this.database = database;
    this.commands = commands;
    this.published = published;
    this.places = places;
    this.signals = signals;
    this.cleaning = cleaning;
    this.gates = gates;
    this.clock = clock;
  }

  Answer feedback(Request request) {
    var draft = request.body(FeedbackDraft.class);
    Piece piece = piece(request);
    places.requireTownship(draft.township());
    gates.tap(request.address());
    once.first(
        request.address(),
        piece.id() + "/" + draft.useful(),
        () -> database.run(tx -> keep(tx, request, piece, draft)));
    return Answer.empty();
  }

  private Piece piece(Request request) {
    return published.piece(request.text("card")).orElseThrow(Problem::notFound);
  }

  private void keep(Tx tx, Request request, Piece piece, FeedbackDraft draft) {
    ReaderStore.count(tx, piece.id(), clock.today().withDayOfMonth(1), draft.useful());
    if (!draft.useful()) {
      String missing = draft.missing() == null ? null : cleaning.phrase(draft.missing());
      signals.add(tx, new Signal(SignalKind.NOT_USEFUL, piece.topic(), draft.township(), missing));
    }
    commands.append(
        tx, "anyone", request.operationId(), "card/" + piece.id(), null, request.requestId());
  }

  Answer quiz(Request request) {
    var draft = request.body(QuizDraft.class);
    Piece piece = piece(request);
    if (draft.question() >= piece.quiz().size()) {
      throw Problem.invalid("/question", "这张卡片没有这一题");
    }
    Quiz quiz = piece.quiz().get(draft.question());
    if (draft.choice() >= quiz.choices().size()) {
      throw Problem.invalid("/choice", "这一题没有这个选项");
    }
    gates.tap(request.address());
    once.first(
        request.address(),
        "quiz/" + piece.id() + "/" + wording(quiz),
        () ->
            database.run(tx -> ReaderStore.answer(tx, piece.id(), wording(quiz), draft.choice())));
    return Answer.empty();
  }

  /** Changes with every change of the question, so that old answers count for the old one only. */
  private static String wording(Quiz quiz) {
    String words = quiz.ask() + "\n" + String.join("\n", quiz.choices());
    return UUID.nameUUIDFromBytes(words.getBytes(StandardCharsets.UTF_8)).toString();
  }

  Answer misunderstandings(Request request) {
    Map<ReaderStore.Answered, Long> tallies = database.read(ReaderStore::tallies);
    return Answer.ok(
        new Misunderstandings(
            published
                .pieces()
                .flatMap(piece -> misunderstood(piece, tallies))
                .sorted(Comparator.comparingInt(Misunderstanding::rightShare))
                .toList()));
  }

  private static Stream<Misunderstanding> misunderstood(
      Piece piece, Map<ReaderStore.Answered, Long> tallies) {
    List<Misunderstanding> found = new ArrayList<>();
    for (int place = 0; place < piece.quiz().size(); place++) {
      Misunderstanding one = counted(piece, place, tallies);
      if (one.answers() >= Anonymity.SMALLEST && one.rightShare() < UNDERSTOOD) {
        found.add(one);
      }
    }
    return found.stream();
  }

  private static Misunderstanding counted(
      Piece piece, int place, Map<ReaderStore.Answered, Long> tallies) {
    Quiz quiz = piece.quiz().get(place);
    List<Choice> choices =
        IntStream.range(0, quiz.choices().size())
            .mapToObj(
                choice ->
                    new Choice(
                        quiz.choices().get(choice),
                        tallies.getOrDefault(
                            new ReaderStore.Answered(piece.id(), wording(quiz), choice), 0L)))
            .toList();
    long answers = choices.stream().mapToLong(Choice::answers).sum();
    long right = choices.get(quiz.right()).answers();
    return new Misunderstanding(
        piece.id(),
        piece.title(),
        piece.topic(),
        place,
        quiz.ask(),
        choices,
        quiz.right(),
        answers,
        answers == 0 ? PERCENT : (int) (right * PERCENT / answers));
  }

  /** Told only where at least five spoke. */
  Answer usefulness(Request request) {
    Map<String, ReaderStore.Useful> counts = database.read(ReaderStore::usefulness);
    return Answer.ok(
        new UsefulnessList(
            published
                .pieces()
                .filter(piece -> counts.containsKey(piece.id()))
                .map(piece -> useful(piece, counts.get(piece.id())))
                .filter(one -> one.useful() + one.notUseful() >= Anonymity.SMALLEST)
                .sorted(
                    Comparator.comparingDouble(Usefulness::share)
                        .thenComparing(Usefulness::notUseful, Comparator.reverseOrder()))
                .toList()));
  }

  private static Usefulness useful(Piece piece, ReaderStore.Useful count) {
    return new Usefulness(
        piece.id(), piece.title(), piece.topic(), count.useful(), count.notUseful());
  }
}
