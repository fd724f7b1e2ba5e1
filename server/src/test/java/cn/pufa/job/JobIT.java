package cn.pufa.job;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.organization.RegisterRow;
import cn.pufa.testing.Api;
import cn.pufa.testing.Eventually;
import cn.pufa.testing.Given;
import cn.pufa.testing.Jdbc;
import cn.pufa.testing.JobRequests;
import cn.pufa.testing.Own;
import cn.pufa.testing.Race;
import cn.pufa.testing.Staff;
import cn.pufa.testing.StallsOnPurpose;
import cn.pufa.testing.TestServer;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** An import is watched, goes on without whoever began it, and is cancelled with nothing stored. */
@StallsOnPurpose
class JobIT {

  private static final Duration SOON = Duration.ofSeconds(20);

  /** Past the first so many rows that are stored at once. */
  private static final int HELD = 550;

  private static TestServer server;
  private static Api officer;
  private static Jdbc holder;
  private static ExecutorService threads;

  @BeforeAll
  static void start() {
    server = TestServer.start();
    officer = server.as("case_officer");
    holder = Jdbc.connect(server.database().appUrl());
    threads = Executors.newVirtualThreadPerTaskExecutor();
  }

  @AfterAll
  static void stop() {
    threads.close();
    holder.close();
    server.close();
  }

  @Race
  @Test
  void rowsAreCountedAndACancelledImportStoresNone() {
    List<RegisterRow> rows = rows(71);
    String job = UUID.randomUUID().toString();
    hold(rows.get(HELD));
    CompletableFuture<Api.Answer> upload =
        CompletableFuture.supplyAsync(() -> upload(rows, job, Api.key()), threads);
    JsonObject half = awaitEvent(job, event -> event.get("done").getAsInt() == 500);
    assertThat(Own.text(half, "phase")).isEqualTo("storing");
    assertThat(half.get("total").getAsInt()).isEqualTo(rows.size());

    JsonObject asked = officer.call("cancelJob", Map.of("job", job)).expect(200).json();
    assertThat(asked.get("cancelAsked").getAsBoolean()).isTrue();
    holder.rollBack().end();
    assertThat(upload.join().expect(409).text("detail")).isEqualTo("已经取消，什么都没有存入。");
    JsonObject ended = get(job);
    assertThat(Own.text(ended, "state")).isEqualTo("cancelled");
    assertThat(ended.has("result")).isFalse();
    assertThat(stored(rows)).isZero();
    officer.call("cancelJob", Map.of("job", job)).expect(409);
  }

  @Race
  @Test
  void itGoesOnWithoutWhoeverBeganItAndTellsThemLater() throws IOException {
    List<RegisterRow> rows = rows(72);
    String job = UUID.randomUUID().toString();
    hold(rows.get(HELD));
    try (Socket page = begin(Given.workbook(rows), job)) {
      awaitEvent(job, event -> event.get("done").getAsInt() == 500);
      page.shutdownOutput();
    }
    holder.rollBack().end();
    JsonObject ended =
        Eventually.within(
            SOON,
            () -> {
              JsonObject now = get(job);
              assertThat(Own.text(now, "state")).isEqualTo("done");
              return now;
            });
    assertThat(ended.getAsJsonObject("result").get("created").getAsInt()).isEqualTo(rows.size());
    assertThat(stored(rows)).isEqualTo(rows.size());
    assertThat(Own.items(officer.call("listMyJobs").expect(200).json()))
        .extracting(one -> Own.text(one, "id"))
        .contains(job);
    officer.call("cancelJob", Map.of("job", job)).expect(409);
  }

  /** Its lines wait for somebody who holds their table. */
  @Race
  @Test
  void aDryRunIsCountedAndWhenCancelledLeavesNone() {
    String job = UUID.randomUUID().toString();
    holder.begin().execute("lock table credit_run_line in share row exclusive mode");
    CompletableFuture<Api.Answer> run = CompletableFuture.supplyAsync(() -> dryRun(job), threads);
    JsonObject waiting = awaitEvent(job, event -> Own.text(event, "phase").equals("storing"));
    assertThat(waiting.get("total").getAsLong())
        .isEqualTo(holder.number("select count(*) from organization"));
    officer.call("cancelJob", Map.of("job", job)).expect(200);
    holder.rollBack().end();
    run.join().expect(409);
    assertThat(Own.text(get(job), "state")).isEqualTo("cancelled");
    assertThat(holder.number("select count(*) from credit_run")).isZero();

    String again = UUID.randomUUID().toString();
    JsonObject made = dryRun(again).expect(201).json();
    assertThat(get(again).getAsJsonObject("result")).isEqualTo(made);
  }

  private static Api.Answer dryRun(String job) {
    return officer.call("createCreditRun", Map.of("job", job));
  }

  @Test
  void whatWasRefusedSaysSoWithoutACell() {
    var row = rows(73).getFirst();
    String job = UUID.randomUUID().toString();
    upload(List.of(row, row), job, Api.key()).expect(422);
    JsonObject ended = get(job);
    assertThat(Own.text(ended, "state")).isEqualTo("failed");
    assertThat(Own.text(ended, "words")).contains("文件没有导入").doesNotContain(row.creditCode());
  }

  @Test
  void aCommandSentAgainIsTheSameJob() {
    List<RegisterRow> rows = rows(74).subList(0, 3);
    String key = Api.key();
    String job = UUID.randomUUID().toString();
    JsonObject first = upload(rows, job, key).expect(200).json();
    assertThat(upload(rows, job, key).expect(200).json()).isEqualTo(first);
    assertThat(get(job).getAsJsonObject("result")).isEqualTo(first);
  }

  @Test
  void nobodySeesOrEndsTheWorkOfAnother() {
    UUID job = JobRequests.begin(server, "case_officer");
    Api other = Staff.create(server, "officer-other", "case_officer", "440881").api();
    for (String operation : List.of("getJob", "cancelJob")) {
      Own.requireSame404(operation, "job", other, job.toString());
    }
    assertThat(Own.items(other.call("listMyJobs").expect(200).json())).isEmpty();
  }

  @Test
  void oneWhoseServerWentAwayIsTold() {
    UUID job = JobRequests.begin(server, "case_officer");
    holder.execute(
        "update job set moved_at = now() - interval '1 hour' where id = '%s'".formatted(job));
    assertThat(Own.text(get(job.toString()), "state")).isEqualTo("lost");
    officer.call("cancelJob", Map.of("job", job)).expect(409);
  }

  private static List<RegisterRow> rows(int series) {
    return Given.newcomers(series, "DE%02d".formatted(series));
  }

  /** The same organisation is on its way in by somebody who has not said yet whether it stays. */
  private static void hold(RegisterRow row) {
    holder
        .begin()
        .execute(
            """
            insert into organization (division, credit_code, name, type, charity, township, address, registered_on,
                   legal_representative, created_at, updated_at)
            values ('440881', '%s', '演示', 'social_group', false, '440881001', '演示', current_date, '演示', now(), now())"""
                .formatted(row.creditCode()));
  }

  private static Api.Answer upload(List<RegisterRow> rows, String job, String key) {
    return officer.send(
        "importOrganizations",
        Map.of("job", job, "Idempotency-Key", key),
        Api.XLSX,
        Given.workbook(rows));
  }

  /** A page that sends the file and does not wait for the answer. */
  private static Socket begin(byte[] file, String job) throws IOException {
    URI uri = URI.create(officer.address());
    var socket = new Socket(uri.getHost(), uri.getPort());
    String head =
        "POST /api/register-imports?job=%s HTTP/1.1\r\nHost: localhost\r\nContent-Type: %s\r\nContent-Length: %d\r\nAuthorization: Bearer %s\r\n\r\n"
            .formatted(job, Api.XLSX, file.length, officer.token());
    socket.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
    socket.getOutputStream().write(file);
    return socket;
  }

  private static JsonObject get(String job) {
    return officer.call("getJob", Map.of("job", job)).expect(200).json();
  }

  /** Follows the job as a page does, from when there is one. */
  private static JsonObject awaitEvent(String job, Predicate<JsonObject> wanted) {
    Eventually.within(
        SOON, () -> assertThat(officer.call("getJob", Map.of("job", job)).status()).isEqualTo(200));
    URI uri = URI.create(officer.address());
    try (var socket = new Socket(uri.getHost(), uri.getPort())) {
      socket.setSoTimeout((int) SOON.toMillis());
      String head =
          "GET /api/jobs/%s HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\nAuthorization: Bearer %s\r\n\r\n"
              .formatted(job, officer.token());
      socket.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
      var lines =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
      assertThat(lines.lines().takeWhile(line -> !line.isEmpty()))
          .contains("Content-Type: text/event-stream; charset=utf-8");
      return lines
          .lines()
          .filter(line -> line.startsWith("data: "))
          .map(line -> JsonParser.parseString(line.substring(6)).getAsJsonObject())
          .filter(wanted)
          .findFirst()
          .orElseThrow();
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  private static long stored(List<RegisterRow> rows) {
    String codes = String.join("','", rows.stream().map(RegisterRow::creditCode).toList());
    return holder.number(
        "select count(*) from organization where credit_code in ('%s')".formatted(codes));
  }
}
