package cn.pufa.platform.cache;

import cn.pufa.testing.Bench;
import cn.pufa.testing.HomeDatabase;
import cn.pufa.testing.Jdbc;
import cn.pufa.testing.ServerProcess;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.ToDoubleFunction;

/**
 * {@code bin/bench read}: public reads of the product's whole server against nginx that sends the
 * same bytes and headers from files. Both run all the time; their rounds take turns, A B B A, and
 * the median of the rounds' ratios counts.
 */
final class ReadBench {

  private static final int ARTICLES = 10_000;
  private static final int ROUNDS = 9;
  private static final int SECONDS = 1;
  private static final int COLD_STARTS = 3;
  private static final int COLD_SECONDS = 10;
  private static final int WARM_SECONDS = 8;
  private static final int DRAWS = 200_000;
  private static final double CPU_LIMIT = 1.3;
  private static final double COLD_TARGET = 0.6;
  private static final int CROWD = 1000;
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private record Case(String name, Wrk.Load pufa, Wrk.Load nginx, double target) {}

  private final Path home;
  private final Wrk wrk;
  private final Path jar;
  private final List<String> flags;
  private boolean met = true;

  private ReadBench(Path home, Path jar, List<String> flags) {
    this.home = home;
    this.jar = jar;
    this.wrk = new Wrk(home);
    this.flags = flags;
  }

  /**
   * @param arguments the server's jar, and more flags of its JVM
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    int result = 2;
    Path home = ServerProcess.newHome();
    try {
      result =
          new ReadBench(
                      home, Path.of(arguments[0]), List.of(arguments).subList(1, arguments.length))
                  .run()
              ? 0
              : 1;
    } catch (RuntimeException fault) {
      fault.printStackTrace();
    } finally {
      PufaProcess.remove(home);
    }
    System.exit(result);
  }

  private boolean run() throws IOException, InterruptedException {
    PufaProcess.start(home, jar, flags).close();
    List<String> articles;
    try (var first = PufaProcess.start(home, jar, flags);
        var database = Jdbc.connect(HomeDatabase.ownerUrl(home))) {
      articles = ManyArticles.put(database, ARTICLES);
      System.out.printf(
          "%d articles; %d rounds A B B A of %d s each; medians of the rounds' ratios%n",
          articles.size(), ROUNDS, SECONDS);
    }
    try (var server = PufaProcess.start(home, jar, flags);
        var nginx = new NginxProcess(home)) {
      warmReads(server.measured(), nginx, articles);
      stampede(server.measured(), articles.getLast());
    }
    coldReads(articles);
    System.out.println(met ? "read: targets met" : "read: targets MISSED");
    return met;
  }

  private void warmReads(Measured pufa, NginxProcess files, List<String> articles)
      throws IOException, InterruptedException {
    String article = articles.getFirst();
    String list = listOfTwenty(pufa);
    files.copy(pufa.address(), article);
    files.copy(pufa.address(), list);
    Measured nginx = files.start();
    describe(pufa, article);
    describe(pufa, list);
    wrk.run(pufa, Wrk.Load.of(article), 64, WARM_SECONDS);
    for (int connections : new int[] {64, 256}) {
      for (Case one : cases(pufa, nginx, article, list)) {
        compare(one, pufa, nginx, connections);
      }
    }
    System.out.printf("memory after it: Pufa %d MB, nginx %d MB%n", pufa.memory(), nginx.memory());
  }

  private List<Case> cases(Measured pufa, Measured nginx, String article, String list)
      throws IOException, InterruptedException {
    String gzip = "Accept-Encoding: gzip";
    String known = "If-None-Match: ";
    return List.of(
        new Case("article", Wrk.Load.of(article), Wrk.Load.of(article), 0.90),
        new Case("list", Wrk.Load.of(list), Wrk.Load.of(list), 0.95),
        new Case("compressed", Wrk.Load.of(article, gzip), Wrk.Load.of(article, gzip), 0.95),
        new Case(
            "304",
            Wrk.Load.of(article, known + etag(pufa, article)),
            Wrk.Load.of(article, known + etag(nginx, article)),
            0.95));
  }

  private void compare(Case one, Measured pufa, Measured nginx, int connections) {
    wrk.run(nginx, one.nginx(), connections, SECONDS);
    wrk.run(pufa, one.pufa(), connections, SECONDS);
    List<Wrk.Round> ours = new ArrayList<>();
    List<Wrk.Round> theirs = new ArrayList<>();
    List<Double> ratios = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      Wrk.Round first = wrk.run(nginx, one.nginx(), connections, SECONDS);
      Wrk.Round second = wrk.run(pufa, one.pufa(), connections, SECONDS);
      Wrk.Round third = wrk.run(pufa, one.pufa(), connections, SECONDS);
      Wrk.Round fourth = wrk.run(nginx, one.nginx(), connections, SECONDS);
      theirs.addAll(List.of(first, fourth));
      ours.addAll(List.of(second, third));
      ratios.add(
          (second.perSecond() + third.perSecond()) / (first.perSecond() + fourth.perSecond()));
    }
    double ratio = median(ratios);
    double cpu = median(ours, Wrk.Round::cpuMicros) / median(theirs, Wrk.Round::cpuMicros);
    System.out.printf(
        Locale.ROOT,
        "%-10s %3d connections: nginx %.0f/s, Pufa %.0f/s, ratio %.2f (%.2f to %.2f), target %.2f%s;"
            + " CPU %.1f and %.1f µs, %.2f times, limit %.1f%s%n",
        one.name(),
        connections,
        median(theirs, Wrk.Round::perSecond),
        median(ours, Wrk.Round::perSecond),
        ratio,
        ratios.stream().min(Double::compare).orElseThrow(),
        ratios.stream().max(Double::compare).orElseThrow(),
        one.target(),
        missed(ratio >= one.target()),
        median(theirs, Wrk.Round::cpuMicros),
        median(ours, Wrk.Round::cpuMicros),
        cpu,
        CPU_LIMIT,
        missed(cpu <= CPU_LIMIT));
  }

  /** Many who ask for one article that nobody has asked for yet. */
  private void stampede(Measured pufa, String article) throws IOException, InterruptedException {
    try (var database = Jdbc.connect(HomeDatabase.ownerUrl(home))) {
      int answered = 0;
      long before = reads(database);
      var crowd = new Stampede(URI.create(pufa.address()), article, CROWD);
      answered = crowd.run();
      long queries = reads(database) - before;
      System.out.printf(
          "stampede: %d clients on one article, %d answered, queries: %d, target 1%s%n",
          CROWD, answered, queries, missed(queries == 1 && answered == CROWD));
    }
  }

  /** How often the table was looked up; the books of idle connections follow in ten seconds. */
  private static long reads(Jdbc database) throws InterruptedException {
    Thread.sleep(12_000);
    return database.number(
        "select idx_scan + seq_scan from pg_stat_user_tables where relname = 'article'");
  }

  /**
   * All articles, the popular ones most often, from a server that holds none of them; its code is
   * compiled by then, since one other article was asked for before.
   */
  private void coldReads(List<String> articles) throws IOException, InterruptedException {
    List<String> others = articles.subList(1, articles.size());
    var zipf = new Wrk.Load(others, zipf(others.size()), List.of());
    var one = Wrk.Load.of(articles.getFirst());
    List<Double> ratios = new ArrayList<>();
    for (int start = 0; start < COLD_STARTS; start++) {
      try (var server = PufaProcess.start(home, jar, flags)) {
        Measured pufa = server.measured();
        wrk.run(pufa, one, 64, WARM_SECONDS);
        double before = wrk.run(pufa, one, 64, WARM_SECONDS / 2).perSecond();
        Wrk.Round cold = wrk.run(pufa, zipf, 64, COLD_SECONDS);
        Wrk.Round warm = wrk.run(pufa, zipf, 64, COLD_SECONDS);
        double after = wrk.run(pufa, one, 64, WARM_SECONDS / 2).perSecond();
        double ratio = cold.perSecond() * 2 / (before + after);
        ratios.add(ratio);
        System.out.printf(
            Locale.ROOT,
            "cold cache, warm JVM, start %d: one article %.0f/s, all by Zipf %.0f/s in the first %d s, %.0f/s in the next; ratio %.2f;"
                + " memory %d MB%n",
            start + 1,
            (before + after) / 2,
            cold.perSecond(),
            COLD_SECONDS,
            warm.perSecond(),
            ratio,
            pufa.memory());
      }
    }
    double ratio = median(ratios);
    System.out.printf(
        Locale.ROOT,
        "cold cache, warm JVM, %d articles by Zipf, 64 connections: ratio to one article %.2f, target %.2f%s%n",
        others.size(),
        ratio,
        COLD_TARGET,
        missed(ratio >= COLD_TARGET));
  }

  /** The nth most popular is drawn 1/n times as often as the first. */
  private static List<Integer> zipf(int size) {
    double[] sums = new double[size];
    double sum = 0;
    for (int place = 0; place < size; place++) {
      sum += 1.0 / (place + 1);
      sums[place] = sum;
    }
    var random = new Random(11);
    List<Integer> draws = new ArrayList<>();
    for (int draw = 0; draw < DRAWS; draw++) {
      int found = java.util.Arrays.binarySearch(sums, random.nextDouble() * sum);
      draws.add(found < 0 ? -found - 1 : found);
    }
    return draws;
  }

  /** The list of cards of that topic whose number is nearest to twenty. */
  private static String listOfTwenty(Measured pufa) throws IOException, InterruptedException {
    String best = null;
    int distance = Integer.MAX_VALUE;
    var topics = JsonParser.parseString(get(pufa, "/api/topics").body()).getAsJsonObject();
    for (var topic : topics.getAsJsonArray("items")) {
      int cards = topic.getAsJsonObject().get("cards").getAsInt();
      if (Math.abs(cards - 20) < distance) {
        distance = Math.abs(cards - 20);
        best = "/api/cards?topic=" + topic.getAsJsonObject().get("code").getAsString();
      }
    }
    return best;
  }

  private static void describe(Measured pufa, String path)
      throws IOException, InterruptedException {
    HttpResponse<String> answer = get(pufa, path);
    System.out.printf(
        "%s: %s bytes, compressed %s%n",
        path,
        answer.headers().firstValue("content-length").orElseThrow(),
        get(pufa, path, "Accept-Encoding", "gzip")
            .headers()
            .firstValue("content-length")
            .orElseThrow());
  }

  private static String etag(Measured server, String path)
      throws IOException, InterruptedException {
    return get(server, path).headers().firstValue("etag").orElseThrow();
  }

  private static HttpResponse<String> get(Measured server, String path, String... headers)
      throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(URI.create(server.address() + path));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return CLIENT.send(request.build(), BodyHandlers.ofString());
  }

  private String missed(boolean isMet) {
    met &= isMet;
    return Bench.missed(isMet);
  }

  private static double median(List<Wrk.Round> rounds, ToDoubleFunction<Wrk.Round> figure) {
    return median(rounds.stream().map(round -> figure.applyAsDouble(round)).toList());
  }

  private static double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }
}
