package cn.pufa.fault;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.Api;
import cn.pufa.testing.Eventually;
import cn.pufa.testing.Fault;
import cn.pufa.testing.Given;
import cn.pufa.testing.Jdbc;
import cn.pufa.testing.Program;
import cn.pufa.testing.ServerProcess;
import cn.pufa.testing.TestPostgres;
import cn.pufa.testing.TestPostgres.TestDatabase;
import cn.pufa.testing.Uploads;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The system takes no more bytes into files. As a limit on what the server may write rather than a
 * full disk, so that it needs no right to mount one, and no other process is hit.
 */
@Fault("F8")
class FullDiskIT {

  private static final int ROOM = 16 * 1024;
  private static final int LONG = 16 * 1024 * 1024;
  private static final Duration SOON = Duration.ofSeconds(20);

  private final TestDatabase database = TestPostgres.create();
  private final Path home = ServerProcess.newHome();

  @Test
  void anUploadIsRefusedForNowAndNothingOfItStays() {
    Map<String, String> options =
        Map.of("DATABASE_URL", database.appUrl(), "DATABASE_OWNER_URL", database.ownerUrl());
    try (var server = ServerProcess.start(home, options);
        var watch = Jdbc.connect(database.appUrl())) {
      Api officer = server.api().signIn("case_officer");
      Api trainer = server.api().signIn("trainer");
      byte[] large = padded(Uploads.pdf(""), 4 * ROOM);
      List<String> before = left();
      String kept = "select count(*) from stored_file";
      long rows = watch.number(kept);

      // The last byte alone is not taken, then nothing after a quarter.
      for (int room : List.of(large.length - 1, ROOM)) {
        limit(server, String.valueOf(room));
        requireTryAgain(Uploads.send(officer, "counter_scan", Uploads.PDF, large));
        requireTryAgain(sendAsForm(trainer, large));
      }
      // Of what comes for longer than the disk takes it, most is still on its way then.
      requireTryAgain(sendAsForm(trainer, padded(Uploads.pdf(""), LONG)));
      // The file of a form is deleted once its answer has been sent.
      Eventually.within(
          SOON,
          () ->
              assertThat(left())
                  .as("nothing half written")
                  .containsExactlyInAnyOrderElementsOf(before));
      assertThat(watch.number(kept)).isEqualTo(rows);
      officer.call("createCampaign", Map.of(), Given.campaignDraft()).expect(201);
      for (int time = 0; time < 300; time++) {
        officer.call("listCampaigns").expect(200);
      }

      limit(server, "unlimited");
      Api.Answer whole = Uploads.send(officer, "counter_scan", Uploads.PDF, large).expect(201);
      assertThat(left()).contains(whole.text("sha256")).hasSize(before.size() + 1);
    } finally {
      ServerProcess.remove(home);
    }
  }

  /** Of the server's own process, and of no other. */
  private static void limit(ServerProcess server, String bytes) {
    String pid = Long.toString(server.process().pid());
    Program.run("prlimit", "--pid", pid, "--fsize=" + bytes + ":unlimited");
  }

  private static Api.Answer sendAsForm(Api trainer, byte[] file) {
    return trainer.send("uploadLessonFile", Map.of(), Uploads.FORM, Uploads.form(file));
  }

  private static void requireTryAgain(Api.Answer answer) {
    assertThat(answer.expect(503).text("type")).isEqualTo("unavailable");
    assertThat(answer.raw().headers().firstValue("Retry-After")).isPresent();
  }

  /** Behind a comment no program reads. */
  private static byte[] padded(byte[] pdf, int size) {
    String text = new String(pdf, StandardCharsets.ISO_8859_1);
    return text.replaceFirst("\n", "\n%" + "x".repeat(size) + "\n")
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  private List<String> left() {
    return Stream.of("uploads", "kept").flatMap(this::names).toList();
  }

  private Stream<String> names(String folder) {
    String[] names = home.resolve("files").resolve(folder).toFile().list();
    return names == null ? Stream.empty() : Stream.of(names);
  }
}
