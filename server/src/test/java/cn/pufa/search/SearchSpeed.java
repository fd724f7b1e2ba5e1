package cn.pufa.search;

import cn.pufa.testing.Bench;
import cn.pufa.testing.TestServer;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.store.FSDirectory;

/**
 * Searches through HTTP at a fixed rate, each timed from the moment it was due, whether the server
 * was free or not; and the time an index of many articles takes.
 */
final class SearchSpeed {

  private static final int A_SECOND = 200;
  private static final int WARM_UP_SECONDS = 30;
  private static final int SECONDS = 20;
  private static final double P99_MILLIS = 20;
  private static final int ARTICLES = 10_000;
  private static final double BUILD_SECONDS = 30;

  private SearchSpeed() {}

  static boolean measure(TestServer server) throws IOException {
    var questions =
        LabelledQuestion.of(Set.of("tune", "seen", "held")).stream()
            .map(LabelledQuestion::text)
            .toList();
    return searches(server, questions)
        & suggestions(server, questions)
        & build(server.home().resolve("index"));
  }

  private static boolean searches(TestServer server, List<String> questions) {
    load(server, "/api/search?size=10&q=", questions, WARM_UP_SECONDS);
    var millis = load(server, "/api/search?size=10&q=", questions, SECONDS);
    boolean inTime = at(millis, 0.99) <= P99_MILLIS;
    System.out.printf(
        "search at %d/s through HTTP: p50 %.1f ms, p99 %.1f ms (at most %.0f)%s%n",
        A_SECOND, at(millis, 0.5), at(millis, 0.99), P99_MILLIS, Bench.missed(inTime));
    return inTime;
  }

  private static boolean suggestions(TestServer server, List<String> questions) {
    var typed =
        questions.stream().map(text -> text.substring(0, Math.min(3, text.length()))).toList();
    load(server, "/api/search/suggestions?q=", typed, WARM_UP_SECONDS / 2);
    var millis = load(server, "/api/search/suggestions?q=", typed, SECONDS / 2);
    boolean inTime = at(millis, 0.99) <= P99_MILLIS;
    System.out.printf(
        "suggestions at %d/s through HTTP: p50 %.1f ms, p99 %.1f ms (at most %.0f)%s%n",
        A_SECOND, at(millis, 0.5), at(millis, 0.99), P99_MILLIS, Bench.missed(inTime));
    return inTime;
  }

  private static double[] load(
      TestServer server, String path, List<String> questions, int seconds) {
    var client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    List<CompletableFuture<Double>> sent = new ArrayList<>();
    long begin = System.nanoTime();
    for (int number = 0; number < seconds * A_SECOND; number++) {
      long due = begin + number * 1_000_000_000L / A_SECOND;
      for (long now = System.nanoTime(); now < due; now = System.nanoTime()) {
        LockSupport.parkNanos(due - now);
      }
      var question = questions.get(number % questions.size());
      var request =
          HttpRequest.newBuilder(
                  URI.create(
                      server.node().address()
                          + path
                          + URLEncoder.encode(question, StandardCharsets.UTF_8)))
              .build();
      sent.add(
          client
              .sendAsync(request, BodyHandlers.ofByteArray())
              .thenApply(
                  answer -> {
                    if (answer.statusCode() != 200) {
                      throw new IllegalStateException("answered " + answer.statusCode());
                    }
                    return (System.nanoTime() - due) / 1e6;
                  }));
    }
    return sent.stream().mapToDouble(CompletableFuture::join).sorted().toArray();
  }

  private static double at(double[] sorted, double share) {
    return sorted[(int) (sorted.length * share)];
  }

  /** Of the articles in force, again and again under other numbers. */
  private static boolean build(Path index) throws IOException {
    List<SearchDocument> articles;
    try (var reader = DirectoryReader.open(FSDirectory.open(index))) {
      articles =
          new SearchIndex(reader)
              .documents().values().stream().filter(SearchDocument::isArticle).toList();
    }
    long begin = System.nanoTime();
    try (var files = IndexFolder.open(Files.createTempDirectory("pufa-index"), "bench")) {
      files.empty();
      for (int number = 0; number < ARTICLES; number++) {
        files.put(renamed(articles.get(number % articles.size()), number));
      }
      files.merge();
      new SearchIndex(files.commit(new IndexFolder.Mark(0, LocalDate.EPOCH)));
    }
    double seconds = (System.nanoTime() - begin) / 1e9;
    System.out.printf(
        "index of %,d articles: %.1f s (at most %.0f)%s%n",
        ARTICLES, seconds, BUILD_SECONDS, Bench.missed(seconds <= BUILD_SECONDS));
    return seconds <= BUILD_SECONDS;
  }

  private static SearchDocument renamed(SearchDocument article, int number) {
    return new SearchDocument(
        article.kind(),
        article.id() + "-" + number,
        article.title(),
        article.topic(),
        article.variants(),
        article.asked(),
        article.body(),
        article.citations());
  }
}
