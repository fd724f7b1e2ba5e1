package cn.pufa.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.platform.Workers;
import cn.pufa.platform.db.Sql;
import cn.pufa.platform.files.FileContent;
import cn.pufa.platform.files.FilePurpose;
import cn.pufa.platform.files.Files;
import cn.pufa.platform.files.StoredFile;
import cn.pufa.platform.time.BusinessClock;
import cn.pufa.testing.Api;
import cn.pufa.testing.CreditWorld;
import cn.pufa.testing.NeedsRequests;
import cn.pufa.testing.Own;
import cn.pufa.testing.RegisterRequests;
import cn.pufa.testing.Staff;
import cn.pufa.testing.TestServer;
import cn.pufa.testing.ValidRequests;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** One organisation, one dossier: on a timeline, and as a ZIP of any length. */
class DossierIT {

  private static final Sql OFFICER = Sql.of("select id from person where account = 'case_officer'");
  private static final int FILES = 20;
  private static final int BYTES = 15 << 20;
  private static final long HEAP_GROWTH = 64L << 20;

  private static TestServer server;
  private static Api officer;
  private static Files files;
  private static Workers workers;

  @BeforeAll
  static void start() {
    server = TestServer.start();
    officer = server.as("case_officer");
    workers = new Workers();
    files =
        new Files(
            server.store(),
            new BusinessClock(Clock.systemUTC()),
            workers,
            server.home().resolve("files/kept"));
  }

  @AfterAll
  static void stop() {
    workers.close();
    server.close();
  }

  private static String organization(int number) {
    return Own.text(Own.organizations(officer).get(number), "id");
  }

  private static Map<String, Object> of(String organization) {
    return Map.of("organization", organization);
  }

  @Test
  void everythingThatHappenedStandsOnOneTimeline() {
    String id = organization(3);
    JsonObject before = officer.call("getOrganization", of(id)).expect(200).json();
    officer
        .call(
            "recordContactCheck",
            of(id),
            RegisterRequests.check("phone", Own.text(before, "contactPhone"), true))
        .expect(201);
    RegisterRequests.charter(officer, id);
    JsonObject change = RegisterRequests.change(officer, id, "廉江市演示改名协会");
    officer.call("changeOrganization", of(id), change).expect(200);
    officer
        .call(
            "setRegistrationStatus",
            of(id),
            RegisterRequests.cancelled(officer, of(id), "2026-01-15"))
        .expect(200);

    JsonObject dossier = officer.call("getDossier", sized(id)).expect(200).json();
    var entries = Own.items(dossier);
    assertThat(entries)
        .extracting(entry -> Own.text(entry, "title"))
        .contains("成立登记", "变更名称", "变更住所", "电话已核实", "章程核准", "注销登记");
    assertThat(entries)
        .extracting(entry -> Own.text(entry, "on"))
        .isSortedAccordingTo(java.util.Comparator.reverseOrder());
    JsonObject renamed = entry(entries, "变更名称");
    assertThat(Own.text(renamed, "detail"))
        .contains("由“" + Own.text(before, "name") + "”改为“廉江市演示改名协会”")
        .contains("演示·变更登记决定书1号");
    assertThat(Own.text(renamed, "record")).isEqualTo("organization/" + id);
    assertThat(dossier.toString()).doesNotContain(Own.text(before, "contactPhone"));
    assertThat(entry(entries, "章程核准").getAsJsonArray("files")).hasSize(1);
  }

  private static Map<String, Object> sized(String organization) {
    return Map.of("organization", organization, "size", 100);
  }

  private static JsonObject entry(List<JsonObject> entries, String title) {
    return entries.stream()
        .filter(entry -> Own.text(entry, "title").equals(title))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void theTimelineIsFilteredByKindAndYear() {
    String id = organization(4);
    RegisterRequests.charter(officer, id);
    JsonObject all = officer.call("getDossier", of(id)).expect(200).json();
    assertThat(all.getAsJsonArray("kinds")).hasSizeGreaterThan(1);
    for (var kind : all.getAsJsonArray("kinds")) {
      String code = Own.text(kind.getAsJsonObject(), "kind");
      JsonObject some =
          officer.call("getDossier", Map.of("organization", id, "kind", code)).expect(200).json();
      assertThat(some.get("total")).isEqualTo(kind.getAsJsonObject().get("count"));
      assertThat(Own.items(some)).allMatch(entry -> Own.text(entry, "kind").equals(code));
      assertThat(some.get("years")).isEqualTo(all.get("years"));
    }
    JsonObject year =
        officer.call("getDossier", Map.of("organization", id, "year", 2020)).expect(200).json();
    assertThat(Own.items(year))
        .isNotEmpty()
        .allMatch(entry -> Own.text(entry, "on").startsWith("2020"));
  }

  /** The dossier opens no way to what the matrix keeps from somebody. */
  @Test
  void aPartIsShownToThoseWhoMayReadItElsewhere() throws Exception {
    Api agent = server.as("org_agent");
    String id = Own.organizationOf(agent);
    var requests = new ValidRequests(server);
    requests.send("objectToCredit", agent, "org_agent").expect(201);
    requests.parameters("withdrawExtension", "org_agent");
    String place = officer.call("getOrganization", of(id)).expect(200).text("township");
    Api township = Staff.create(server, "clerk", "township", place).api();

    List<String> narrow = List.of("penalty", "credit_objection", "extension", "notice");
    assertThat(kinds(officer, id)).containsAll(narrow);
    assertThat(kinds(agent, id)).containsAll(narrow);
    assertThat(kinds(township, id))
        .contains("register", "filing", "credit_list")
        .doesNotContainAnyElementsOf(narrow);
    for (String kind : kinds(officer, id)) {
      var some = Map.<String, Object>of("organization", id, "kind", kind);
      assertThat(Own.items(officer.call("getDossier", some).expect(200).json())).isNotEmpty();
      assertThat(Own.items(township.call("getDossier", some).expect(200).json()).isEmpty())
          .as(kind)
          .isEqualTo(narrow.contains(kind));
    }
    assertThat(archive(officer, id, () -> {}).texts().get("目录.csv")).contains("行政处罚", "演示调查员甲");
    assertThat(archive(township, id, () -> {}).texts().get("目录.csv"))
        .contains("成立登记")
        .doesNotContain("行政处罚", "演示调查员甲");
  }

  private static List<String> kinds(Api caller, String organization) {
    JsonObject dossier = caller.call("getDossier", of(organization)).expect(200).json();
    return Own.objects(dossier.getAsJsonArray("kinds")).stream()
        .map(kind -> Own.text(kind, "kind"))
        .toList();
  }

  @Test
  void anArchiveSaysWhichFileIsLostOrChanged() throws Exception {
    String id = organization(5);
    StoredFile lost = charterWith(id, "2011-01-01", new Random(1), 1000);
    StoredFile changed = charterWith(id, "2012-01-01", new Random(2), 1000);
    java.nio.file.Files.delete(files.path(lost));
    java.nio.file.Files.write(files.path(changed), new byte[] {1, 2, 3});
    var archive = archive(officer, id, () -> {});
    String index = archive.texts().get("目录.csv");
    assertThat(index.lines().filter(line -> line.contains("文件缺失")))
        .singleElement()
        .asString()
        .contains(lost.sha256());
    assertThat(index.lines().filter(line -> line.contains("内容与保存时的校验值不一致"))).hasSize(1);
  }

  /** Of 300 MB that cannot be packed smaller, one piece at a time is in memory. */
  @Test
  void threeHundredMegabytesGoOutWithFlatMemory() throws Exception {
    String id = organization(6);
    var random = new Random(77);
    Map<String, Long> kept = new LinkedHashMap<>();
    for (int i = 0; i < FILES; i++) {
      StoredFile file = charterWith(id, "%d-02-03".formatted(1990 + i), random, BYTES);
      kept.put(file.sha256(), file.size());
    }
    assertThat(kept).hasSize(FILES);
    long before = heapAfterCollection();
    long[] most = {0};
    var archive = archive(officer, id, () -> most[0] = Math.max(most[0], heapAfterCollection()));
    System.out.printf(
        "dossier: %,d bytes in %d documents, heap grew by %,d bytes%n",
        archive.bytes(), FILES, most[0] - before);
    assertThat(archive.bytes()).isGreaterThan((long) FILES * BYTES);
    assertThat(most[0] - before).isLessThan(HEAP_GROWTH);

    Map<String, String> documents = new LinkedHashMap<>(archive.hashes());
    String index = archive.texts().get("目录.csv");
    archive
        .texts()
        .get("目录.sha256")
        .lines()
        .map(line -> line.split("  "))
        .forEach(line -> assertThat(documents.remove(line[1])).isEqualTo(line[0]));
    documents.remove("目录.sha256");
    assertThat(documents.values()).containsExactlyInAnyOrderElementsOf(kept.keySet());
    documents.forEach(
        (path, hash) -> assertThat(index).contains("\"" + path + "\"").contains(hash));
    assertThat(archive.texts().get("目录.html")).contains(kept.keySet());
  }

  private static long heapAfterCollection() {
    System.gc();
    var runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }

  private StoredFile charterWith(String organization, String day, Random random, int size)
      throws Exception {
    byte[] bytes = new byte[size];
    random.nextBytes(bytes);
    String hash = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    var content = new FileContent("application/pdf", bytes, hash);
    StoredFile file =
        server
            .store()
            .transaction(
                tx -> {
                  UUID person = tx.one(OFFICER, row -> row.getUUID("id"));
                  return files.keep(tx, content, FilePurpose.CHARTER, person);
                });
    JsonObject draft = RegisterRequests.draft(day);
    draft.addProperty("file", file.id().toString());
    officer.call("recordCharter", of(organization), draft).expect(201);
    return file;
  }

  /**
   * @param hashes path to SHA-256 of what was in the ZIP, @param texts of the index
   */
  private record Archive(long bytes, Map<String, String> hashes, Map<String, String> texts) {}

  /** Read as it comes, with a look at something each ten megabytes. */
  private Archive archive(Api caller, String organization, Runnable look) throws Exception {
    var request =
        HttpRequest.newBuilder(
                URI.create(
                    caller.address() + "/api/organizations/" + organization + "/dossier/archive"))
            .header("Authorization", "Bearer " + caller.token())
            .build();
    try (var client = HttpClient.newHttpClient()) {
      var response = client.send(request, BodyHandlers.ofInputStream());
      assertThat(response.statusCode()).isEqualTo(200);
      try (var zip = new ZipInputStream(response.body(), StandardCharsets.UTF_8)) {
        return read(zip, look);
      }
    }
  }

  private static Archive read(ZipInputStream zip, Runnable look) throws Exception {
    Map<String, String> hashes = new LinkedHashMap<>();
    Map<String, String> texts = new LinkedHashMap<>();
    long total = 0;
    for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
      if (entry.getName().startsWith("目录")) {
        byte[] bytes = zip.readAllBytes();
        texts.put(entry.getName(), new String(bytes, StandardCharsets.UTF_8));
        hashes.put(entry.getName(), hash(bytes));
        total += bytes.length;
        continue;
      }
      var digest = MessageDigest.getInstance("SHA-256");
      total += pass(zip, digest, total, look);
      hashes.put(entry.getName(), HexFormat.of().formatHex(digest.digest()));
    }
    return new Archive(total, hashes, texts);
  }

  private static long pass(InputStream in, MessageDigest digest, long before, Runnable look)
      throws IOException {
    byte[] buffer = new byte[1 << 16];
    long size = 0;
    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
      digest.update(buffer, 0, read);
      boolean onward = (before + size) / (10 << 20) < (before + size + read) / (10 << 20);
      size += read;
      if (onward) {
        look.run();
      }
    }
    return size;
  }

  private static String hash(byte[] bytes) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }

  @Test
  void anArchiveIsForThoseInReachOnly() {
    for (String account : List.of("township", "township-2", "org_agent", "org_representative")) {
      Api caller = server.as(account);
      var own = Own.organizations(caller).stream().map(one -> Own.text(one, "id")).toList();
      String foreign =
          Own.organizations(officer).stream()
              .map(one -> Own.text(one, "id"))
              .filter(id -> !own.contains(id))
              .findFirst()
              .orElseThrow();
      caller.call("getDossierArchive", of(own.getFirst())).expect(200);
      for (String operation : List.of("getDossier", "getDossierArchive")) {
        Own.requireSame404(operation, "organization", caller, foreign);
      }
    }
  }

  /** Reasons that only staff were to read do not come out by the way of the dossier. */
  @Test
  void aProposalDroppedBeforeItsServiceStaysWithStaff() throws Exception {
    var lists = new CreditWorld(server);
    String id = lists.free().getFirst();
    Api agent = Staff.agent(server, "agent-never-told", id);
    JsonObject move = lists.proposed(id);
    String number = Own.text(move, "noticeNumber");
    JsonObject dropped =
        NeedsRequests.json("{carryOut:false,documentNumber:'演示不〔2026〕1号',reasons:'演示·内部看法：证据不足'}");
    var path = Map.<String, Object>of("move", Own.text(move, "id"));
    server.as("approver").call("decideCreditMove", path, dropped).expect(200);

    assertThat(listed(officer, id)).contains("不予办理", "演示·内部看法");
    assertThat(archive(officer, id, () -> {}).texts().get("目录.csv")).contains("演示·内部看法");
    assertThat(listed(agent, id)).doesNotContain("不予办理", "演示·内部看法", "演示不〔2026〕1号", number);
    assertThat(archive(agent, id, () -> {}).texts().values().toString())
        .contains("成立登记")
        .doesNotContain("不予办理", "演示·内部看法", "演示不〔2026〕1号", number);

    lists.removed(id);
    assertThat(listed(agent, id)).as("a removal needs no notice").contains("决定 · ");
  }

  private static String listed(Api caller, String organization) {
    return caller.call("getDossier", sized(organization)).expect(200).json().toString();
  }

  @Test
  void anOrganizationReadsItsOwnWithoutWhatIsInternal() {
    var own = new DossierEntry[2];
    own[0] = DossierEntry.on(java.time.LocalDate.of(2026, 1, 1), "register", "a", null, null);
    own[1] = own[0].forStaff();
    assertThat(own[0].internal()).isFalse();
    assertThat(own[1].internal()).isTrue();
    Api agent = server.as("org_agent");
    String id = Own.organizationOf(agent);
    var theirs = Own.items(agent.call("getDossier", sized(id)).expect(200).json());
    assertThat(theirs).isNotEmpty().noneMatch(entry -> entry.get("internal").getAsBoolean());
  }
}
