package cn.pufa.fault;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.Api;
import cn.pufa.testing.Eventually;
import cn.pufa.testing.Fault;
import cn.pufa.testing.Given;
import cn.pufa.testing.Jdbc;
import cn.pufa.testing.Pace;
import cn.pufa.testing.Race;
import cn.pufa.testing.SlowFault;
import cn.pufa.testing.StallsOnPurpose;
import cn.pufa.testing.TestServer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Every connection to the database hangs in a statement: what the public reads comes as ever, who
 * needs the database is told to try again before long, and afterwards all is well.
 */
@Race
@StallsOnPurpose
class FullPoolIT {

  /** More than the server has connections, and for each officer as many as one may have at work. */
  private static final int CALLERS = 36;

  private static final int CONNECTIONS = 24;
  private static final long P99_MS = 500;
  private static final Duration SOON = Duration.ofSeconds(20);

  /** The server waits 10 s for a connection; the rest is for a busy machine. */
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  /** What waits for a lock is cut off after 15 s, anything else after 30. */
  private static final Duration LOCK = Duration.ofSeconds(20);

  private static final Duration STATEMENT = Duration.ofSeconds(33);

  private static TestServer server;

  @BeforeAll
  static void start() {
    server = TestServer.start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Fault("F6")
  @Test
  void theReadersDoNotNoticeAndTheOthersAreToldToWait() {
    Api resident = server.api();
    Map<String, Object> card = Map.of("card", firstCard(resident));
    byte[] before = resident.call("getCard", card).expect(200).bytes();
    Api trainer = server.as("trainer");
    // Of several people, since one alone may not ask so much at once.
    List<Api> officers = Stream.of("case_officer", "approver", "leader").map(server::as).toList();

    List<CompletableFuture<Api.Answer>> callers;
    try (Jdbc owner = Jdbc.connect(server.database().ownerUrl()).begin();
        Jdbc watch = Jdbc.connect(server.database().appUrl())) {
      owner.execute("lock table organization in access exclusive mode");
      callers =
          IntStream.range(0, CALLERS)
              .mapToObj(
                  caller ->
                      CompletableFuture.supplyAsync(
                          () -> officers.get(caller % officers.size()).call("listOrganizations"),
                          task -> Thread.ofVirtual().start(task)))
              .toList();
      awaitHanging(watch);
      var told = new AtomicLong();
      long began = System.nanoTime();
      var another =
          CompletableFuture.supplyAsync(
              () -> announceAndNote(trainer, told), task -> Thread.ofVirtual().start(task));
      var reading =
          Pace.of(
              200,
              () ->
                  assertThat(resident.call("getCard", card).expect(200).bytes()).isEqualTo(before));
      System.out.printf(
          "FullPoolIT: cards meanwhile, p99 %d ms, longest %d ms%n",
          reading.percentile(99), reading.longest());
      assertThat(reading.percentile(99)).isLessThan(P99_MS);
      requireTryAgain(another.join());
      assertThat(Duration.ofNanos(told.get() - began)).isLessThan(PATIENCE);
      callers.stream().map(CompletableFuture::join).forEach(FullPoolIT::requireTryAgain);
      System.out.printf(
          "FullPoolIT: what hung ended by itself within %d ms%n",
          (System.nanoTime() - began) / 1_000_000);
      assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(LOCK);
      awaitNothingAtWork(watch);
      owner.rollBack();
    }
    trainer.call("createTrainingSession", Map.of(), Given.trainingSession(5)).expect(201);
  }

  /** The database is at it for a minute, without waiting for anybody. */
  @SlowFault("F6")
  @Test
  void whatNeverEndsIsCutOff() {
    try (Jdbc owner = Jdbc.connect(server.database().ownerUrl());
        Jdbc watch = Jdbc.connect(server.database().appUrl())) {
      owner.execute(
          """
          create function sleep() returns trigger language plpgsql
          as $$ begin perform pg_sleep(60); return new; end $$\
          """);
      owner.execute(
          "create trigger sleep before insert on training_session for each row execute function sleep()");
      long began = System.nanoTime();
      requireTryAgain(
          server.as("trainer").call("createTrainingSession", Map.of(), Given.trainingSession(5)));
      assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(STATEMENT);
      awaitNothingAtWork(watch);
      owner.execute("drop function sleep cascade");
    }
  }

  private static Api.Answer announceAndNote(Api trainer, AtomicLong told) {
    Api.Answer answer = trainer.call("createTrainingSession", Map.of(), Given.trainingSession(5));
    told.set(System.nanoTime());
    return answer;
  }

  private static String firstCard(Api resident) {
    return resident.call("listCards", Map.of("topic", "marriage")).expect(200).firstId();
  }

  private static void awaitHanging(Jdbc watch) {
    Eventually.within(SOON, () -> assertThat(watch.waiting()).isEqualTo(CONNECTIONS));
  }

  private static void awaitNothingAtWork(Jdbc watch) {
    Eventually.within(
        SOON,
        () ->
            assertThat(
                    watch.column(
                        "select query from pg_stat_activity where datname = current_database()"
                            + " and application_name = 'pufa' and state <> 'idle'"))
                .isEmpty());
  }

  private static void requireTryAgain(Api.Answer answer) {
    assertThat(answer.expect(503).text("type")).isEqualTo("unavailable");
    assertThat(answer.raw().headers().firstValue("Retry-After")).isPresent();
  }
}
