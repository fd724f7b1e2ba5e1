package cn.pufa.delivery;

import cn.pufa.testing.Bench;
import cn.pufa.testing.Jdbc;
import cn.pufa.testing.TestPostgres;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * {@code bin/bench notice}: how fast messages are queued, and claimed, marked, handed to a stand-in
 * and marked again, by one node and by two, fsync on. The rounds of one and two nodes take turns.
 *
 * <p>Once by the engine alone, and once as a circular does it: queued with its notices, asked for
 * and worded in the claim, told to whoever follows it.
 */
final class NoticeBench {

  private static final int QUEUED = 50_000;
  private static final int MANY = 20_000;
  private static final int FEW = 4_000;
  private static final int ROUNDS = 5;
  private static final int CAMPAIGN = 577;
  private static final Duration SLOW = Duration.ofMillis(50);

  private static final double QUEUE_TARGET = 50_000;
  private static final double SEND_FLOOR = 4_000;
  private static final double SEND_AIM = 10_000;

  private final TestPostgres.TestDatabase postgres = TestPostgres.create();
  private final String url = postgres.appUrl();

  /** As its owner, who alone may vacuum. */
  private final Jdbc database = Jdbc.connect(postgres.ownerUrl());

  private final Vertx vertx = Vertx.vertx();
  private boolean met = true;

  /**
   * @param cpuMicros of this process and the database, a message
   */
  private record Round(double perSecond, double cpuMicros) {}

  public static void main(String[] arguments) {
    int result = 2;
    try {
      result = new NoticeBench().run() ? 0 : 1;
    } catch (RuntimeException fault) {
      fault.printStackTrace();
    }
    System.exit(result);
  }

  private boolean run() {
    System.out.printf(Locale.ROOT, "%d rounds of each, medians%n", ROUNDS);
    Function<Channel, BenchNode> engine = channel -> EngineNode.forMany(url, channel);
    var recipients = NoticeNode.register(database, QUEUED);
    Function<Channel, BenchNode> circular = channel -> new NoticeNode(url, recipients, channel);
    send(engine, 1, MANY, Duration.ZERO);
    send(circular, 1, MANY, Duration.ZERO);

    require("engine: queued a second", queueing(engine), QUEUE_TARGET);
    require("circular: queued a second", queueing(circular), QUEUE_TARGET);
    double fast = sending("engine", engine, MANY, Duration.ZERO, 0.9);
    require("engine: one node, no latency: floor", fast, SEND_FLOOR);
    System.out.printf(
        Locale.ROOT, "aim %.0f/s: %s%n", SEND_AIM, fast >= SEND_AIM ? "reached" : "not reached");
    double worded = sending("circular", circular, MANY, Duration.ZERO, 0.9);
    require("circular: one node, no latency: floor", worded, SEND_FLOOR);
    sending("engine", engine, FEW, SLOW, 1.7);
    campaign(circular);
    Bench.tellOwnMemory();
    System.out.println(met ? "notice: targets met" : "notice: targets MISSED");
    return met;
  }

  private void require(String what, double reached, double target) {
    boolean good = reached >= target;
    met &= good;
    System.out.printf(
        Locale.ROOT, "%-44s %9.2f (target %.2f)%s%n", what, reached, target, Bench.missed(good));
  }

  private double queueing(Function<Channel, BenchNode> kind) {
    List<Double> rates = new ArrayList<>();
    try (var node = kind.apply(new Provider().email())) {
      for (int round = 0; round < ROUNDS; round++) {
        long began = System.nanoTime();
        node.queue(QUEUED);
        rates.add(QUEUED / seconds(began));
        empty();
      }
    }
    return median(rates);
  }

  /** By one node a second. */
  private double sending(
      String what,
      Function<Channel, BenchNode> kind,
      int messages,
      Duration latency,
      double target) {
    List<Round> one = new ArrayList<>();
    List<Round> two = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      if (round % 2 == 0) {
        one.add(send(kind, 1, messages, latency));
        two.add(send(kind, 2, messages, latency));
      } else {
        two.add(send(kind, 2, messages, latency));
        one.add(send(kind, 1, messages, latency));
      }
    }
    String stand = latency.isZero() ? "no latency" : latency.toMillis() + " ms";
    print(what + ": one node, " + stand, one);
    print(what + ": two nodes, " + stand, two);
    require(what + ": two nodes against one, " + stand, rate(two) / rate(one), target);
    return rate(one);
  }

  private static void print(String what, List<Round> rounds) {
    double cpu = median(rounds.stream().map(Round::cpuMicros).toList());
    System.out.printf(
        Locale.ROOT, "%-44s %9.0f a second, CPU %.0f us each%n", what, rate(rounds), cpu);
  }

  private static double rate(List<Round> rounds) {
    return median(rounds.stream().map(Round::perSecond).toList());
  }

  private Round send(Function<Channel, BenchNode> kind, int nodes, int messages, Duration latency) {
    var provider = new Provider().answering(message -> answer(latency));
    List<BenchNode> all = Stream.generate(() -> kind.apply(provider.email())).limit(nodes).toList();
    try {
      all.getFirst().queue(messages);
      database.execute("vacuum analyze");
      long cpu = cpuMicros();
      long began = System.nanoTime();
      all.forEach(BenchNode::start);
      awaitSent(provider, messages);
      double rate = messages / seconds(began);
      double each = (double) (cpuMicros() - cpu) / messages;
      if (provider.count() != messages || !provider.twice().isEmpty()) {
        throw new IllegalStateException(provider.count() + " arrived of " + messages);
      }
      return new Round(rate, each);
    } finally {
      all.forEach(BenchNode::close);
      empty();
    }
  }

  private Future<Channel.Outcome> answer(Duration latency) {
    if (latency.isZero()) {
      return Provider.sent();
    }
    Promise<Channel.Outcome> later = Promise.promise();
    vertx.setTimer(latency.toMillis(), timer -> later.complete(new Channel.Sent(null)));
    return later.future();
  }

  /** The database is not asked before all have arrived, since counting takes its time. */
  private void awaitSent(Provider provider, int messages) {
    while (provider.count() < messages
        || database.number("select count(*) from message where state = 'sent'") < messages) {
      LockSupport.parkNanos(Duration.ofMillis(2).toNanos());
    }
  }

  /** The county's organisations, by e-mail to a server that takes 50 ms, from the release on. */
  private void campaign(Function<Channel, BenchNode> kind) {
    List<Long> arrivals = new ArrayList<>();
    var provider =
        new Provider()
            .answering(
                message -> {
                  synchronized (arrivals) {
                    arrivals.add(System.nanoTime());
                  }
                  return answer(SLOW);
                });
    try (var node = kind.apply(provider.email()).start()) {
      long began = System.nanoTime();
      node.queue(CAMPAIGN);
      awaitSent(provider, CAMPAIGN);
      double nineteenOfTwenty = (arrivals.get(CAMPAIGN * 95 / 100) - began) / 1e9;
      double all = (arrivals.getLast() - began) / 1e9;
      System.out.printf(
          Locale.ROOT,
          "%d organisations: 95 %% handed over after %.2f s (limit 10), all after %.2f s (limit 60)%n",
          CAMPAIGN,
          nineteenOfTwenty,
          all);
      met &= nineteenOfTwenty <= 10 && all <= 60;
    }
  }

  private void empty() {
    database.execute("truncate circular, occasion, lane, message, message_notice, notice cascade");
  }

  private long cpuMicros() {
    return Stream.concat(
            Stream.of(ProcessHandle.current()),
            database.column("select pid from pg_stat_activity").stream()
                .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid)).stream()))
        .flatMap(process -> process.info().totalCpuDuration().stream())
        .mapToLong(used -> used.toNanos() / 1000)
        .sum();
  }

  private static double seconds(long since) {
    return (System.nanoTime() - since) / 1e9;
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }
}
