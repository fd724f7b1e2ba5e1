package cn.pufa.evidence;

import static cn.pufa.testing.EvidenceRequests.covered;
import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.platform.Workers;
import cn.pufa.platform.db.Sql;
import cn.pufa.platform.files.FileContent;
import cn.pufa.platform.files.FilePurpose;
import cn.pufa.platform.files.Files;
import cn.pufa.platform.time.BusinessClock;
import cn.pufa.testing.Api;
import cn.pufa.testing.EvidenceRequests;
import cn.pufa.testing.Given;
import cn.pufa.testing.JointSheetRequests;
import cn.pufa.testing.LeafletRequests;
import cn.pufa.testing.PlanRequests;
import cn.pufa.testing.Program;
import cn.pufa.testing.TestServer;
import cn.pufa.testing.Uploads;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Evidence as a paper that another program reads back, and as a ZIP whose every hash is right. */
class EvidenceIT {

  private static final Sql OFFICER = Sql.of("select id from person where account = 'case_officer'");
  private static final Sql MARK =
      Sql.of(
          """
          insert into photo_mark (photo, state, areas, shown, shown_width, shown_height, marked_by, marked_at, version)
          values ($1, 'no_child', '{}', $2, 1600, 1200, $3, now(), 1)""");
  private static final String INDEX = "目录.csv";
  private static final String PAPER = "普法履职评议材料.docx";
  private static final long HEAP_GROWTH = 64L << 20;

  private static TestServer server;
  private static Api officer;
  private static Workers workers;
  @TempDir private Path folder;

  @BeforeAll
  static void start() {
    server = TestServer.start();
    officer = server.as("case_officer");
    workers = new Workers();
  }

  @AfterAll
  static void stop() {
    workers.close();
    server.close();
  }

  @Test
  void anEventIsReadBackFromLibreOfficeWithAllThatIsKnownOfIt() {
    String item = PlanRequests.createItem(officer, PlanRequests.item());
    String marked = Uploads.photo(officer);
    String waiting = Uploads.photo(officer);
    String event = create(whole(item, marked, waiting));
    mark(event, marked);
    String leaflet = LeafletRequests.create(officer, LeafletRequests.draft());
    JsonObject handedOut = LeafletRequests.move("handed_out", 40);
    handedOut.addProperty("event", event);
    officer.call("moveLeaflet", Map.of("leaflet", leaflet), handedOut).expect(200);

    byte[] docx =
        officer
            .call("getEventEvidence", Map.of("event", event, "format", "docx"))
            .expect(200)
            .bytes();

    assertThat(words(docx))
        .contains("普法履职评议材料", "廉江市民政局")
        .contains("一、基本情况", "演示·进村居讲婚姻登记", "进村居", "2026年5月20日", "演示村文化楼")
        .contains("86人次（现场清点）", "婚姻登记", "演示司法局、演示妇联", "1234.50元", "演示·婚姻家庭进村居")
        .contains("演示·折页", "120份", "演示·婚姻登记折页", "40份")
        .contains("活动记录里写的和从库存发放的可能是同一批资料，份数不要相加。")
        .contains("演示：答了十二个问题。", "https://example.org/a", "https://example.org/b")
        .contains("照片1", "还有1张照片没有标注过有没有儿童面部，没有列入。")
        .doesNotContain("照片2");
    assertThat(entries(docx).keySet().stream().filter(name -> name.startsWith("word/media/")))
        .hasSize(1);
  }

  /**
   * Of a sheet that three departments were on: one came by link, one signed in, one did not say.
   */
  @Test
  void everyFileOfTheArchiveIsInItsIndexWithItsHash() throws Exception {
    Api partner = server.as("partner");
    JsonObject sheet = JointSheetRequests.open(officer, partner);
    String marked = Uploads.photo(partner);
    String waiting = upload(partner, Uploads.image("jpg", 90, 60));
    String event = JointSheetRequests.filed(officer, partner, sheet, marked, waiting);
    mark(event, marked);

    Map<String, byte[]> entries = entries(zip(officer, Map.of("event", event)));

    requireIndexed(entries);
    assertThat(entries.keySet())
        .containsExactly(
            PAPER,
            "协作普法单/001-2026-05-20-演示·宪法宣传周广场咨询.docx",
            "照片/001-2026-05-20-演示·宪法宣传周广场咨询/01.jpg",
            INDEX,
            "目录.sha256");
    assertThat(words(entries.get("协作普法单/001-2026-05-20-演示·宪法宣传周广场咨询.docx")))
        .contains("演示妇联", "已参加", "演示：设了一个咨询台", "演示司法局", "等回复");
    byte[] shown =
        officer.call("getShownPhoto", Map.of("event", event, "photo", marked)).expect(200).bytes();
    assertThat(entries.get("照片/001-2026-05-20-演示·宪法宣传周广场咨询/01.jpg")).isEqualTo(shown);
  }

  private static void requireIndexed(Map<String, byte[]> entries) {
    List<String> lines = text(entries.get(INDEX)).lines().skip(1).toList();
    List<String> listed =
        entries.entrySet().stream()
            .filter(entry -> !entry.getKey().startsWith("目录"))
            .map(
                entry ->
                    "\"%s\",\"%d\",\"%s\",\"\""
                        .formatted(
                            entry.getKey(),
                            entry.getValue().length,
                            FileContent.sha256(entry.getValue())))
            .toList();
    assertThat(lines.stream().map(line -> line.replaceFirst(",\"[^\"]*\"", "")))
        .containsExactlyElementsOf(listed);
    assertThat(text(entries.get("目录.sha256")))
        .isEqualTo(FileContent.sha256(entries.get(INDEX)) + "  " + INDEX + "\n");
  }

  @Test
  void aLineOfThePlanAndAYearAddUpTheirEvents() {
    JsonObject draft = PlanRequests.item();
    draft.addProperty("year", 2025);
    draft.addProperty("dueOn", "2025-06-30");
    String item = PlanRequests.createItem(officer, draft);
    JsonObject first = whole(item);
    first.addProperty("heldOn", "2025-04-01");
    create(first);
    JsonObject second = whole(item);
    second.addProperty("heldOn", "2025-05-01");
    second.getAsJsonObject("audience").addProperty("counted", false);
    second.remove("costFen");
    create(second);
    String sums = "172人次，其中现场清点86人次，其余为估计";

    String ofItem =
        words(
            officer
                .call("getPlanItemEvidence", Map.of("item", item, "format", "docx"))
                .expect(200)
                .bytes());
    assertThat(ofItem)
        .contains("2场", sums, "发放资料240份，写在活动记录里的", "不要相加", "4篇", "1234.50元（1场有记录）")
        .contains("计划2场，已办2场", "已完成", "1.演示·进村居讲婚姻登记", "2.演示·进村居讲婚姻登记");

    byte[] year =
        officer.call("getYearEvidence", Map.of("year", 2025, "format", "docx")).expect(200).bytes();
    assertThat(words(year)).contains("2025年度", "2场", sums, "演示·婚姻家庭进村居", "2/2");
    byte[] empty =
        officer.call("getYearEvidence", Map.of("year", 2016, "format", "docx")).expect(200).bytes();
    assertThat(words(empty)).contains("0场", "还没有办过活动。");
  }

  /** What a department wrote is read with its sheet, which a township does not read. */
  @Test
  void aTownshipGetsNoSheetAndTheCountysFiguresByTheirName() {
    Api township = server.as("township");
    Map<String, Object> photo = EvidenceRequests.ofDepartment(server, township);
    mark(photo.get("event").toString(), photo.get("photo").toString());
    var event = Map.of("event", photo.get("event"));
    assertThat(entries(zip(officer, event)).keySet()).anyMatch(name -> name.startsWith("协作普法单/"));
    Map<String, byte[]> entries = entries(zip(township, event));
    assertThat(entries.keySet())
        .noneMatch(name -> name.startsWith("协作普法单/"))
        .anyMatch(name -> name.startsWith("照片/"));
    assertThat(words(entries.get(PAPER))).contains("演示广场").doesNotContain("设了一个咨询台");

    String item = PlanRequests.createItem(officer, PlanRequests.item());
    create(whole(item));
    var ofItem = Map.<String, Object>of("item", item, "format", "docx");
    assertThat(words(township.call("getPlanItemEvidence", ofItem).expect(200).bytes()))
        .contains("全县已办1场", "全县状态", "还没有办过活动。");
    assertThat(words(officer.call("getPlanItemEvidence", ofItem).expect(200).bytes()))
        .contains("，已办1场")
        .doesNotContain("全县");
    var ofYear = Map.<String, Object>of("year", 2026, "format", "docx");
    assertThat(words(township.call("getYearEvidence", ofYear).expect(200).bytes()))
        .contains("全县已办/计划", "全县状态");
  }

  /** Of 180 MB that cannot be packed smaller, one piece at a time is in memory. */
  @Test
  void manyPhotosGoOutWithFlatMemory() throws Exception {
    int events = 10;
    int photos = 9;
    int size = 2 << 20;
    String item = PlanRequests.createItem(officer, PlanRequests.item());
    var random = new Random(5);
    for (int i = 0; i < events; i++) {
      create(whole(item, shownPhotos(random, photos, size)));
    }
    long before = heapAfterCollection();
    long[] most = {0};
    long bytes =
        passed(
            "/api/plan-items/%s/evidence?format=zip".formatted(item),
            () -> most[0] = Math.max(most[0], heapAfterCollection()));
    System.out.printf("evidence: %,d bytes, heap grew by %,d bytes%n", bytes, most[0] - before);
    assertThat(bytes).isGreaterThan((long) events * photos * size);
    assertThat(most[0] - before).isLessThan(HEAP_GROWTH);
  }

  /** Uploaded photos, each with a picture for showing of this many bytes. */
  private static String[] shownPhotos(Random random, int count, int size) {
    var files =
        new Files(
            server.store(),
            new BusinessClock(Clock.systemUTC()),
            workers,
            server.home().resolve("files/kept"));
    String[] photos = new String[count];
    for (int i = 0; i < count; i++) {
      byte[] bytes = new byte[size];
      random.nextBytes(bytes);
      var content = new FileContent(Uploads.JPEG, bytes, FileContent.sha256(bytes));
      UUID photo = UUID.fromString(Uploads.photo(officer));
      server
          .store()
          .run(
              tx -> {
                UUID person = tx.one(OFFICER, row -> row.getUUID("id"));
                UUID shown = files.keep(tx, content, FilePurpose.EVENT_PHOTO, person).id();
                files
                    .attach(tx, shown, person, FilePurpose.EVENT_PHOTO, PhotoMark.record(photo, 1))
                    .orElseThrow();
                tx.execute(MARK, photo, shown, person);
              });
      photos[i] = photo.toString();
    }
    return photos;
  }

  private static long heapAfterCollection() {
    System.gc();
    var runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }

  /** How many bytes came, with a look at something each ten megabytes. */
  private static long passed(String path, Runnable look) throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create(officer.address() + path))
            .header("Authorization", "Bearer " + officer.token())
            .build();
    try (var client = HttpClient.newHttpClient();
        var in = client.send(request, BodyHandlers.ofInputStream()).body()) {
      byte[] buffer = new byte[1 << 16];
      long total = 0;
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        if (total / (10 << 20) < (total + read) / (10 << 20)) {
          look.run();
        }
        total += read;
      }
      return total;
    }
  }

  private static JsonObject whole(String item, String... photos) {
    JsonObject draft = Given.eventDraft();
    draft.addProperty("planItem", item);
    draft.addProperty("result", "演示：答了十二个问题。");
    draft.addProperty("costFen", 123_450);
    draft.add("topics", Given.texts("marriage"));
    draft.add("partners", Given.texts("演示司法局", "演示妇联"));
    draft.add("pressLinks", Given.texts("https://example.org/a", "https://example.org/b"));
    draft.add("photos", Given.texts(photos));
    var audience = new JsonObject();
    audience.addProperty("count", 86);
    audience.addProperty("counted", true);
    draft.add("audience", audience);
    var material = new JsonObject();
    material.addProperty("name", "演示·折页");
    material.addProperty("copies", 120);
    var materials = new JsonArray();
    materials.add(material);
    draft.add("materials", materials);
    return draft;
  }

  private static String create(JsonObject draft) {
    return officer.call("createPufaEvent", Map.of(), draft).expect(201).text("id");
  }

  private static String upload(Api caller, byte[] photo) {
    return Uploads.send(caller, "event_photo", Uploads.JPEG, photo).expect(201).text("id");
  }

  private static void mark(String event, String photo) {
    officer
        .call(
            "markEventPhoto", Map.of("event", event, "photo", photo), covered(0, "400,400,100,100"))
        .expect(200);
  }

  private static byte[] zip(Api caller, Map<String, Object> event) {
    var parameters = new LinkedHashMap<>(event);
    parameters.put("format", "zip");
    return caller.call("getEventEvidence", parameters).expect(200).bytes();
  }

  private static Map<String, byte[]> entries(byte[] archive) {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    try (var zip = new ZipInputStream(new ByteArrayInputStream(archive), StandardCharsets.UTF_8)) {
      for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        entries.put(entry.getName(), zip.readAllBytes());
      }
      return entries;
    } catch (IOException fault) {
      throw new java.io.UncheckedIOException(fault);
    }
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** What another program reads, without the spaces and line ends of its own. */
  private String words(byte[] docx) {
    try {
      Path file = java.nio.file.Files.write(folder.resolve("evidence.docx"), docx);
      Program.run(
          "soffice",
          "--headless",
          "-env:UserInstallation=file://" + folder.resolve("profile"),
          "--convert-to",
          "pdf",
          "--outdir",
          folder.toString(),
          file.toString());
    } catch (IOException fault) {
      throw new java.io.UncheckedIOException(fault);
    }
    return Program.run("pdftotext", folder.resolve("evidence.pdf").toString(), "-")
        .lines()
        .collect(Collectors.joining())
        .replaceAll("\\s", "");
  }
}
