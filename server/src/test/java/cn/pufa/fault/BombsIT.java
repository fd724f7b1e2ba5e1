package cn.pufa.fault;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.Api;
import cn.pufa.testing.CourseWorld;
import cn.pufa.testing.Fault;
import cn.pufa.testing.HostileFiles;
import cn.pufa.testing.ServerProcess;
import cn.pufa.testing.TestPostgres;
import cn.pufa.testing.TestPostgres.TestDatabase;
import cn.pufa.testing.Uploads;
import cn.pufa.testing.Wire;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/**
 * What files and bodies that are made to hurt cost a server of its own, with 256 MB: time on a
 * processor for each, and memory once all have been sent.
 */
@Fault({"F15", "F21"})
class BombsIT {

  private static final long GROWTH = 64L << 20;

  /** Three times what it should be, for slower machines than this was written on. */
  private static final Duration WORK = Duration.ofSeconds(6);

  /** More than the server takes of anything. */
  private static final int MEGABYTES = 64;

  private static final byte[] PACKED = packed();

  private final TestDatabase database = TestPostgres.create();
  private final Path home = ServerProcess.newHome();

  private ServerProcess server;
  private Api officer;
  private Api trainer;
  private Duration most = Duration.ZERO;
  private String costliest;

  @Test
  void theyCostLittleTimeAndNoMemory() {
    Map<String, String> options =
        Map.of("DATABASE_URL", database.appUrl(), "DATABASE_OWNER_URL", database.ownerUrl());
    try (var started = ServerProcess.start(home, options)) {
      server = started;
      officer = server.api().signIn("case_officer");
      trainer = server.api().signIn("trainer");
      // So that its classes, its code and its heap are there.
      sendAll();
      most = Duration.ZERO;
      long before = server.resident();
      sendAll();
      long growth = server.resident() - before;
      System.out.printf(
          "BombsIT: %+d MB of memory, at most %d ms on a processor (%s)%n",
          growth >> 20, most.toMillis(), costliest);
      assertThat(growth).isLessThan(GROWTH);
      assertThat(most).as(costliest).isLessThan(WORK);
      assertThat(server.process().errors()).doesNotContain("OutOfMemoryError");
    } finally {
      ServerProcess.remove(home);
    }
  }

  private void sendAll() {
    HostileFiles.all()
        .forEach(
            (name, file) -> {
              cost(name + " as a register", () -> register(file).expect(422));
              cost(name + " as a scan", () -> scan(file).expect(422));
              cost(name + " as a film", () -> CourseWorld.upload(trainer, file).expect(422));
            });
    cost("a body without end", this::sendWithoutEnd);
    cost("a gigabyte that does not come", this::sendLess);
    cost("a packed body", () -> sendPacked().expect(415));
  }

  private Api.Answer register(byte[] file) {
    return officer.upload("importOrganizations", file, Api.key());
  }

  private Api.Answer scan(byte[] file) {
    return Uploads.send(officer, "counter_scan", Uploads.PDF, file);
  }

  private void sendWithoutEnd() {
    Wire.Sent sent =
        Wire.sendPieces(
            server.api().address(), "/api/campaigns", MEGABYTES, authorization(), json(), key());
    assertThat(Wire.status(sent.answer())).isEqualTo(413);
    assertThat(sent.megabytes()).isLessThan(MEGABYTES);
  }

  private void sendLess() {
    String answer =
        Wire.answerToHead(
            server.api().address(),
            "POST",
            "/api/files?purpose=counter_scan",
            authorization(),
            key(),
            "Content-Type: application/pdf",
            "Content-Length: " + (1L << 30));
    assertThat(Wire.status(answer)).isEqualTo(413);
  }

  private Api.Answer sendPacked() {
    return officer.send(
        "createCampaign", Map.of(), "application/json", PACKED, Map.of("Content-Encoding", "gzip"));
  }

  /** A quarter of a gigabyte of nothing. */
  private static byte[] packed() {
    var bytes = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(bytes)) {
      for (int megabyte = 0; megabyte < 256; megabyte++) {
        gzip.write(new byte[1 << 20]);
      }
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
    return bytes.toByteArray();
  }

  private String authorization() {
    return "Authorization: Bearer " + officer.token();
  }

  private static String json() {
    return "Content-Type: application/json";
  }

  private static String key() {
    return "Idempotency-Key: " + Api.key();
  }

  private void cost(String name, Runnable send) {
    Duration before = server.worked();
    send.run();
    Duration cost = server.worked().minus(before);
    if (cost.compareTo(most) > 0) {
      most = cost;
      costliest = name;
    }
  }
}
