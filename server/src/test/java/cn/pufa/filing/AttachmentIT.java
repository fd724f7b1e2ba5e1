package cn.pufa.filing;

import static cn.pufa.testing.Own.text;
import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.filing.FilingWorld.Filer;
import cn.pufa.testing.Api;
import cn.pufa.testing.AtOnce;
import cn.pufa.testing.Eventually;
import cn.pufa.testing.Filing;
import cn.pufa.testing.HostileFiles;
import cn.pufa.testing.Jdbc;
import cn.pufa.testing.OddFiles;
import cn.pufa.testing.Race;
import cn.pufa.testing.SlowFault;
import cn.pufa.testing.Staff;
import cn.pufa.testing.Uploads;
import com.google.gson.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.zip.ZipInputStream;
import org.apache.pdfbox.Loader;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Attachments that come in pieces, and what is refused of them. */
class AttachmentIT {

  private static final int PIECE = 1 << 20;
  private static final int ROUNDS = 20;
  private static final Duration SOON = Duration.ofSeconds(30);

  private static FilingWorld world;

  @BeforeAll
  static void start() {
    world = new FilingWorld();
  }

  @AfterAll
  static void stop() {
    world.close();
  }

  private static String draft(Filer filer) {
    return text(Filing.open(filer.api(), world.campaign, filer.organization()), "id");
  }

  private static Api.Answer start(Api api, String filing, byte[] file) {
    return api.call("startUpload", Filing.of(filing), Filing.upload(file, Filing.sha256(file)));
  }

  /** Twenty megabytes, less what the frame of a document takes. */
  @Test
  void anUploadGoesOnFromAnotherDeviceWhereItStopped() {
    Filer filer = world.filer();
    String id = draft(filer);
    byte[] file = large();
    String upload = start(filer.api(), id, file).expect(200).text("id");
    for (int at = 0; at < 8 * PIECE; at += PIECE) {
      Filing.append(filer.api(), upload, at, Arrays.copyOfRange(file, at, at + PIECE)).expect(200);
    }
    Api colleague = Staff.agent(world.server, filer.account() + "-2", filer.organization());
    JsonObject known = start(colleague, id, file).expect(200).json();
    assertThat(text(known, "id")).isEqualTo(upload);
    assertThat(known.get("offset").getAsInt()).isEqualTo(8 * PIECE);
    Filing.append(colleague, upload, 7 * PIECE, Arrays.copyOfRange(file, 7 * PIECE, 8 * PIECE))
        .expect(200);
    assertThat(
            Filing.append(colleague, upload, 9 * PIECE, new byte[] {1}).expect(409).text("detail"))
        .contains(String.valueOf(8 * PIECE));
    Filing.append(colleague, upload, 8 * PIECE, new byte[PIECE + 1]).expect(422);
    Filing.upload(colleague, id, file, PIECE);
    JsonObject kept = Filing.attach(colleague, id, upload).expect(200).json();
    assertThat(text(kept, "sha256")).isEqualTo(Filing.sha256(file));
    assertThat(kept.get("size").getAsInt()).isEqualTo(file.length);
    filer.api().call("getUpload", Map.of("upload", upload)).expect(404);
    assertThat(
            world.database.number(
                "select count(*) from filing_upload_piece where upload = '%s'".formatted(upload)))
        .isZero();
  }

  private static byte[] large() {
    byte[] noise = new byte[20 * 1024 * 1024 - 2000];
    new Random(1).nextBytes(noise);
    return OddFiles.withStream(
        "9 0 obj<</Type/XObject/Subtype/Image/Filter/DCTDecode/Length "
            + noise.length
            + ">>stream\n",
        noise);
  }

  @Test
  void aForgedHashIsFoundOutAndNothingIsKept() {
    Filer filer = world.filer();
    String id = draft(filer);
    byte[] file = Uploads.pdf("");
    String forged = Filing.sha256("演示".getBytes(StandardCharsets.UTF_8));
    String upload =
        filer
            .api()
            .call("startUpload", Filing.of(id), Filing.upload(file, forged))
            .expect(200)
            .text("id");
    Filing.append(filer.api(), upload, 0, file).expect(200);
    assertThat(Filing.attach(filer.api(), id, upload).expect(422).pointers())
        .containsExactly("/uploads");
    assertThat(filer.get(id).getAsJsonArray("files")).isEmpty();
    assertThat(
            filer
                .api()
                .call("startUpload", Filing.of(id), Filing.upload(file, forged))
                .expect(200)
                .number("offset"))
        .as("it may be sent again")
        .isZero();
  }

  /** As by the same command, sent twice: it is gone, and nothing is wrong with it. */
  @Race
  @Test
  void whatIsTakenWhileItIsReadIsNotCalledDamaged() {
    Filer filer = world.filer();
    String id = draft(filer);
    String upload = Filing.upload(filer.api(), id, Uploads.pdf("演示"), PIECE);
    Api.Answer refused = attachWhileAnotherTakes(filer, id, upload).expect(422);
    assertThat(refused.json().toString()).contains("没有这个文件").doesNotContain("不一致");
  }

  private static Api.Answer attachWhileAnotherTakes(Filer filer, String id, String upload) {
    try (Jdbc another = Jdbc.connect(world.server.database().ownerUrl())) {
      another.begin().execute("lock table filing_upload_piece in access exclusive mode");
      var answer = CompletableFuture.supplyAsync(() -> Filing.attach(filer.api(), id, upload));
      Eventually.within(
          SOON, () -> assertThat(world.database.waiting("filing_upload_piece")).isPositive());
      another.execute("delete from filing_upload where id = '%s'".formatted(upload));
      another.commit();
      return answer.join();
    }
  }

  /** However the two meet: one file, of which both are told. */
  @Race
  @Test
  void theSameCommandTwiceAtOnceMakesOneFile() {
    Filer filer = world.filer();
    String id = draft(filer);
    for (int round = 1; round <= ROUNDS; round++) {
      String upload = Filing.upload(filer.api(), id, Uploads.pdf("演示" + round), PIECE);
      Map<String, Object> twice = Map.of("filing", id, "Idempotency-Key", Api.key());
      Callable<String> attach =
          () ->
              filer
                  .api()
                  .call("attachFiles", twice, Filing.attachment("uploads", upload))
                  .expect(200)
                  .text("id");
      assertThat(Set.copyOf(AtOnce.call(List.of(attach, attach)))).hasSize(1);
      assertThat(filer.get(id).getAsJsonArray("files")).hasSize(round);
    }
  }

  /** What no other operation takes, either. */
  @SlowFault("F21")
  @Test
  void whatIsMadeToHurtIsRefusedAndNothingIsKept() {
    Filer filer = world.filer();
    String id = draft(filer);
    long before = world.database.number("select count(*) from stored_file");
    HostileFiles.all()
        .forEach(
            (name, file) -> {
              Api.Answer refused =
                  file.length == 0
                      ? start(filer.api(), id, file)
                      : Filing.attach(filer.api(), id, Filing.upload(filer.api(), id, file, PIECE));
              assertThat(refused.expect(422).pointers()).as(name).isNotEmpty();
            });
    assertThat(filer.get(id).getAsJsonArray("files")).isEmpty();
    assertThat(world.database.number("select count(*) from stored_file")).isEqualTo(before);
  }

  @Test
  void scriptsAndForgedTypesAreRefusedAndNothingIsKept() {
    Filer filer = world.filer();
    String id = draft(filer);
    for (byte[] odd :
        new byte[][] {
          Uploads.pdf("/OpenAction<</S/JavaScript/JS(app.alert(1))>>"),
          "%PNG not at all".getBytes(StandardCharsets.US_ASCII),
          "<html><script>alert(1)</script></html>".getBytes(StandardCharsets.US_ASCII),
          "PK\u0003\u0004 a zip".getBytes(StandardCharsets.ISO_8859_1)
        }) {
      String upload = Filing.upload(filer.api(), id, odd, 1000);
      Filing.attach(filer.api(), id, upload).expect(422);
    }
    assertThat(filer.get(id).getAsJsonArray("files")).isEmpty();
    assertThat(
            world.database.number(
                "select count(*) from stored_file where attached_to = 'return/%s'".formatted(id)))
        .isZero();
  }

  /** A name as if it were run, led elsewhere, or read backwards. */
  @SlowFault("F21")
  @Test
  void whatAFilerCallsAFileNamesNothing() throws IOException {
    Filer filer = world.filer();
    String id = filer.fill();
    assertThat(startAs(filer, id, Uploads.pdf(""), "x\u0000.pdf").expect(400).json().toString())
        .contains("文字里有不能保存的字符：$.name");
    for (String name : List.of("..%2f..%2fx.exe", "../../x.html", "演示\u202efdp.exe")) {
      byte[] file = Uploads.pdf("/Lang(" + UUID.randomUUID() + ")");
      String upload = startAs(filer, id, file, name).expect(200).text("id");
      Filing.append(filer.api(), upload, 0, file).expect(200);
      String kept = Filing.attach(filer.api(), id, upload).expect(200).text("id");
      Api.Answer back = filer.api().call("getFilingFile", Map.of("filing", id, "file", kept));
      assertThat(back.expect(200).raw().headers().firstValue("Content-Disposition").orElseThrow())
          .startsWith("attachment; filename=\"attachment.pdf\"");
    }
    Filing.submit(filer.api(), id).expect(200);
    assertThat(takenAlong(filer.organization()))
        .hasSize(3)
        .allMatch(path -> path.matches("附件/[^/]+/0[1-3]-[^/\u202e]+\\.pdf"));
  }

  private static Api.Answer startAs(Filer filer, String filing, byte[] file, String name) {
    JsonObject start = Filing.upload(file, Filing.sha256(file));
    start.addProperty("name", name);
    return filer.api().call("startUpload", Filing.of(filing), start);
  }

  /** What the dossier's archive calls the documents of the return. */
  private static List<String> takenAlong(String organization) throws IOException {
    byte[] archive =
        world
            .server
            .as("case_officer")
            .call("getDossierArchive", Map.of("organization", organization))
            .expect(200)
            .bytes();
    List<String> names = new ArrayList<>();
    try (var zip = new ZipInputStream(new ByteArrayInputStream(archive), StandardCharsets.UTF_8)) {
      for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        names.add(entry.getName());
      }
    }
    return names.stream().filter(name -> name.contains("提交了2025年度工作报告")).toList();
  }

  @Test
  void severalPhotosBecomeOneUprightPdf() throws IOException {
    Filer filer = world.filer();
    String id = draft(filer);
    byte[] upright = Uploads.image("jpg", 60, 80);
    byte[] turned = OddFiles.withExif(Uploads.image("jpg", 80, 60), 6);
    byte[] wide = Uploads.image("png", 300, 200);
    JsonObject file =
        Filing.attach(
                filer.api(),
                id,
                Filing.upload(filer.api(), id, upright, 1 << 20),
                Filing.upload(filer.api(), id, turned, 1 << 20),
                Filing.upload(filer.api(), id, wide, 1 << 20))
            .expect(200)
            .json();
    assertThat(text(file, "mediaType")).isEqualTo("application/pdf");
    byte[] pdf =
        filer
            .api()
            .call("getFilingFile", Map.of("filing", id, "file", text(file, "id")))
            .expect(200)
            .bytes();
    assertThat(new String(pdf, StandardCharsets.ISO_8859_1)).doesNotContain(OddFiles.CANARY);
    try (var document = Loader.loadPDF(pdf)) {
      assertThat(document.getNumberOfPages()).isEqualTo(3);
      assertThat(isHigh(document, 0)).isTrue();
      assertThat(isHigh(document, 1)).as("turned as it was held").isTrue();
      assertThat(isHigh(document, 2)).isFalse();
    }
  }

  private static boolean isHigh(org.apache.pdfbox.pdmodel.PDDocument document, int page) {
    var box = document.getPage(page).getMediaBox();
    return box.getHeight() > box.getWidth();
  }

  @Test
  void anotherOrganisationsUploadsAndFilesAreNoneOfTheirs() {
    Filer filer = world.filer();
    Filer stranger = world.filer();
    String id = draft(filer);
    String foreign = draft(stranger);
    String upload = Filing.upload(stranger.api(), foreign, Uploads.pdf(""), 1000);
    for (String named : new String[] {upload, UUID.randomUUID().toString()}) {
      assertThat(Filing.attach(filer.api(), id, named).expect(422).pointers())
          .containsExactly("/uploads");
    }
    String file = Filing.attach(stranger.api(), foreign, upload).expect(200).text("id");
    filer
        .api()
        .call("attachFiles", Filing.of(id), Filing.attachment("lastYearFile", file))
        .expect(422);
    filer.api().call("getFilingFile", Map.of("filing", id, "file", file)).expect(404);
  }

  @Test
  void lastYearsFileMayBeUsedAgain() {
    Filer filer = world.filer();
    UUID before = world.campaign(2024);
    String last = Filing.fill(filer.api(), before, filer.organization());
    String file =
        Filing.attach(filer.api(), last, Filing.upload(filer.api(), last, Uploads.pdf(""), 1000))
            .expect(200)
            .text("id");
    Filing.submit(filer.api(), last).expect(200);
    JsonObject draft = Filing.open(filer.api(), world.campaign, filer.organization());
    assertThat(text(draft.getAsJsonArray("lastYearFiles").get(0).getAsJsonObject(), "id"))
        .isEqualTo(file);
    JsonObject again =
        filer
            .api()
            .call(
                "attachFiles",
                Filing.of(text(draft, "id")),
                Filing.attachment("lastYearFile", file))
            .expect(200)
            .json();
    assertThat(again.get("lastYear").getAsBoolean()).isTrue();
    assertThat(text(again, "id")).isNotEqualTo(file);
    filer
        .api()
        .call("removeFilingFile", Map.of("filing", text(draft, "id"), "file", text(again, "id")))
        .expect(200);
    assertThat(
            world
                .server
                .as("case_officer")
                .call("getReturnFile", Map.of("return", last, "file", file))
                .expect(200)
                .bytes())
        .as("last year's return keeps its own")
        .isEqualTo(Uploads.pdf(""));
  }
}
