package cn.pufa.course;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.Api;
import cn.pufa.testing.CourseRequests;
import cn.pufa.testing.CourseWorld;
import cn.pufa.testing.MovableClock;
import cn.pufa.testing.ServerAt;
import cn.pufa.testing.SlowFault;
import cn.pufa.testing.TestServer;
import cn.pufa.testing.Witness;
import com.google.gson.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Videos and recordings: which are taken, and how they go out part by part. */
@ServerAt(LessonFileIT.MORNING)
class LessonFileIT {

  static final String MORNING = "2026-05-25T01:00:00Z";
  private static final long MEGABYTE = 1024 * 1024;

  private static MovableClock clock;
  private static TestServer server;
  private static Api trainer;

  @BeforeAll
  static void start() {
    Witness.awaitRest(server);
  }

  @BeforeEach
  void inTheMorning() {
    clock.moveTo(MORNING);
    trainer = server.as("trainer");
  }

  @Test
  void theBytesDecideWhatItIsAndHowLongItPlays() {
    JsonObject video = CourseWorld.upload(trainer, CourseWorld.mp4()).expect(201).json();
    assertThat(video.get("mediaType").getAsString()).isEqualTo("video/mp4");
    assertThat(video.get("seconds").getAsDouble()).isBetween(23.9, 24.2);
    JsonObject sound = CourseWorld.upload(trainer, CourseWorld.m4a()).expect(201).json();
    assertThat(sound.get("mediaType").getAsString()).isEqualTo("audio/mp4");
    assertThat(sound.get("seconds").getAsDouble()).isBetween(3.9, 4.2);
    JsonObject mp3 = CourseWorld.upload(trainer, CourseWorld.mp3(100)).expect(201).json();
    assertThat(mp3.get("mediaType").getAsString()).isEqualTo("audio/mpeg");
    assertThat(mp3.get("seconds").getAsDouble()).isBetween(2.6, 2.62);
  }

  @Test
  void whatMayNamePeopleAndPlacesIsEmptied() {
    assertThat(text(CourseWorld.mp4())).contains("Lavf");
    assertThat(text(CourseWorld.mp3(100))).contains("Zhang S");
    for (byte[] file : List.of(CourseWorld.mp4(), CourseWorld.mp3(100))) {
      byte[] kept = kept(CourseWorld.upload(trainer, file).expect(201).number("size"), file);
      assertThat(text(kept)).doesNotContain("Lavf", "Zhang S");
    }
  }

  /** The newest kept file of the size. */
  private static byte[] kept(int size, byte[] sent) {
    assertThat(size).isEqualTo(sent.length);
    try (Stream<Path> files = Files.list(server.home().resolve("files/kept"))) {
      Path file = files.filter(one -> one.toFile().length() == size).findFirst().orElseThrow();
      return Files.readAllBytes(file);
    } catch (java.io.IOException fault) {
      throw new java.io.UncheckedIOException(fault);
    }
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  @Test
  void whatPhonesCannotPlayIsRefusedWithWhatToDo() {
    byte[] mp4 = CourseWorld.mp4();
    refused(replaced(mp4, "avc1", "hvc1", 2), "HEVC");
    refused(replaced(mp4, "avc1", "vp09", 2), "不是 H.264");
    refused(replaced(mp4, "mp4a", "Opus", 1), "不是 AAC");
    refused(replaced(mp4, "isom", "qt  ", 1), "放不了");
    refused(replaced(mp4, "moov", "m00v", 1), "放不出来");
    refused(Arrays.copyOf(mp4, mp4.length / 2), "放不出来");
    refused(Arrays.copyOf(mp4, mp4.length + 5), "放不出来");
    refused(CourseWorld.mp3(5), "只收");
    refused("<html>ftyp".getBytes(StandardCharsets.UTF_8), "只收");
    refused(new byte[0], "只收");
    refused(new byte[2_000], "只收");
  }

  @Test
  void oddBoxesAreRefusedAndNeverAFaultOfTheServer() {
    var random = cn.pufa.testing.Rounds.random("LessonFileIT", 40);
    try (Witness witness = new Witness(server)) {
      for (int round = 0; round < 40; round++) {
        byte[] odd = CourseWorld.mp4();
        for (int change = 0; change < 30; change++) {
          odd[random.nextInt(1_200)] = (byte) random.nextInt(256);
        }
        Api.Answer answer = CourseWorld.upload(trainer, odd);
        assertThat(answer.status()).isIn(201, 422);
      }
      witness.requireNoErrorLogged();
    }
  }

  private static void refused(byte[] file, String words) {
    try (Witness witness = new Witness(server)) {
      Api.Answer answer = CourseWorld.upload(trainer, file).expect(422);
      assertThat(answer.json().toString()).contains(words);
      witness.requireNothingStored();
      witness.requireNoErrorLogged();
    }
  }

  /**
   * @param which place of the old name in the file, from 1
   */
  private static byte[] replaced(byte[] file, String old, String other, int which) {
    byte[] changed = file.clone();
    int at = -1;
    for (int count = 0; count < which; count++) {
      at = text(file).indexOf(old, at + 1);
    }
    assertThat(at).as(old).isPositive();
    System.arraycopy(other.getBytes(StandardCharsets.US_ASCII), 0, changed, at, 4);
    return changed;
  }

  @Test
  void aLearnersPlayerGetsTheWholeOrOnePart() {
    Played played = played();
    byte[] whole = played.file();
    Api.Answer all = get(played, Map.of()).expect(200);
    assertThat(all.bytes()).isEqualTo(whole);
    assertThat(header(all, "Content-Type")).isEqualTo("video/mp4");
    assertThat(header(all, "Accept-Ranges")).isEqualTo("bytes");

    Api.Answer part = get(played, Map.of("Range", "bytes=100-199")).expect(206);
    assertThat(part.bytes()).isEqualTo(Arrays.copyOfRange(whole, 100, 200));
    assertThat(header(part, "Content-Range")).isEqualTo("bytes 100-199/" + whole.length);

    Api.Answer end = get(played, Map.of("Range", "bytes=-7")).expect(206);
    assertThat(end.bytes()).isEqualTo(Arrays.copyOfRange(whole, whole.length - 7, whole.length));

    Api.Answer beyond = get(played, Map.of("Range", "bytes=" + whole.length + "-")).expect(416);
    assertThat(header(beyond, "Content-Range")).isEqualTo("bytes */" + whole.length);
    assertThat(beyond.bytes()).isEmpty();

    String etag = header(all, "ETag");
    get(played, Map.of("Range", "bytes=0-9", "If-Range", etag)).expect(206);
    get(played, Map.of("Range", "bytes=0-9", "If-Range", "\"another\"")).expect(200);
    assertThat(get(played, Map.of("Range", "bytes=0-1,5-6")).expect(200).bytes()).isEqualTo(whole);
  }

  @Test
  void aTicketEndsAfterThreeHoursAndCannotBeMade() {
    Played played = played();
    clock.moveTo("2026-05-25T03:59:00Z");
    get(played, Map.of()).expect(200);
    clock.moveTo("2026-05-25T04:01:00Z");
    get(played, Map.of()).expect(404);
    clock.moveTo(MORNING);
    String forged = played.ticket().substring(0, played.ticket().length() - 4) + "AAAA";
    server.api().call("playCourseFile", Map.of("ticket", forged)).expect(404);
    server.api().call("playCourseFile", Map.of("ticket", "A".repeat(60))).expect(404);
  }

  @Test
  void staffLookAtTheFileAndNobodyElse() {
    Played played = played();
    Map<String, Object> at = Map.of("course", played.course(), "version", 1, "lesson", "l3");
    trainer.send("getLessonFile", at, null, null, Map.of("Range", "bytes=0-3")).expect(206);
    server.as("volunteer").call("getLessonFile", at).expect(403);
    server.api().call("getLessonFile", at).expect(401);
    Map<String, Object> text = Map.of("course", played.course(), "version", 1, "lesson", "l1");
    trainer.call("getLessonFile", text).expect(404);
  }

  private record Played(String course, String ticket, byte[] file) {}

  private static Played played() {
    String course = new CourseWorld(server).published();
    String ticket = CourseRequests.ticket(server.as("volunteer"), course);
    byte[] sent = CourseWorld.mp4();
    return new Played(course, ticket, kept(sent.length, sent));
  }

  private static Api.Answer get(Played played, Map<String, String> headers) {
    return server
        .api()
        .send("playCourseFile", Map.of("ticket", played.ticket()), null, null, headers);
  }

  private static String header(Api.Answer answer, String name) {
    return answer.raw().headers().firstValue(name).orElse(null);
  }

  @Test
  void anUploadBelongsToOneCourse() {
    var world = new CourseWorld(server);
    JsonObject lesson = world.video();
    world.published(lesson);
    String other = world.drafted();
    JsonObject again = lesson.deepCopy();
    again.addProperty("after", 1);
    Api.Answer answer = trainer.call("saveLesson", CourseWorld.at(other, "l1"), again).expect(422);
    assertThat(answer.pointers()).containsExactly("/file");
  }

  @SlowFault("F15")
  @Test
  void twoHundredMegabytesAreTakenFromTheDiskAndMoreIsRefusedUnread() throws Exception {
    byte[] film = longFilm(190 * MEGABYTE);
    Runtime runtime = Runtime.getRuntime();
    long before = used(runtime);
    HttpResponse<String> taken = sendLarge(film, 190 * MEGABYTE - film.length);
    assertThat(taken.statusCode()).as(taken.body()).isEqualTo(201);
    assertThat(taken.body()).contains("\"size\":" + 190 * MEGABYTE);
    System.out.printf(
        "LessonFileIT: 190 MB uploaded, heap %+d MB%n", (used(runtime) - before) / MEGABYTE);
    HttpResponse<String> refused = sendLarge(film, 205 * MEGABYTE - film.length);
    assertThat(refused.statusCode()).isEqualTo(413);
    assertThat(refused.body()).contains("最大 200 MB");
  }

  private static long used(Runtime runtime) {
    System.gc();
    return runtime.totalMemory() - runtime.freeMemory();
  }

  /** The film of the demo with a box behind it that is as long as needed, without its bytes. */
  private static byte[] longFilm(long size) {
    byte[] film = CourseWorld.mp4();
    var bytes = java.nio.ByteBuffer.allocate(film.length + 8).put(film);
    bytes.putInt((int) (size - film.length)).put("free".getBytes(StandardCharsets.US_ASCII));
    return bytes.array();
  }

  private static HttpResponse<String> sendLarge(byte[] head, long zeros) throws Exception {
    String boundary = "large";
    byte[] start =
        ("--large\r\nContent-Disposition: form-data; name=\"file\"; filename=\"x\"\r\n\r\n")
            .getBytes(StandardCharsets.US_ASCII);
    byte[] end = "\r\n--large--\r\n".getBytes(StandardCharsets.US_ASCII);
    var body =
        BodyPublishers.fromPublisher(
            BodyPublishers.ofInputStream(
                () ->
                    new SequenceInputStream(
                        java.util.Collections.enumeration(
                            List.of(
                                new ByteArrayInputStream(start),
                                new ByteArrayInputStream(head),
                                new Zeros(zeros),
                                new ByteArrayInputStream(end))))),
            start.length + head.length + zeros + end.length);
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(server.node().address() + "/api/lesson-files"))
            .header("Authorization", "Bearer " + trainer.token())
            .header("Content-Type", "multipart/form-data; boundary=" + boundary)
            .POST(body)
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request, BodyHandlers.ofString());
    }
  }

  private static final class Zeros extends InputStream {
    private long left;

    Zeros(long left) {
      this.left = left;
    }

    @Override
    public int read() {
      return left-- > 0 ? 0 : -1;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) {
      if (left <= 0) {
        return -1;
      }
      int count = (int) Math.min(left, length);
      Arrays.fill(bytes, offset, offset + count, (byte) 0);
      left -= count;
      return count;
    }
  }
}
