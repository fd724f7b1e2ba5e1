package cn.pufa.needs;

import cn.pufa.identity.Divisions;
import cn.pufa.needs.Published.Kind;
import cn.pufa.needs.Published.Topic;
import cn.pufa.platform.Workers;
import cn.pufa.platform.db.Database;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.time.BusinessClock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/**
 * The needs board (需求画像): every number of it is a sum of groups that {@link Anonymity} lets out.
 */
final class Board {

  private record Name(String code, String name) {}

  private record Shown(String topic, String township, int count) {}

  private record MonthSum(String month, int count) {}

  private record Source(SignalKind kind, int count) {}

  private record TopicPhrases(String topic, List<String> phrases) {}

  private record View(
      String from,
      String to,
      int total,
      List<Shown> groups,
      List<MonthSum> months,
      List<Name> topics,
      List<Name> townships,
      List<Source> sources,
      List<TopicPhrases> phrases,
      List<Coverage> coverage,
      int smallest) {}

  /** What is said of one topic: how much it is asked, how much the bureau has told about it. */
  record Coverage(
      String topic,
      String name,
      int asked,
      int askedRank,
      int cards,
      int guides,
      int events,
      int coveredRank) {

    int covered() {
      return cards + guides + events;
    }

    /** How much lower it stands in what is told than in what is asked. */
    int gap() {
      return coveredRank - askedRank;
    }
  }

  private record Months(YearMonth from, YearMonth to) {
    LocalDate first() {
      return from.atDay(1);
    }

    LocalDate last() {
      return to.atDay(1);
    }
  }

  private static final int MONTHS_SHOWN = 12;
  private static final int PHRASES_OF_TOPIC = 6;

  private final Database database;
  private final Published published;
  private final Divisions divisions;
  private final Workers workers;
  private final BusinessClock clock;

  Board(
      Database database,
      Published published,
      Divisions divisions,
      Workers workers,
      BusinessClock clock) {
    this.database = database;
    this.published = published;
    this.divisions = divisions;
    this.workers = workers;
    this.clock = clock;
  }

  Answer get(Request request) {
    Months months = months(request);
    String topic = request.text("topic");
    String township = request.text("township");
    return Answer.ok(database.read(tx -> view(tx, months, topic, township)));
  }

  private Months months(Request request) {
    YearMonth to =
        request.optionalText("to").map(YearMonth::parse).orElse(YearMonth.from(clock.today()));
    YearMonth from =
        request.optionalText("from").map(YearMonth::parse).orElse(to.minusMonths(MONTHS_SHOWN - 1));
    if (from.isAfter(to)) {
      throw Problem.invalid("query/from", "开始的月份在结束的月份后面");
    }
    if (from.plusMonths(MONTHS_SHOWN * 3 - 1).isBefore(to)) {
      throw Problem.invalid("query/from", "一次最多看三年");
    }
    return new Months(from, to);
  }

  private View view(Tx tx, Months months, String topic, String township) {
    List<Cell> cells = SignalStore.cells(tx, county(), months.first(), months.last());
    List<Group> all = Anonymity.groups(cells);
    List<Group> left =
        all.stream()
            .filter(group -> topic == null || topic.equals(group.topic()))
            .filter(group -> township == null || township.equals(group.township()))
            .toList();
    return new View(
        months.from().toString(),
        months.to().toString(),
        total(left),
        shown(left),
        byMonth(left),
        published.topics().stream().map(one -> new Name(one.code(), one.name())).toList(),
        townships(),
        sources(cells),
        phrases(tx, months, topic, all),
        coverage(tx, all),
        Anonymity.SMALLEST);
  }

  private String county() {
    return divisions.county().code();
  }

  private List<Name> townships() {
    return divisions.county().townships().stream()
        .map(one -> new Name(one.code(), one.name()))
        .toList();
  }

  private static int total(List<Group> groups) {
    return groups.stream().mapToInt(Group::count).sum();
  }

  /** Over the months, the largest first. */
  private static List<Shown> shown(List<Group> groups) {
    return groups.stream()
        .collect(
            Collectors.groupingBy(
                group -> java.util.Arrays.asList(group.topic(), group.township()),
                Collectors.summingInt(Group::count)))
        .entrySet()
        .stream()
        .map(sum -> new Shown(sum.getKey().get(0), sum.getKey().get(1), sum.getValue()))
        .sorted(
            Comparator.comparingInt(Shown::count)
                .reversed()
                .thenComparing(group -> Objects.toString(group.topic(), ""))
                .thenComparing(group -> Objects.toString(group.township(), "")))
        .toList();
  }

  private static List<MonthSum> byMonth(List<Group> groups) {
    return groups.stream()
        .collect(
            Collectors.groupingBy(Group::month, TreeMap::new, Collectors.summingInt(Group::count)))
        .entrySet()
        .stream()
        .map(sum -> new MonthSum(YearMonth.from(sum.getKey()).toString(), sum.getValue()))
        .toList();
  }

  private static List<Source> sources(List<Cell> cells) {
    return Anonymity.kinds(cells).entrySet().stream()
        .map(kind -> new Source(kind.getKey(), kind.getValue()))
        .sorted(Comparator.comparingInt(Source::count).reversed())
        .toList();
  }

  /** Of topics that stand on the board, whatever the township. */
  private List<TopicPhrases> phrases(Tx tx, Months months, String topic, List<Group> groups) {
    List<SignalStore.Worded> words =
        SignalStore.words(tx, county(), months.first(), months.last(), topic);
    Predicate<String> stands =
        code -> groups.stream().anyMatch(group -> code.equals(group.topic()));
    return workers.call(
        () ->
            published.topics().stream()
                .map(Topic::code)
                .filter(stands)
                .map(code -> new TopicPhrases(code, frequent(words, code)))
                .filter(found -> !found.phrases().isEmpty())
                .toList());
  }

  private static List<String> frequent(List<SignalStore.Worded> words, String topic) {
    return Phrases.frequent(
        words.stream()
            .filter(one -> topic.equals(one.topic()))
            .map(SignalStore.Worded::words)
            .toList(),
        Anonymity.SMALLEST,
        PHRASES_OF_TOPIC);
  }

  /** Of the months before the given one, for what is to be written in it. */
  List<Coverage> coverageBefore(Tx tx, YearMonth month, int months) {
    LocalDate from = month.minusMonths(months).atDay(1);
    LocalDate to = month.minusMonths(1).atDay(1);
    return coverage(tx, Anonymity.groups(SignalStore.cells(tx, county(), from, to)));
  }

  List<String> phrasesBefore(Tx tx, YearMonth month, int months, String topic) {
    LocalDate from = month.minusMonths(months).atDay(1);
    LocalDate to = month.minusMonths(1).atDay(1);
    return frequent(SignalStore.words(tx, county(), from, to, topic), topic);
  }

  /** The widest gap first. */
  private List<Coverage> coverage(Tx tx, List<Group> groups) {
    Map<String, Integer> events = published.events(tx);
    List<Coverage> counted =
        published.topics().stream().map(topic -> count(topic, groups, events)).toList();
    return counted.stream()
        .map(
            one ->
                new Coverage(
                    one.topic(),
                    one.name(),
                    one.asked(),
                    rank(counted, one, Coverage::asked),
                    one.cards(),
                    one.guides(),
                    one.events(),
                    rank(counted, one, Coverage::covered)))
        .sorted(
            Comparator.comparingInt(Coverage::gap)
                .thenComparingInt(Coverage::asked)
                .reversed()
                .thenComparing(Coverage::topic))
        .toList();
  }

  private Coverage count(Topic topic, List<Group> groups, Map<String, Integer> events) {
    int asked =
        groups.stream()
            .filter(group -> topic.code().equals(group.topic()))
            .mapToInt(Group::count)
            .sum();
    return new Coverage(
        topic.code(),
        topic.name(),
        asked,
        0,
        pieces(topic, Kind.CARD),
        pieces(topic, Kind.GUIDE),
        events.getOrDefault(topic.code(), 0),
        0);
  }

  private int pieces(Topic topic, Kind kind) {
    return (int)
        published
            .pieces()
            .filter(piece -> piece.topic().equals(topic.code()) && piece.kind() == kind)
            .count();
  }

  /** From 1; equals share a rank. */
  private static int rank(List<Coverage> all, Coverage one, ToIntFunction<Coverage> by) {
    return 1
        + (int) all.stream().filter(other -> by.applyAsInt(other) > by.applyAsInt(one)).count();
  }
}
