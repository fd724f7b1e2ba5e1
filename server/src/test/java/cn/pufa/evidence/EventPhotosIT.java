package cn.pufa.evidence;

import static cn.pufa.testing.EvidenceRequests.covered;
import static cn.pufa.testing.EvidenceRequests.noChild;
import static cn.pufa.testing.EvidenceRequests.photographed;
import static cn.pufa.testing.EvidenceRequests.unmarked;
import static cn.pufa.testing.Own.items;
import static cn.pufa.testing.Own.text;
import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.Api;
import cn.pufa.testing.AtOnce;
import cn.pufa.testing.Eventually;
import cn.pufa.testing.EvidenceRequests;
import cn.pufa.testing.Jdbc;
import cn.pufa.testing.JointSheetRequests;
import cn.pufa.testing.OddFiles;
import cn.pufa.testing.Race;
import cn.pufa.testing.TestServer;
import cn.pufa.testing.Uploads;
import cn.pufa.testing.Wire;
import com.google.gson.JsonObject;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A photo of an event: what is kept of it, who marks it, and what may be shown. */
class EventPhotosIT {

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
    database.close();
    server.close();
  }

  /** Held sideways: it must stand upright without the tags that said so. */
  @Test
  void whereItWasTakenGoesAndItsUploaderIsTold() throws IOException {
    byte[] photo = OddFiles.withPlace(Uploads.image("jpg", 64, 32), 6);
    Api.Answer uploaded = upload(Uploads.JPEG, photo).expect(201);
    assertThat(uploaded.json().get("placeRemoved").getAsBoolean()).isTrue();
    byte[] kept = kept(uploaded);
    assertThat(OddFiles.text(kept)).doesNotContain("Exif", OddFiles.CANARY);
    assertThat(image(kept).getWidth()).isEqualTo(32);

    Api.Answer broken =
        upload(Uploads.JPEG, OddFiles.withBrokenPlace(Uploads.image("jpg", 64, 32), 6)).expect(201);
    assertThat(broken.json().get("placeRemoved").getAsBoolean()).isFalse();
    assertThat(image(kept(broken)).getWidth()).as("still turned").isEqualTo(32);

    byte[] png = OddFiles.pngWithPlace(Uploads.image("png", 16, 16));
    assertThat(placeRemoved(Uploads.PNG, png)).isTrue();
    byte[] plain = Uploads.image("jpg", 16, 16);
    assertThat(placeRemoved(Uploads.JPEG, plain)).isFalse();
    assertThat(placeRemoved(Uploads.JPEG, OddFiles.withEmptyPlace(plain))).isFalse();
    assertThat(placeRemoved(Uploads.JPEG, OddFiles.withExif(plain, 3))).isFalse();
  }

  private static boolean placeRemoved(String mediaType, byte[] photo) {
    return upload(mediaType, photo).expect(201).json().get("placeRemoved").getAsBoolean();
  }

  @Test
  void heicIsKnownByItsContentAndTheWayOutIsNamed() {
    for (String mediaType : List.of(Uploads.JPEG, "image/heic", "image/heif")) {
      Api.Answer refused = upload(mediaType, OddFiles.heic()).expect(422);
      assertThat(refused.pointers()).containsExactly("/file");
      assertThat(refused.body().toString()).contains("HEIC", "请改用 JPEG");
    }
    upload("image/heic", Uploads.image("jpg", 8, 8)).expect(201);
    byte[] avif = OddFiles.heic();
    System.arraycopy(OddFiles.bytes("avif"), 0, avif, 8, 4);
    assertThat(upload(Uploads.JPEG, avif).expect(422).body().toString()).doesNotContain("HEIC");
  }

  /** Who does not say how much is coming is stopped when it is too much. */
  @Test
  void twoHundredMegabytesWithoutALengthAreRefusedOnTheWay() throws IOException {
    long filesBefore = files();
    var sent =
        Wire.sendPieces(
            server.api().address(),
            "/api/files?purpose=event_photo",
            200,
            "Content-Type: image/jpeg",
            "Authorization: Bearer " + officer.token());
    assertThat(sent.answer()).startsWith("HTTP/1.1 413").contains("最大 20 MB");
    assertThat(sent.megabytes()).isLessThan(200);
    assertThat(files()).isEqualTo(filesBefore);
    upload(Uploads.JPEG, Uploads.image("jpg", 8, 8)).expect(201);
  }

  private static long files() throws IOException {
    try (var found = Files.walk(server.home().resolve("files"))) {
      return found.filter(Files::isRegularFile).count();
    }
  }

  @Test
  void aCoveredPhotoShowsNothingOfWhatIsCovered() throws IOException {
    Map<String, Object> photo = photographed(officer, photo(3000, 2000));
    officer.call("getShownPhoto", photo).expect(404);
    byte[] original = officer.call("getEventPhoto", photo).expect(200).bytes();

    officer
        .call("markEventPhoto", photo, covered(0, "100,200,150,300", "700,500,200,100"))
        .expect(200);

    byte[] bytes = officer.call("getShownPhoto", photo).expect(200).bytes();
    BufferedImage shown = image(bytes);
    assertThat(shown.getWidth()).isEqualTo(1600);
    requireCovered(shown, 0.1, 0.2, 0.25, 0.5);
    requireCovered(shown, 0.7, 0.5, 0.9, 0.6);
    assertThat(isRed(shown, 0.08, 0.3)).isTrue();
    assertThat(isRed(shown, 0.28, 0.3)).isTrue();
    assertThat(isBlue(shown, 0.8, 0.45)).isTrue();
    assertThat(isBlue(shown, 0.92, 0.55)).isTrue();
    assertThat(segments(bytes)).as("no place for metadata").doesNotContain(0xe1, 0xed, 0xfe);
    assertThat(officer.call("getEventPhoto", photo).expect(200).bytes()).isEqualTo(original);
  }

  /** Every pixel from edge to edge, of one colour as far as a JPEG has one. */
  private static void requireCovered(
      BufferedImage image, double left, double top, double right, double bottom) {
    int edge = 2;
    for (int x = at(left, image.getWidth()) + edge; x < at(right, image.getWidth()) - edge; x++) {
      for (int y = at(top, image.getHeight()) + edge;
          y < at(bottom, image.getHeight()) - edge;
          y++) {
        var colour = new Color(image.getRGB(x, y));
        assertThat(Math.abs(colour.getRed() - colour.getBlue())).isLessThan(60);
      }
    }
  }

  private static int at(double part, int side) {
    return (int) Math.round(part * side);
  }

  private static boolean isRed(BufferedImage image, double x, double y) {
    return difference(image, x, y) > 150;
  }

  private static boolean isBlue(BufferedImage image, double x, double y) {
    return difference(image, x, y) < -150;
  }

  private static int difference(BufferedImage image, double x, double y) {
    var colour = new Color(image.getRGB(at(x, image.getWidth()), at(y, image.getHeight())));
    return colour.getRed() - colour.getBlue();
  }

  /** Kinds of the segments before the pixels. */
  private static List<Integer> segments(byte[] jpeg) {
    var kinds = new java.util.ArrayList<Integer>();
    int at = 2;
    while ((jpeg[at + 1] & 0xff) != 0xda) {
      kinds.add(jpeg[at + 1] & 0xff);
      at += 2 + ((jpeg[at + 2] & 0xff) << 8 | jpeg[at + 3] & 0xff);
    }
    return kinds;
  }

  @Test
  void aMarkSaysWhoAndWhenAndIsInTheTrail() {
    Map<String, Object> photo = photographed(officer);
    JsonObject before = one(photo);
    assertThat(text(before, "state")).isEqualTo("unmarked");
    assertThat(before.get("version").getAsInt()).isZero();
    assertThat(before.has("markedBy")).isFalse();
    Api editor = server.as("editor");
    editor.call("markEventPhoto", photo, noChild(0)).expect(200);
    JsonObject marked = one(photo);
    assertThat(text(marked, "state")).isEqualTo("no_child");
    assertThat(text(marked, "markedBy"))
        .isEqualTo(editor.call("getCurrentPerson").expect(200).text("displayName"));
    assertThat(marked.has("markedAt")).isTrue();
    assertThat(
            database.column(
                "select actor from audit_event where action = 'markEventPhoto' and subject = 'pufa-event/%s'"
                    .formatted(photo.get("event"))))
        .containsExactly("editor");
  }

  /** Of earlier pictures for showing nothing stays, neither row nor answer. */
  @Test
  void aMarkIsMadeAnewOrTakenBack() throws IOException {
    Map<String, Object> photo = photographed(officer, photo(400, 300));
    officer.call("markEventPhoto", photo, noChild(0)).expect(200);
    assertThat(isRed(image(shown(photo)), 0.2, 0.5)).isTrue();
    officer.call("markEventPhoto", photo, covered(1, "0,0,500,1000")).expect(200);
    assertThat(isRed(image(shown(photo)), 0.2, 0.5)).isFalse();
    assertThat(pictures(photo)).isEqualTo(1);
    officer.call("markEventPhoto", photo, unmarked(2)).expect(200);
    officer.call("getShownPhoto", photo).expect(404);
    assertThat(pictures(photo)).isZero();
    assertThat(text(one(photo), "state")).isEqualTo("unmarked");
    officer.call("markEventPhoto", photo, noChild(3)).expect(200);
    shown(photo);
  }

  private static byte[] shown(Map<String, Object> photo) {
    return officer.call("getShownPhoto", photo).expect(200).bytes();
  }

  private static long pictures(Map<String, Object> photo) {
    return database.number(
        "select count(*) from stored_file where attached_to like 'photo-mark/%s/%%'"
            .formatted(photo.get("photo")));
  }

  @Race
  @Test
  void whoMarksWhatSomebodyElseMarkedMeanwhileIsTold() {
    Map<String, Object> photo = photographed(officer);
    List<Api.Answer> answers =
        AtOnce.call(
            Collections.nCopies(4, () -> officer.call("markEventPhoto", photo, noChild(0))));
    assertThat(answers.stream().map(Api.Answer::status))
        .containsExactlyInAnyOrder(200, 409, 409, 409);
    assertThat(pictures(photo)).isEqualTo(1);
  }

  /** Between the mark and its picture, another mark takes both away. */
  @Race
  @Test
  void whoLooksWhileTheMarkIsTakenBackSeesThePictureOfBefore() {
    Map<String, Object> photo = photographed(officer);
    officer.call("markEventPhoto", photo, noChild(0)).expect(200);
    try (Jdbc another = Jdbc.connect(server.database().ownerUrl())) {
      another.begin().execute("lock table stored_file in access exclusive mode");
      var looking = CompletableFuture.supplyAsync(() -> officer.call("getShownPhoto", photo));
      Eventually.within(
          Duration.ofSeconds(20), () -> assertThat(database.waiting("stored_file")).isPositive());
      another.execute(
          "update photo_mark set state = 'unmarked', shown = null, shown_width = null, shown_height = null where photo = '%s'"
              .formatted(photo.get("photo")));
      another.execute(
          "delete from stored_file where attached_to like 'photo-mark/%s/%%'"
              .formatted(photo.get("photo")));
      another.commit();
      looking.join().expect(200);
    }
    officer.call("getShownPhoto", photo).expect(404);
  }

  @Test
  void theFirstMarkFollowsNone() {
    Map<String, Object> photo = photographed(officer);
    officer.call("markEventPhoto", photo, noChild(3)).expect(409);
    assertThat(pictures(photo)).isZero();
    officer.call("markEventPhoto", photo, noChild(0)).expect(200);
    assertThat(one(photo).get("version").getAsInt()).isEqualTo(1);
  }

  @Test
  void aMarkThatMeansNothingIsRefused() {
    Map<String, Object> photo = photographed(officer);
    assertThat(refused(photo, covered(0))).containsExactly("/areas");
    assertThat(refused(photo, covered(0, "0,0,10,10", "990,0,11,10"))).containsExactly("/areas/1");
    JsonObject both = noChild(0);
    both.add("areas", covered(0, "0,0,10,10").get("areas"));
    assertThat(refused(photo, both)).containsExactly("/areas");
    assertThat(refused(photo, covered(0, "0,0,0,10"))).contains("/areas/0/width");
    var unknown = Map.<String, Object>of("event", photo.get("event"), "photo", UUID.randomUUID());
    officer.call("markEventPhoto", unknown, noChild(0)).expect(404);
    var foreign =
        Map.<String, Object>of(
            "event", photo.get("event"), "photo", photographed(officer).get("photo"));
    officer.call("markEventPhoto", foreign, noChild(0)).expect(404);
  }

  private static List<String> refused(Map<String, Object> photo, JsonObject draft) {
    return officer.call("markEventPhoto", photo, draft).expect(422).pointers();
  }

  @Test
  void aDepartmentsPhotoIsMarkedWithTheEventItBecame() {
    Api partner = server.as("partner");
    JsonObject sheet = JointSheetRequests.open(officer, partner);
    String part = JointSheetRequests.partOf(sheet, "演示妇联");
    String photo = Uploads.photo(partner);
    String event = JointSheetRequests.filed(officer, partner, sheet, photo);
    var theirs = Map.<String, Object>of("event", event, "photo", photo);
    JsonObject listed = one(theirs);
    assertThat(text(listed, "department")).isEqualTo("演示妇联");
    assertThat(text(listed, "part")).isEqualTo(part);
    officer.call("markEventPhoto", theirs, noChild(0)).expect(200);
    officer.call("getShownPhoto", theirs).expect(200);
    partner.call("markEventPhoto", theirs, noChild(1)).expect(403);
  }

  /** It may not look at it, so it cannot know. */
  @Test
  void aTownshipDoesNotMarkADepartmentsPhoto() {
    Api township = server.as("township");
    Map<String, Object> photo = EvidenceRequests.ofDepartment(server, township);
    township.call("markEventPhoto", photo, noChild(0)).expect(403);
    assertThat(text(one(photo), "state")).isEqualTo("unmarked");
    officer.call("markEventPhoto", photo, noChild(0)).expect(200);
    township.call("markEventPhoto", photo, unmarked(1)).expect(403);
    township.call("getShownPhoto", photo).expect(200);
  }

  private static JsonObject one(Map<String, Object> photo) {
    JsonObject list =
        officer.call("listEventPhotos", Map.of("event", photo.get("event"))).expect(200).json();
    return items(list).stream()
        .filter(item -> text(item, "photo").equals(photo.get("photo")))
        .findFirst()
        .orElseThrow();
  }

  private static String photo(int width, int height) {
    return upload(Uploads.JPEG, Uploads.image("jpg", width, height)).expect(201).text("id");
  }

  private static Api.Answer upload(String mediaType, byte[] file) {
    return Uploads.send(officer, "event_photo", mediaType, file);
  }

  private static byte[] kept(Api.Answer file) throws IOException {
    Path folder = server.home().resolve("files").resolve("kept");
    return Files.readAllBytes(folder.resolve(file.text("sha256")));
  }

  private static BufferedImage image(byte[] bytes) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(bytes));
  }
}
