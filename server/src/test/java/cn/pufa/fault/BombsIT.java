package cn.pufa.fault;

import static java.util.Comparator.comparing;
import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.Api;
import cn.pufa.testing.CourseWorld;
import cn.pufa.testing.Footprint;
import cn.pufa.testing.Given;
import cn.pufa.testing.HostileFiles;
import cn.pufa.testing.Matrix;
import cn.pufa.testing.ServerProcess;
import cn.pufa.testing.SlowFault;
import cn.pufa.testing.StatuteFiles;
import cn.pufa.testing.TestPostgres;
import cn.pufa.testing.TestPostgres.TestDatabase;
import cn.pufa.testing.Uploads;
import cn.pufa.testing.Wire;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/**
 * What files and bodies that are made to hurt cost a server of its own, with 256 MB: time on a
 * processor and memory, for each.
 */
@SlowFault({"F15", "F21"})
class BombsIT {

  private static final long GROWTH = 64L << 20;

  /** Three times what it should be, for slower machines than this was written on. */
  private static final Duration WORK = Duration.ofSeconds(6);

  /** More than the server takes of anything. */
  private static final int MEGABYTES = 64;

  private static final int YOUNG = 24;
  private static final int GOOD = 5;
  private static final String STATUTE = "checkStatute";
  private static final byte[] PACKED = packed();

  private final TestDatabase database = TestPostgres.create();
  private final Path home = ServerProcess.newHome();

  private ServerProcess server;
  private Api officer;
  private Footprint footprint;
  private Api trainer;
  private Api reviewer;
  private final Map<String, Cost> costs = new LinkedHashMap<>();

  /**
   * @param memory bytes, at the highest
   */
  private record Cost(Duration work, long memory) {}

  @Test
  void theyCostLittleTimeAndLittleMemory() {
    try (var started = ServerProcess.start(home, Footprint.options(database, YOUNG));
        var watched = Footprint.of(started.process())) {
      server = started;
      footprint = watched;
      officer = server.api().signIn("case_officer");
      trainer = server.api().signIn("trainer");
      reviewer = server.api().signIn(Matrix.read().sender(STATUTE));
      sendGood();
      sendBombs();
      requireLittle("ms on a processor", WORK.toMillis(), cost -> cost.work().toMillis());
      requireLittle("KB of memory", GROWTH >> 10, cost -> cost.memory() >> 10);
      assertThat(server.process().errors()).doesNotContain("OutOfMemoryError");
    } finally {
      ServerProcess.remove(home);
    }
  }

  /** So that its classes and its code are there. */
  private void sendGood() {
    for (int time = 0; time < GOOD; time++) {
      register(Given.workbook(Given.rows(time))).expect(200);
      scan(Uploads.pdf("")).expect(201);
      scan(Uploads.image("jpg", 800, 600), Uploads.JPEG).expect(201);
      film(CourseWorld.mp4()).expect(201);
      statute(StatuteFiles.docx("演示条例", "风筝要有线。")).expect(200);
    }
  }

  private void sendBombs() {
    HostileFiles.all()
        .forEach(
            (name, file) -> {
              cost(name + " as a register", () -> register(file).expect(422));
              cost(name + " as a scan", () -> scan(file).expect(422));
              cost(name + " as a film", () -> film(file).expect(422));
              cost(name + " as a statute", () -> statute(file));
            });
    byte[] picture = HostileFiles.bomb(512, "xl/media/image1.png");
    byte[] rows = HostileFiles.register(100_000);
    cost("a picture of half a gigabyte in a register", () -> register(picture).expect(422));
    cost("a hundred thousand rows", () -> register(rows).expect(422));
    cost("a hundred thousand rows to be marked", () -> mark(rows).expect(422));
    cost("a body without end", this::sendWithoutEnd);
    cost("a gigabyte that does not come", this::sendLess);
    cost("a packed body", () -> sendPacked().expect(415));
  }

  private void requireLittle(String unit, long limit, ToLongFunction<Cost> of) {
    var most =
        Collections.max(costs.entrySet(), comparing(cost -> of.applyAsLong(cost.getValue())));
    long largest = of.applyAsLong(most.getValue());
    System.out.printf("BombsIT: at most %,d %s, for %s%n", largest, unit, most.getKey());
    assertThat(largest).as(most.getKey() + ", in " + unit).isLessThan(limit);
  }

  private Api.Answer film(byte[] file) {
    return CourseWorld.upload(trainer, file);
  }

  private Api.Answer statute(byte[] file) {
    return reviewer.send(STATUTE, Map.of(), StatuteFiles.DOCX, file);
  }

  private Api.Answer mark(byte[] file) {
    return officer.send("markImportFaults", Map.of(), Api.XLSX, file);
  }

  private Api.Answer register(byte[] file) {
    return officer.upload("importOrganizations", file, Api.key());
  }

  private Api.Answer scan(byte[] file) {
    return scan(file, Uploads.PDF);
  }

  private Api.Answer scan(byte[] file, String mediaType) {
    return Uploads.send(officer, "counter_scan", mediaType, file);
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
    long memory = footprint.growth(send);
    costs.put(name, new Cost(server.worked().minus(before), memory));
  }
}
