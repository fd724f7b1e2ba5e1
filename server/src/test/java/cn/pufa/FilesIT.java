package cn.pufa;

import static cn.pufa.testing.OddFiles.CANARY;
import static cn.pufa.testing.OddFiles.bytes;
import static cn.pufa.testing.OddFiles.concat;
import static cn.pufa.testing.OddFiles.deflated;
import static cn.pufa.testing.OddFiles.png;
import static cn.pufa.testing.OddFiles.text;
import static cn.pufa.testing.OddFiles.withExif;
import static cn.pufa.testing.OddFiles.withStream;
import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.platform.Workers;
import cn.pufa.platform.files.FilePurpose;
import cn.pufa.platform.files.Files;
import cn.pufa.platform.time.BusinessClock;
import cn.pufa.testing.Api;
import cn.pufa.testing.AtOnce;
import cn.pufa.testing.Eventually;
import cn.pufa.testing.Fault;
import cn.pufa.testing.Filing;
import cn.pufa.testing.Given;
import cn.pufa.testing.Heard;
import cn.pufa.testing.Jdbc;
import cn.pufa.testing.Race;
import cn.pufa.testing.TestServer;
import cn.pufa.testing.Uploads;
import cn.pufa.testing.Wire;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is kept of an upload, what is refused, and whose it is. */
@Fault("F21")
class FilesIT {

  /** What every virus scanner knows and nothing is harmed by; in two parts, or they would here. */
  private static final String EICAR =
      "X5O!P%@AP[4\\PZX54(P^)7CC)7}" + "$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*";

  private static final Workers WORKERS = new Workers();

  private static TestServer server;
  private static Jdbc database;
  private static Api officer;

  @BeforeAll
  static void start() {
    server = TestServer.start();
    database = Jdbc.connect(server.database().appUrl());
    officer = server.as("case_officer");
  }

  @AfterAll
  static void stop() {
    WORKERS.close();
    database.close();
    server.close();
  }

  /** What watches the end of an upload takes nothing from what else does. */
  @Test
  void anUploadIsALineOfTheRequestLog() {
    try (var heard = new Heard()) {
      Api.Answer answer = Uploads.send(officer, "counter_scan", Uploads.PDF, Uploads.pdf(""));
      String id = answer.expect(201).raw().headers().firstValue("X-Request-Id").orElseThrow();
      Eventually.within(
          Duration.ofSeconds(5),
          () ->
              assertThat(heard.of(id))
                  .filteredOn(line -> line.startsWith("pufa.http POST /api/files 201 "))
                  .hasSize(1));
    }
  }

  /** As a form holds it; what is kept is called by its hash. */
  @ParameterizedTest
  @ValueSource(strings = {"..%2f..%2fx", "../../x", "..\\..\\x", "x\u0000.pdf", "\u202efdp.exe"})
  void aNameOfTheSendersNamesNothing(String name) {
    byte[] pdf = Uploads.pdf("/Lang(" + Api.key() + ")");
    List<Path> before = there();
    Api.Answer answer = upload("counter_scan", Uploads.FORM, Uploads.form(pdf, name)).expect(201);
    assertThat(answer.json().toString()).doesNotContain(name);
    before.add(server.home().resolve("files/kept").resolve(Filing.sha256(pdf)));
    assertThat(there()).containsExactlyInAnyOrderElementsOf(before);
  }

  /** What is kept, and what lies where a name could lead; not what the clock writes. */
  private static List<Path> there() {
    List<Path> found = new ArrayList<>();
    for (String folder : List.of("", "files", "files/kept")) {
      try (Stream<Path> entries = java.nio.file.Files.list(server.home().resolve(folder))) {
        entries.filter(one -> !one.endsWith("audit-heads")).forEach(found::add);
      } catch (IOException fault) {
        throw new UncheckedIOException(fault);
      }
    }
    return found;
  }

  @Test
  void aPhotoLosesItsPlaceAndItsCamera() {
    byte[] photo = withExif(Uploads.image("jpg", 64, 32), 1);
    assertThat(text(photo)).contains("Exif", CANARY);
    String kept = text(kept(upload("event_photo", Uploads.JPEG, photo).expect(201)));
    assertThat(kept).doesNotContain("Exif", CANARY);
  }

  /** Red was on the left: where it must be once the photo stands upright. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void aPhotoIsTurnedUpright(int orientation) {
    byte[] photo = withExif(Uploads.image("jpg", 64, 32), orientation);
    BufferedImage upright = image(kept(upload("event_photo", Uploads.JPEG, photo).expect(201)));
    boolean turned = orientation >= 5;
    assertThat(upright.getWidth()).isEqualTo(turned ? 32 : 64);
    boolean firstIsRed = isRed(upright, 4, 4);
    boolean lastIsRed = isRed(upright, upright.getWidth() - 5, upright.getHeight() - 5);
    assertThat(firstIsRed).isEqualTo(List.of(1, 4, 5, 6).contains(orientation));
    assertThat(lastIsRed).isEqualTo(!firstIsRed);
    boolean sidewaysIsSame = isRed(upright, upright.getWidth() - 5, 4) == firstIsRed;
    assertThat(sidewaysIsSame).isEqualTo(turned);
  }

  @Test
  void aLargePhotoIsMadeSmaller() {
    byte[] photo = Uploads.image("png", 8000, 6000);
    Api.Answer answer = upload("event_photo", Uploads.PNG, photo).expect(201);
    assertThat(answer.text("mediaType")).isEqualTo(Uploads.JPEG);
    BufferedImage kept = image(kept(answer));
    assertThat(kept.getWidth()).isEqualTo(2560);
    assertThat(kept.getHeight()).isEqualTo(1920);
  }

  @Test
  void theBytesDecideWhatAFileIs() {
    byte[] png = Uploads.image("png", 8, 8);
    assertThat(upload("event_photo", Uploads.JPEG, png).expect(201).text("mediaType"))
        .isEqualTo(Uploads.JPEG);
    assertThat(upload("counter_scan", Uploads.JPEG, Uploads.pdf("")).expect(201).text("mediaType"))
        .isEqualTo(Uploads.PDF);
    for (byte[] other :
        List.of(
            bytes("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"),
            bytes("GIF89a;<script>"),
            bytes("PK\3\4 no picture at all"),
            bytes("MZ and so on"),
            bytes(EICAR),
            bytes("<html>%PDF-1.4"))) {
      requireRefused(upload("counter_scan", Uploads.PDF, other), "只收");
    }
    requireRefused(upload("event_photo", Uploads.PDF, Uploads.pdf("")), "只收 JPG 或 PNG");
    upload("event_photo", "image/gif", png).expect(415);
  }

  @Test
  void whatHidesBehindAPictureIsGone() {
    byte[] photo = concat(Uploads.image("jpg", 16, 16), bytes("PK\3\4<script>alert(1)</script>"));
    assertThat(text(kept(upload("event_photo", Uploads.JPEG, photo).expect(201))))
        .doesNotContain("script");
  }

  @Test
  void whatIsNoWholePictureIsRefused() {
    byte[] whole = Uploads.image("png", 400, 400);
    requireRefused(
        upload("event_photo", Uploads.PNG, Arrays.copyOf(whole, whole.length / 2)), "打不开");
    requireRefused(
        upload("event_photo", Uploads.JPEG, concat(new byte[] {-1, -40, -1}, bytes("nothing"))),
        "打不开");
  }

  /** Their pixels would not fit into this JVM. */
  @Test
  void nineHundredMegapixelsAreRefusedByTheirHeader() {
    assertThat(30_000L * 30_000 * 3).isGreaterThan(Runtime.getRuntime().maxMemory());
    byte[] bomb = png(30_000, 30_000, new byte[0]);
    requireRefused(upload("event_photo", Uploads.PNG, bomb), "30000 × 30000");
  }

  /** Beside a picture of one pixel a text that, unpacked, would not fit into this JVM. */
  @Test
  void aPackedTextIsNotUnpacked() {
    int size = Integer.MAX_VALUE;
    assertThat((long) size).isGreaterThan(Runtime.getRuntime().maxMemory());
    byte[] bomb = png(1, 1, concat(bytes("Comment\0\0"), deflated(size)));
    assertThat(bomb).hasSizeLessThan(4 * 1024 * 1024);
    upload("event_photo", Uploads.PNG, bomb).expect(201);
  }

  @Test
  void aDocumentThatCouldDoSomethingIsRefused() {
    for (String action :
        List.of(
            "/OpenAction<</S/JavaScript/JS(app.alert(1))>>",
            "/OpenAction<</S/#4aava#53cript/JS(app.alert(1))>>",
            "/OpenAction<</S/Launch/F(cmd.exe)>>",
            "/Names<</EmbeddedFiles<</Names[]>>>>")) {
      requireRefused(upload("counter_scan", Uploads.PDF, Uploads.pdf(action)), "脚本");
    }
    requireRefused(upload("counter_scan", Uploads.PDF, Uploads.pdf("/Encrypt 9 0 R")), "密码");
    String packed = "1 0 obj<</Type/ObjStm/N 1/First 4/Filter/%s>>stream\n";
    byte[] script = deflated(bytes("7 0 <</S/JavaScript/JS(app.alert(1))>>"));
    requireRefused(
        upload("counter_scan", Uploads.PDF, withStream(packed.formatted("FlateDecode"), script)),
        "脚本");
    requireRefused(
        upload("counter_scan", Uploads.PDF, withStream(packed.formatted("LZWDecode"), script)),
        "无法检查");
    for (String hidden :
        List.of(
            "1 0 obj<</Type/ObjStm/Xobj 1 % 1 0 obj\n/Y( obj >>)/Filter/LZWDecode>>stream\n",
            "1 0 obj<</N 1/First 4/Filter 9 0 R>>stream\n",
            "1 0 obj<</N 1/First 4/Filter[/#4cZWDecode/FlateDecode]>>stream\n")) {
      requireRefused(
          upload("counter_scan", Uploads.PDF, withStream(hidden, bytes("unseen"))), "无法检查");
    }
    byte[] bomb = deflated(512 * 1024 * 1024);
    requireRefused(
        upload("counter_scan", Uploads.PDF, withStream("1 0 obj<<>>stream\n", bomb)), "展开后太大");
  }

  /** As browsers and offices print them: objects packed together, images packed in other ways. */
  @Test
  void anOrdinaryDocumentIsKeptByteForByte() {
    byte[] packed = deflated(bytes("7 0 <</Type/Font/BaseFont/ABCDEF+Song>>"));
    String objects = "9 0 obj<</Type/ObjStm/N 1/First 4/Length %d/Filter/FlateDecode>>stream\n";
    byte[] pdf =
        concat(
            bytes("%PDF-1.5\n8 0 obj<</Subtype/Image/Filter[/ASCII85Decode/DCTDecode]"),
            bytes("/DecodeParms[null null]>>stream\nobj<~87cUR~>\nendstream endobj\n"),
            withStream(objects.formatted(packed.length), packed));
    Api.Answer answer = upload("counter_scan", Uploads.PDF, pdf).expect(201);
    assertThat(kept(answer)).isEqualTo(pdf);
  }

  @Test
  void aDocumentWithSomethingBehindItIsRefused() {
    requireRefused(
        upload("counter_scan", Uploads.PDF, concat(Uploads.pdf(""), bytes("PK\3\4<script>"))),
        "不完整");
  }

  /** Nobody has to send two hundred megabytes to learn that they are too many. */
  @Test
  void twoHundredMegabytesAreRefusedBeforeTheyAreSent() {
    String answer = headOf(200L * 1024 * 1024, officer.token());
    assertThat(answer).startsWith("HTTP/1.1 413").contains("最大 20 MB", "200 MB");
    assertThat(headOf(200L * 1024 * 1024, "A".repeat(43))).startsWith("HTTP/1.1 401");
    assertThat(headOf(1024, server.as("leader").token())).startsWith("HTTP/1.1 403");
  }

  /** The server's answer to a head whose body never comes. */
  private static String headOf(long length, String token) {
    return Wire.answerToHead(
        server.api().address(),
        "POST",
        "/api/files?purpose=event_photo",
        "Content-Type: image/jpeg",
        "Authorization: Bearer " + token,
        "Content-Length: " + length);
  }

  /** More than are taken in hand at once. */
  @Race
  @Test
  void manyUploadsAtOnceAllComeThrough() {
    byte[] photo = Uploads.image("jpg", 600, 400);
    List<Api.Answer> answers =
        AtOnce.call(Collections.nCopies(30, () -> upload("event_photo", Uploads.JPEG, photo)));
    assertThat(answers).allSatisfy(answer -> answer.expect(201));
    assertThat(answers.stream().map(answer -> answer.text("sha256")).distinct()).hasSize(1);
    assertThat(answers.stream().map(answer -> answer.text("id")).distinct()).hasSize(30);
  }

  @Test
  void everyDutyUploadsItsOwnFilesOnly() {
    byte[] photo = Uploads.image("jpg", 8, 8);
    Uploads.send(server.as("editor"), "counter_scan", Uploads.JPEG, photo).expect(403);
    Uploads.send(server.as("org_agent"), "event_photo", Uploads.JPEG, photo).expect(403);
    Uploads.send(officer, "return_attachment", Uploads.JPEG, photo).expect(403);
  }

  @Test
  void aFileBelongsToItsUploaderAndToOneRecord() {
    String mine = Uploads.photo(officer);
    String foreign = Uploads.photo(server.as("editor"));
    String scan = upload("counter_scan", Uploads.PDF, Uploads.pdf("")).expect(201).text("id");
    for (String bad : List.of(foreign, scan, "00000000-0000-4000-8000-000000000000")) {
      assertThat(create(mine, bad).expect(422).pointers()).containsExactly("/photos/1");
    }
    String event = create(mine).expect(201).text("id");
    assertThat(create(mine).expect(422).pointers()).containsExactly("/photos/0");
    officer.call("getEventPhoto", Map.of("event", event, "photo", mine)).expect(200);
    officer.call("getEventPhoto", Map.of("event", event, "photo", foreign)).expect(404);
  }

  /** The same bytes twice: one is forgotten, the other stays readable. */
  @Test
  void whatNobodyAttachedIsRemovedAfterADay() {
    byte[] photo = Uploads.image("png", 21, 13);
    Api.Answer attached = upload("event_photo", Uploads.PNG, photo).expect(201);
    Api.Answer forgotten = upload("event_photo", Uploads.PNG, photo).expect(201);
    Api.Answer alone = upload("event_photo", Uploads.PNG, Uploads.image("png", 13, 21)).expect(201);
    assertThat(forgotten.text("sha256")).isEqualTo(attached.text("sha256"));
    String event = create(attached.text("id")).expect(201).text("id");

    filesAfter(Duration.ofHours(23)).removeForgotten(Duration.ofDays(1));
    assertThat(isKnown(forgotten)).isTrue();
    filesAfter(Duration.ofHours(25)).removeForgotten(Duration.ofDays(1));

    assertThat(isKnown(forgotten)).isFalse();
    assertThat(isKnown(alone)).isFalse();
    assertThat(path(alone)).doesNotExist();
    officer.call("getEventPhoto", Map.of("event", event, "photo", attached.text("id"))).expect(200);
  }

  private static Files filesAfter(Duration passed) {
    var clock = new BusinessClock(Clock.offset(Clock.systemUTC(), passed));
    return new Files(server.store(), clock, WORKERS, folder());
  }

  private static boolean isKnown(Api.Answer file) {
    return database.number(
            "select count(*) from stored_file where id = '%s'".formatted(file.text("id")))
        == 1;
  }

  @Test
  void purposesAreThoseOfTheContract() {
    assertThat(Arrays.stream(FilePurpose.values()).map(FilePurpose::code))
        .containsExactlyElementsOf(Api.CONTRACT.choices("FilePurpose"));
  }

  private static Api.Answer upload(String purpose, String mediaType, byte[] file) {
    return Uploads.send(officer, purpose, mediaType, file);
  }

  private static Api.Answer create(String... photos) {
    JsonObject draft = Given.eventDraft();
    var list = new JsonArray();
    Arrays.stream(photos).forEach(list::add);
    draft.add("photos", list);
    return officer.call("createPufaEvent", Map.of(), draft);
  }

  private static void requireRefused(Api.Answer answer, String words) {
    assertThat(answer.expect(422).body().toString()).contains(words);
    assertThat(answer.pointers()).containsExactly("/file");
  }

  private static Path folder() {
    return server.home().resolve("files").resolve("kept");
  }

  private static Path path(Api.Answer file) {
    return folder().resolve(file.text("sha256"));
  }

  private static byte[] kept(Api.Answer file) {
    try {
      return java.nio.file.Files.readAllBytes(path(file));
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  private static BufferedImage image(byte[] bytes) {
    try {
      return ImageIO.read(new ByteArrayInputStream(bytes));
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  private static boolean isRed(BufferedImage image, int x, int y) {
    var color = new Color(image.getRGB(x, y));
    return color.getRed() > color.getBlue();
  }
}
