package cn.pufa.needs;

import cn.pufa.audit.Commands;
import cn.pufa.identity.Divisions;
import cn.pufa.identity.People;
import cn.pufa.platform.Workers;
import cn.pufa.platform.db.Database;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.RateLimits;
import cn.pufa.platform.http.Routes;
import cn.pufa.platform.time.BusinessClock;
import cn.pufa.platform.time.WorkCalendar;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** The doorway of this feature. */
public final class Needs implements AutoCloseable {

  /** Of fewer nothing is shown, here and wherever people are counted. */
  public static final int SMALLEST = Anonymity.SMALLEST;

  private final Database database;
  private final BusinessClock clock;
  private final Signals signals;
  private final Questions questions;
  private final StandQuestions standQuestions;
  private final Proposals proposals;
  private final Matters matters;
  private final NeedsRoutes routes;

  public Needs(
      Database database,
      Commands commands,
      People people,
      Divisions divisions,
      Published published,
      RateLimits limits,
      Workers workers,
      WorkCalendar calendar,
      BusinessClock clock) {
    this.database = database;
    this.clock = clock;
    String division = divisions.county().code();
    var cleaning = new Cleaning(divisions);
    var places = new Places(published, divisions);
    matters = new Matters(places, division);
    var gates = new Gates(limits);
    var periods = new AnswerPeriods(calendar);
    var board = new Board(database, published, divisions, workers, clock);
    var views = new QuestionViews(published, people, places);
    signals = new Signals(database, cleaning, clock, division);
    proposals =
        new Proposals(database, commands, people, published, places, board, clock, division);
    questions = new Questions(division, periods, clock);
    standQuestions = new StandQuestions(signals, places, cleaning, clock, division);
    routes =
        new NeedsRoutes(
            signals,
            gates,
            board,
            proposals,
            new Readers(database, commands, published, places, signals, cleaning, gates, clock),
            new Hotline(database, commands, places, workers, clock, division),
            new Asking(
                database, commands, views, places, signals, cleaning, periods, gates, clock,
                division),
            new QuestionDesk(database, commands, views, places, cleaning, clock, division));
  }

  /** Begins to write what is heard. */
  public void start() {
    signals.start();
  }

  public void bind(Routes to) {
    routes.bind(to);
  }

  public Signals signals() {
    return signals;
  }

  public Matters matters() {
    return matters;
  }

  public Questions questions() {
    return questions;
  }

  public StandQuestions standQuestions() {
    return standQuestions;
  }

  public OwnQuestions own() {
    return new OwnQuestions();
  }

  /**
   * A card or guide was published that was written for this proposal or question; an id of neither
   * changes nothing.
   */
  public void answered(Tx tx, UUID proposalOrQuestion, String card) {
    proposals.answered(tx, proposalOrQuestion, card);
    questions.answered(tx, proposalOrQuestion, card);
  }

  /** Questions of residents that nobody has answered yet. */
  public int countWaiting(Tx tx) {
    return questions.countWaiting(tx);
  }

  /** For records of a time before this service, such as the demo's. */
  public record Heard(String kind, String topic, String township, String words) {}

  public void recordPast(Tx tx, LocalDate day, List<Heard> heard) {
    signals.addPast(
        tx,
        day,
        heard.stream()
            .map(
                one ->
                    new Signal(SignalKind.of(one.kind()), one.topic(), one.township(), one.words()))
            .toList());
  }

  /**
   * @param answer null where it still waits
   */
  public void recordPastQuestion(
      Tx tx, String text, String topic, String township, Instant at, String answer) {
    questions.recordPast(tx, Question.Kind.QUESTION, text, topic, township, at, answer);
  }

  /** The same of what was said about this service. */
  public void recordPastOpinion(Tx tx, boolean complaint, String text, Instant at, String answer) {
    var kind = complaint ? Question.Kind.COMPLAINT : Question.Kind.SUGGESTION;
    questions.recordPast(tx, kind, text, null, null, at, answer);
  }

  /**
   * Does what falls due: counts searches nobody found an answer by, proposes topics, sets days that
   * could not be reckoned before.
   */
  public void tend() {
    signals.writeGathered();
    signals.settle();
    proposals.propose();
    database.run(questions::setDueDays);
  }

  /**
   * @param age how long cleaned words are kept; their count stays
   */
  public void forgetWords(Duration age) {
    database.run(tx -> SignalStore.forgetWords(tx, clock.today().minusDays(age.toDays())));
  }

  /**
   * @param age how long after it had its answer it is kept who asked what in which words
   */
  public void forgetQuestions(Duration age) {
    database.run(tx -> QuestionStore.forget(tx, clock.now().minus(age)));
  }

  /**
   * @param age how long a question waits for its answer with who asked it, in which words
   */
  public void forgetUnanswered(Duration age) {
    database.run(tx -> QuestionStore.forgetUnanswered(tx, clock.now().minus(age)));
  }

  @Override
  public void close() {
    signals.close();
  }
}
