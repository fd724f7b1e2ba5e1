package cn.pufa.content;

import cn.pufa.law.ArticleRef;
import cn.pufa.law.Catalogue;
import cn.pufa.law.ChineseNumeral;
import cn.pufa.law.StatuteMarkdown;
import cn.pufa.law.StatuteStatus;
import cn.pufa.law.Statutes;
import cn.pufa.platform.time.BusinessClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Measures the search on the labelled questions, with the texts of the statutes as imported. */
final class SearchQuality {

  /** The day the labels were written for. */
  private static final BusinessClock CLOCK =
      new BusinessClock(Clock.fixed(Instant.parse("2026-11-24T02:00:00Z"), BusinessClock.ZONE));

  private static final String QUESTIONS = "/search/questions.tsv";
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final int ROUNDS = 5;

  record Question(String id, String split, String topic, String text, Set<String> articles) {
    static Question of(String line) {
      String[] cells = line.split("\t", -1);
      Set<String> articles = cells[4].isEmpty() ? Set.of() : Set.of(cells[4].strip().split("\\|"));
      return new Question(cells[0], cells[1], cells[2], cells[3], articles);
    }
  }

  record Answered(Question question, List<SearchLibrary.Item> items) {
    boolean topicWithin(int count) {
      return items.stream().limit(count).anyMatch(item -> question.topic().equals(item.topic()));
    }

    /** By the citation each item shows first. */
    boolean firstCitationHits() {
      return items.stream()
          .limit(5)
          .anyMatch(item -> question.articles().contains(item.law() + " " + item.article()));
    }

    boolean anyCitationHits() {
      return items.stream()
          .limit(5)
          .flatMap(item -> item.citations().stream())
          .anyMatch(cited -> question.articles().contains(cited.label()));
    }
  }

  /** What was measured of one split; shares are of 1. */
  record Result(
      Map<String, Double> topicAt3,
      double topicAt1,
      double topicAt3All,
      double articleByFirst,
      double articleByAny,
      double answeredFalsely,
      double p50,
      double p99,
      double p99Cpu) {

    /** What the product has promised itself. */
    boolean meetsTargets() {
      return topicAt3All >= 0.95
          && weakestTopic() >= 0.85
          && articleByFirst >= 0.75
          && answeredFalsely <= 0.10
          && p99 <= 20;
    }

    double weakestTopic() {
      return topicAt3.values().stream().min(Double::compare).orElseThrow();
    }

    String table(String split) {
      var table = new StringBuilder(split).append('\n');
      topicAt3.forEach(
          (topic, share) -> table.append("  topic@3 %-13s %.3f%n".formatted(topic, share)));
      table.append(
          "  topic@1 %.3f   topic@3 %.3f   article@5 first %.3f any %.3f%n"
              .formatted(topicAt1, topicAt3All, articleByFirst, articleByAny));
      return table
          .append(
              "  none answered %.3f   p50 %.1f ms   p99 %.1f ms (%.1f ms of work)%n"
                  .formatted(answeredFalsely, p50, p99, p99Cpu))
          .toString();
    }
  }

  private final Search.Snapshot snapshot;
  private final Set<String> cards;

  private SearchQuality(Search.Snapshot snapshot, Set<String> cards) {
    this.snapshot = snapshot;
    this.cards = cards;
  }

  /** The cards shown, by id. */
  Set<String> cards() {
    return cards;
  }

  /** The folder of statute texts, as the server takes it, or the one beside the repository. */
  static Optional<Path> texts() {
    return Stream.of(System.getenv("STATUTES_DIR"), "../shared/laws", "../../shared/laws")
        .filter(folder -> folder != null && Files.isDirectory(Path.of(folder)))
        .map(Path::of)
        .findFirst();
  }

  static SearchQuality of(Path texts) {
    var catalogue = Catalogue.load();
    // No part of the law asked here reads the database.
    var statutes = new Statutes(null, catalogue, CLOCK);
    var cards = new Cards(statutes);
    var articles = articles(catalogue, statutes, cards, texts);
    return new SearchQuality(
        Search.Snapshot.of(new SearchLibrary(statutes, cards.shown(), articles)),
        cards.shown().map(Card::id).collect(Collectors.toSet()));
  }

  /** Those with a text and those only cited. */
  private static List<Statutes.Article> articles(
      Catalogue catalogue, Statutes statutes, Cards cards, Path folder) {
    Map<String, Statutes.Article> articles = new TreeMap<>();
    Set<String> searched =
        catalogue.entries().stream()
            .flatMap(
                entry ->
                    entry.versions().stream()
                        .filter(version -> version.unsearched().isEmpty())
                        .map(version -> entry.code() + "@" + version.version()))
            .collect(Collectors.toSet());
    cards
        .shown()
        .flatMap(card -> card.refs().stream())
        .filter(ref -> searched.contains(ref.statute() + "@" + ref.version()))
        .forEach(ref -> articles.put(ref.toString(), article(statutes, ref, "", null)));
    for (Catalogue.Entry entry : catalogue.entries()) {
      for (Catalogue.Version version : entry.versions()) {
        if (version.status(CLOCK.today()) == StatuteStatus.in_force
            && version.unsearched().isEmpty()
            && version.file() != null) {
          for (var parsed : parsed(folder.resolve(version.file()))) {
            var ref = new ArticleRef(entry.code(), version.version(), parsed.number());
            articles.put(ref.toString(), article(statutes, ref, parsed.chapter(), parsed.text()));
          }
        }
      }
    }
    return new ArrayList<>(articles.values());
  }

  private static List<StatuteMarkdown.ParsedArticle> parsed(Path file) {
    try {
      return StatuteMarkdown.parse(Files.readString(file)).articles();
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  private static Statutes.Article article(
      Statutes statutes, ArticleRef ref, String chapter, String text) {
    var citation = statutes.citation(ref);
    return new Statutes.Article(
        ref.statute(),
        citation.law(),
        ref.version(),
        ref.version(),
        StatuteStatus.in_force,
        ref.article(),
        ChineseNumeral.label(ref.article()),
        chapter,
        citation.gist(),
        text,
        null);
  }

  static List<Question> questions(String split) {
    try (var in = SearchQuality.class.getResourceAsStream(QUESTIONS)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .skip(1)
          .map(Question::of)
          .filter(question -> question.split().equals(split))
          .toList();
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  List<SearchLibrary.Item> search(String question) {
    return snapshot.search(question, null, 10);
  }

  Result measure(String split) {
    List<Question> questions = questions(split);
    List<Answered> answered =
        questions.stream().map(one -> new Answered(one, search(one.text()))).toList();
    List<Answered> ours = those(answered, one -> !one.question().topic().equals("none"));
    List<Answered> others = those(answered, one -> one.question().topic().equals("none"));
    Map<String, Double> topics = new TreeMap<>();
    ours.stream()
        .map(one -> one.question().topic())
        .distinct()
        .forEach(
            topic ->
                topics.put(
                    topic,
                    share(
                        those(ours, one -> one.question().topic().equals(topic)),
                        one -> one.topicWithin(3))));
    times(questions, System::nanoTime); // The first searches only warm the machine.
    double[] times = times(questions, System::nanoTime);
    double[] work = times(questions, THREADS::getCurrentThreadCpuTime);
    return new Result(
        topics,
        share(ours, one -> one.topicWithin(1)),
        share(ours, one -> one.topicWithin(3)),
        share(ours, Answered::firstCitationHits),
        share(ours, Answered::anyCitationHits),
        share(others, one -> !one.items().isEmpty()),
        times[times.length / 2],
        times[times.length * 99 / 100],
        work[work.length * 99 / 100]);
  }

  private static List<Answered> those(List<Answered> answered, Predicate<Answered> wanted) {
    return answered.stream().filter(wanted).toList();
  }

  private static double share(List<Answered> answered, Predicate<Answered> good) {
    return (double) answered.stream().filter(good).count() / answered.size();
  }

  /** Milliseconds each search took, in rising order. */
  private double[] times(List<Question> questions, LongSupplier nanoseconds) {
    double[] times = new double[questions.size() * ROUNDS];
    int at = 0;
    for (int round = 0; round < ROUNDS; round++) {
      for (Question question : questions) {
        long begin = nanoseconds.getAsLong();
        search(question.text());
        times[at++] = (nanoseconds.getAsLong() - begin) / 1e6;
      }
    }
    Arrays.sort(times);
    return times;
  }
}
