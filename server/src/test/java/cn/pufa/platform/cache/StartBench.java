package cn.pufa.platform.cache;

import cn.pufa.testing.Bench;
import cn.pufa.testing.PrivatePostgres;
import cn.pufa.testing.ServerProcess;
import cn.pufa.testing.TestPostgres.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * {@code bin/bench start}: milliseconds from the start of the process until {@code /readyz} answers
 * 200, the database being there already; and the memory of the server after it has been read from,
 * searched and signed up at. The cases take turns, forwards and backwards; medians count.
 */
final class StartBench {

  private static final int ROUNDS = 5;

  /** Megabytes of heap with which the limit of memory is stated. */
  private static final String HEAP = "-Xmx224m";

  private static final double MEMORY_LIMIT = 320;

  /**
   * @param limit milliseconds; null where none is stated
   */
  private record Case(
      String name, Path home, List<String> flags, Map<String, String> options, Double limit) {}

  private final Path jar;
  private final List<String> recorded;
  private boolean met = true;

  private StartBench(Path jar, List<String> recorded) {
    this.jar = jar;
    this.recorded = recorded;
  }

  /**
   * @param arguments the server's jar, and the flags that give its JVM the recorded start
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    int result = 2;
    Path own = ServerProcess.newHome();
    Path other = ServerProcess.newHome();
    List<String> all = List.of(arguments);
    try (var postgres = PrivatePostgres.start()) {
      var bench = new StartBench(Path.of(all.getFirst()), all.subList(1, all.size()));
      result = bench.run(own, other, postgres.database()) ? 0 : 1;
    } catch (RuntimeException fault) {
      fault.printStackTrace();
    } finally {
      PufaProcess.remove(own);
      PufaProcess.remove(other);
    }
    System.exit(result);
  }

  private boolean run(Path own, Path other, TestDatabase database)
      throws IOException, InterruptedException {
    List<Case> cases = cases(own, other, database);
    for (Case one : List.of(cases.getFirst(), cases.getLast())) {
      // The first start of all makes the schema and the demo.
      start(one).close();
    }
    measure(cases);
    memory(own);
    System.out.println(met ? "start: targets met" : "start: targets MISSED");
    return met;
  }

  private List<Case> cases(Path own, Path other, TestDatabase database) {
    var beside =
        Map.of("DATABASE_URL", database.appUrl(), "DATABASE_OWNER_URL", database.ownerUrl());
    List<Case> cases = new ArrayList<>();
    cases.add(new Case("embedded database", own, List.of(), Map.of(), 3000.0));
    cases.add(new Case("running database", other, List.of(), beside, null));
    if (recorded.isEmpty()) {
      met = false;
      System.out.println("recorded start: not measured, since there is none MISSED");
      return cases;
    }
    cases.add(1, new Case("embedded database, recorded start", own, recorded, Map.of(), 1500.0));
    cases.add(new Case("running database, recorded start", other, recorded, beside, 1000.0));
    return cases;
  }

  private PufaProcess start(Case one) throws IOException, InterruptedException {
    List<String> flags = new ArrayList<>(one.flags());
    flags.add(HEAP);
    return PufaProcess.start(one.home(), jar, flags, one.options());
  }

  private void measure(List<Case> cases) throws IOException, InterruptedException {
    System.out.printf("%d starts each, in turns, forwards and backwards; %s%n", ROUNDS, HEAP);
    Map<Case, List<Double>> millis = new LinkedHashMap<>();
    cases.forEach(one -> millis.put(one, new ArrayList<>()));
    for (int round = 0; round < ROUNDS; round++) {
      for (Case one : round % 2 == 0 ? cases : cases.reversed()) {
        long begin = System.nanoTime();
        try (var server = start(one)) {
          server.awaitReady();
          millis.get(one).add((System.nanoTime() - begin) / 1e6);
        }
      }
    }
    System.out.printf(
        "%-74s %8s %8s %8s %8s%n", "start to /readyz", "p50 ms", "least", "most", "target");
    millis.forEach(this::tell);
  }

  private void tell(Case one, List<Double> millis) {
    List<Double> sorted = millis.stream().sorted().toList();
    double median = sorted.get(sorted.size() / 2);
    boolean inTime = one.limit() == null || median <= one.limit();
    met &= inTime;
    System.out.printf(
        Locale.ROOT,
        "%-74s %8.0f %8.0f %8.0f %8s%s%n",
        one.name(),
        median,
        sorted.getFirst(),
        sorted.getLast(),
        one.limit() == null ? "-" : "%.0f".formatted(one.limit()),
        Bench.missed(inTime));
  }

  private void memory(Path home) throws IOException, InterruptedException {
    List<String> flags = new ArrayList<>(recorded);
    flags.add(HEAP);
    try (var server = PufaProcess.start(home, jar, flags)) {
      server.awaitReady();
      var load = new DayOfWork(home, server);
      long idle = server.measured().memory();
      String done = load.run();
      long after = server.measured().memory();
      boolean within = after <= MEMORY_LIMIT;
      met &= within;
      System.out.printf(
          Locale.ROOT,
          "memory of the server: %d MB when ready, %d MB after %s; target %.0f%s%n",
          idle,
          after,
          done,
          MEMORY_LIMIT,
          Bench.missed(within));
    }
  }
}
