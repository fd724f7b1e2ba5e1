package cn.pufa.publication;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.Api;
import cn.pufa.testing.Own;
import cn.pufa.testing.PublicationRequests;
import cn.pufa.testing.Staff;
import cn.pufa.testing.TestServer;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** From gathering to correcting: what is public was seen by two people and is never changed. */
class PublicationIT {

  private static TestServer server;
  private static Api officer;
  private static Api reviewer;
  private static Api anyone;

  @BeforeAll
  static void start() {
    server = TestServer.start();
    officer = server.as("case_officer");
    reviewer = server.as("secrecy_reviewer");
    anyone = server.api();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void fromTheOfficerToThePublic() {
    String id = PublicationRequests.created(server, 3);
    PublicationRequests.freeze(server, id);
    JsonObject frozen = PublicationRequests.batch(server, id);
    assertThat(frozen.get("state").getAsString()).isEqualTo("secrecy_review");
    String number = frozen.get("number").getAsString();
    anyone.call("getPublication", Map.of("number", number)).expect(404);
    refused(
        officer.call("publishPublicationBatch", Map.of("batch", id), new JsonObject()),
        "通过保密审查、还没有公示的才能公示");

    PublicationRequests.clear(server, id);
    anyone.call("getPublication", Map.of("number", number)).expect(404);
    PublicationRequests.publish(server, id);

    JsonObject seen = publication(number);
    assertThat(seen.getAsJsonArray("items")).hasSize(3);
    assertThat(seen.get("sha256").getAsString()).isEqualTo(frozen.get("sha256").getAsString());
    requirePythonAgrees(seen);
    assertThat(acts(id)).containsExactly("created", "frozen", "agreed", "published");
  }

  @Test
  void whatIsFrozenIsNotChanged() {
    String id = PublicationRequests.created(server, 1);
    PublicationRequests.freeze(server, id);
    JsonObject save = PublicationRequests.saved(1, List.of());
    refused(officer.call("savePublicationBatch", Map.of("batch", id), save), "不能再改");
    refused(
        officer.call(
            "freezePublicationBatch", Map.of("batch", id), PublicationRequests.revision(1)),
        "不能再改");
  }

  @Test
  void whoSavedADraftOrSentItBackSinceItWasReadIsNamed() {
    List<String> subjects = PublicationRequests.candidates(server, 1);
    String id = PublicationRequests.created(server, PublicationRequests.draft(subjects));
    Api second = Staff.create(server, "second-publication", "case_officer", "440881").api();
    JsonObject saved = PublicationRequests.saved(1, subjects);
    second.call("savePublicationBatch", Map.of("batch", id), saved).expect(200);
    assertThat(overtakenBy(id, saved)).isEqualTo("演示second-publication");

    PublicationRequests.freeze(server, id);
    String hash = PublicationRequests.batch(server, id).get("sha256").getAsString();
    JsonObject back = PublicationRequests.review(false, hash);
    back.addProperty("note", "演示·标题不清楚");
    Staff.create(server, "back-publication", "secrecy_reviewer", "440881")
        .api()
        .call("reviewPublicationBatch", Map.of("batch", id), back)
        .expect(200);
    assertThat(overtakenBy(id, PublicationRequests.saved(2, subjects)))
        .isEqualTo("演示back-publication");
  }

  private static String overtakenBy(String batch, JsonObject saved) {
    Api.Answer late = officer.call("savePublicationBatch", Map.of("batch", batch), saved);
    return Own.text(late.expect(409).json().getAsJsonObject("meanwhile"), "by");
  }

  @Test
  void theReviewerAgreesToWhatTheReviewerHasSeen() {
    String id = PublicationRequests.created(server, 1);
    PublicationRequests.freeze(server, id);
    String first = PublicationRequests.batch(server, id).get("sha256").getAsString();
    JsonObject back = PublicationRequests.review(false, first);
    reviewer.call("reviewPublicationBatch", Map.of("batch", id), back).expect(422);
    back.addProperty("note", "演示·标题不清楚");
    reviewer.call("reviewPublicationBatch", Map.of("batch", id), back).expect(200);
    assertThat(PublicationRequests.batch(server, id).get("state").getAsString()).isEqualTo("draft");

    PublicationRequests.freeze(server, id);
    String second = PublicationRequests.batch(server, id).get("sha256").getAsString();
    assertThat(second).isNotEqualTo(first);
    refused(
        reviewer.call(
            "reviewPublicationBatch", Map.of("batch", id), PublicationRequests.review(true, first)),
        "您看过的内容和现在的不一样");
    assertThat(acts(id)).containsExactly("created", "frozen", "sent_back", "frozen");
  }

  /** Also where one person holds both roles. */
  @Test
  void nobodyReviewsTheirOwn() {
    Api both =
        Staff.create(
                server,
                server.as("admin"),
                "both-publication",
                List.of("case_officer", "secrecy_reviewer"))
            .api();
    JsonObject draft = PublicationRequests.draft(PublicationRequests.candidates(server, 1));
    JsonObject made = both.call("createPublicationBatch", Map.of(), draft).expect(201).json();
    String id = made.getAsJsonObject("batch").get("id").getAsString();
    both.call("freezePublicationBatch", Map.of("batch", id), PublicationRequests.revision(1))
        .expect(200);
    String hash = PublicationRequests.batch(server, id).get("sha256").getAsString();
    refused(
        both.call(
            "reviewPublicationBatch", Map.of("batch", id), PublicationRequests.review(true, hash)),
        "自己做的批次不能自己审查");
    PublicationRequests.clear(server, id);
    PublicationRequests.publish(server, id);
    both.call("draftPublicationCorrection", Map.of("batch", id), PublicationRequests.note(1))
        .expect(200);
    String correction =
        PublicationRequests.whole(server, id)
            .getAsJsonArray("corrections")
            .get(0)
            .getAsJsonObject()
            .get("id")
            .getAsString();
    refused(
        both.call(
            "reviewPublicationCorrection",
            Map.of("correction", correction),
            PublicationRequests.agreed()),
        "自己写的更正说明不能自己审查");
  }

  @Test
  void aCorrectionStandsBesideTheOldWords() {
    String id = PublicationRequests.published(server, 2);
    String number = PublicationRequests.batch(server, id).get("number").getAsString();
    JsonObject before = publication(number);
    String correction = PublicationRequests.correction(server, id, 2);
    assertThat(publication(number)).isEqualTo(before);
    reviewer
        .call(
            "reviewPublicationCorrection",
            Map.of("correction", correction),
            PublicationRequests.agreed())
        .expect(200);

    JsonObject after = publication(number);
    JsonObject corrected = after.getAsJsonArray("items").get(1).getAsJsonObject();
    assertThat(corrected.getAsJsonArray("corrections")).hasSize(1);
    JsonObject old = before.getAsJsonArray("items").get(1).getAsJsonObject();
    assertThat(corrected.get("words")).isEqualTo(old.get("words"));
    assertThat(corrected.get("facts")).isEqualTo(old.get("facts"));
    assertThat(after.get("sha256")).isEqualTo(before.get("sha256"));
    refused(
        reviewer.call(
            "reviewPublicationCorrection",
            Map.of("correction", correction),
            PublicationRequests.agreed()),
        "已经有人审查过");
  }

  @Test
  void whatIsWithdrawnLeavesItsHashAndNothingElse() {
    String id = PublicationRequests.published(server, 2);
    String number = PublicationRequests.batch(server, id).get("number").getAsString();
    String name = item(publication(number), 0).getAsJsonObject("facts").get("name").getAsString();
    JsonObject wish = PublicationRequests.reason();
    var numbers = new JsonArray();
    numbers.add(1);
    wish.add("items", numbers);
    officer.call("withdrawPublication", Map.of("batch", id), wish).expect(200);

    JsonObject after = publication(number);
    assertThat(after.toString()).doesNotContain(name);
    assertThat(item(after, 0).get("reason").getAsString()).isEqualTo("演示·公示期满");
    assertThat(item(after, 0).has("withdrawnOn")).isTrue();
    requirePythonAgrees(after);
    officer.call("withdrawPublication", Map.of("batch", id), wish).expect(422);

    officer
        .call("withdrawPublication", Map.of("batch", id), PublicationRequests.reason())
        .expect(200);
    assertThat(publication(number).getAsJsonObject("head").get("state").getAsString())
        .isEqualTo("withdrawn");
    JsonObject verified =
        anyone.call("verifyPublicNumber", Map.of("number", number)).expect(200).json();
    assertThat(verified.get("message").getAsString()).contains("撤下");
  }

  /** An officer's title may name whom it is about, and the hash of so few words can be guessed. */
  @Test
  void aBatchThatIsWithdrawnWholeLeavesNeitherItsTitleNorItsForeword() {
    String title = "演示·关于演示协会的公示";
    JsonObject draft = PublicationRequests.draft(PublicationRequests.candidates(server, 1));
    draft.addProperty("title", title);
    draft.addProperty("foreword", "演示·说明演示协会的事");
    String id = PublicationRequests.created(server, draft);
    PublicationRequests.freeze(server, id);
    PublicationRequests.clear(server, id);
    PublicationRequests.publish(server, id);
    JsonObject head = PublicationRequests.batch(server, id);
    String number = head.get("number").getAsString();
    assertThat(publicly(number)).contains(title, "说明演示协会", head.get("sha256").getAsString());

    officer
        .call("withdrawPublication", Map.of("batch", id), PublicationRequests.reason())
        .expect(200);
    assertThat(publicly(number))
        .doesNotContain("演示协会", head.get("sha256").getAsString())
        .contains("公示" + number, "演示·公示期满");
    assertThat(item(publication(number), 0).get("sha256").getAsString()).hasSize(64);
  }

  /** All that anyone reads of it: the list, itself, and what is said of its number. */
  private static String publicly(String number) {
    String list =
        anyone.call("listPublications", Map.of("size", 100)).expect(200).json().toString();
    String verified =
        anyone.call("verifyPublicNumber", Map.of("number", number)).expect(200).json().toString();
    return list + publication(number) + verified;
  }

  /** What is withdrawn may be published again; what stands or is under way may not. */
  @Test
  void nothingStandsInTwoBatches() {
    List<String> subjects = PublicationRequests.candidates(server, 1);
    String id = PublicationRequests.created(server, PublicationRequests.draft(subjects));
    Api.Answer second =
        officer.call("createPublicationBatch", Map.of(), PublicationRequests.draft(subjects));
    assertThat(second.expect(422).json().toString()).contains("/subjects/0", "已经在别的批次里");
    officer
        .call("dropPublicationBatch", Map.of("batch", id), PublicationRequests.reason())
        .expect(200);
    PublicationRequests.created(server, PublicationRequests.draft(subjects));
  }

  @Test
  void numbersOfPersonsAreRefused() {
    for (String words :
        List.of(
            "演示·联系电话 13800138000",
            "演示·请打0759-66 123 45 6",
            "演示·证号 11010519491231002X",
            "演示·邮箱 a@b.cn")) {
      JsonObject draft = PublicationRequests.draft(List.of());
      draft.addProperty("foreword", words);
      Api.Answer answer = officer.call("createPublicationBatch", Map.of(), draft).expect(422);
      assertThat(answer.json().toString()).contains("/foreword").doesNotContain("13800138000");
    }
    JsonObject code = PublicationRequests.draft(List.of());
    code.addProperty("foreword", "演示·统一社会信用代码 " + anyCode() + "，成立于2019年3月4日。");
    officer.call("createPublicationBatch", Map.of(), code).expect(201);
  }

  private static String anyCode() {
    return anyone
        .call("searchRegister", Map.of("q", "协会"))
        .expect(200)
        .json()
        .getAsJsonArray("items")
        .get(0)
        .getAsJsonObject()
        .get("creditCode")
        .getAsString();
  }

  /** By a program that shares nothing with the server but what the contract says. */
  private static void requirePythonAgrees(JsonObject batch) {
    String program =
        """
        import sys, json, hashlib
        batch = json.load(sys.stdin)
        canon = lambda o: json.dumps(o, sort_keys=True, separators=(',', ':'), ensure_ascii=False)
        sha = lambda text: hashlib.sha256(text.encode()).hexdigest()
        head = {'number': batch['head']['number'], 'title': batch['head']['title'], 'foreword': batch.get('foreword', '')}
        items = sorted(batch['items'], key=lambda item: item['no'])
        for item in items:
            assert 'facts' not in item or sha(canon(item['facts'])) == item['sha256'], item
        print(sha(canon(head) + '\\n' + ''.join(item['sha256'] + '\\n' for item in items)))
        """;
    try {
      Process python = new ProcessBuilder("python3", "-c", program).start();
      python.getOutputStream().write(batch.toString().getBytes(StandardCharsets.UTF_8));
      python.getOutputStream().close();
      String hash = new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      String fault = new String(python.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(python.waitFor(20, TimeUnit.SECONDS)).isTrue();
      assertThat(fault).isEmpty();
      assertThat(hash.strip()).isEqualTo(batch.get("sha256").getAsString());
    } catch (IOException | InterruptedException fault) {
      throw new IllegalStateException(fault);
    }
  }

  private static JsonObject publication(String number) {
    return anyone.call("getPublication", Map.of("number", number)).expect(200).json();
  }

  private static JsonObject item(JsonObject batch, int place) {
    return batch.getAsJsonArray("items").get(place).getAsJsonObject();
  }

  private static List<String> acts(String batch) {
    return StreamSupport.stream(
            PublicationRequests.whole(server, batch).getAsJsonArray("events").spliterator(), false)
        .map(event -> event.getAsJsonObject().get("act").getAsString())
        .toList();
  }

  private static void refused(Api.Answer answer, String words) {
    assertThat(answer.expect(409).text("detail")).contains(words);
  }
}
