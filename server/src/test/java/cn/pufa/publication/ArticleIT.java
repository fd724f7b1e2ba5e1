package cn.pufa.publication;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.app.demo.StandInServer;
import cn.pufa.testing.Api;
import cn.pufa.testing.Eventually;
import cn.pufa.testing.Jdbc;
import cn.pufa.testing.NeedsRequests;
import cn.pufa.testing.Program;
import cn.pufa.testing.PublicationRequests;
import cn.pufa.testing.Race;
import cn.pufa.testing.TestServer;
import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The article goes through WeChat where it takes it, and by hand where it does not. */
class ArticleIT {

  /** 48001: the account may not use this. */
  private static final int NOT_ALLOWED = 48001;

  /** 53503: the draft does not pass WeChat's own look at it. */
  private static final int DRAFT_NOT_PASSED = 53503;

  private static final String DRAFT = "/cgi-bin/draft/add";
  private static final String SUBMIT = "/cgi-bin/freepublish/submit";

  private static TestServer server;
  private static Api officer;

  @BeforeAll
  static void start() {
    server = TestServer.start();
    officer = server.as("case_officer");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void aDraftIsMadeOnceAndPublished() {
    server.weChat().planPublication(1, 0);
    Map<String, Object> batch = Map.of("batch", PublicationRequests.published(server, 2));
    assertThat(state(officer.call("getPublicationArticle", batch))).isEqualTo("none");
    assertThat(state(officer.call("draftPublicationArticle", batch))).isEqualTo("drafted");
    assertThat(state(officer.call("draftPublicationArticle", batch))).isEqualTo("drafted");
    assertThat(state(officer.call("publishPublicationArticle", batch))).isEqualTo("published");
    assertThat(state(officer.call("getPublicationArticle", batch))).isEqualTo("published");
  }

  /** The draft would publish what was withdrawn; another is made of what stands. */
  @Test
  void afterAWithdrawalTheDraftIsMadeAnew() {
    server.weChat().planPublication(1, 0);
    String id = PublicationRequests.published(server, 2);
    Map<String, Object> batch = Map.of("batch", id);
    assertThat(state(officer.call("draftPublicationArticle", batch))).isEqualTo("drafted");
    officer
        .call("withdrawPublication", batch, NeedsRequests.json("{items:[1],reason:'演示：对象写错了'}"))
        .expect(200);
    JsonObject now = officer.call("getPublicationArticle", batch).expect(200).json();
    assertThat(now.get("state").getAsString()).isEqualTo("failed");
    assertThat(now.get("words").getAsString()).contains("删掉原来的");
    officer.call("publishPublicationArticle", batch).expect(409);
    assertThat(state(officer.call("draftPublicationArticle", batch))).isEqualTo("drafted");
    assertThat(state(officer.call("publishPublicationArticle", batch))).isEqualTo("published");
  }

  /** What stands in the 公众号 is to be deleted there; nothing takes its place. */
  @Test
  void ofABatchWithdrawnWholeTheArticleIsToldToBeDeletedAndNoOtherIsMade() {
    server.weChat().planPublication(1, 0);
    Map<String, Object> batch = Map.of("batch", PublicationRequests.published(server, 2));
    officer.call("draftPublicationArticle", batch).expect(200);
    assertThat(state(officer.call("publishPublicationArticle", batch))).isEqualTo("published");
    withdraw(batch, "{items:[1],reason:'演示：对象写错了'}");
    assertThat(words(batch)).contains("删掉原来的", "再存一次草稿");
    withdraw(batch, "{reason:'演示：公示期满'}");
    assertThat(words(batch)).contains("全部撤下", "请在公众平台上删掉").doesNotContain("再存");
    for (String operation : List.of("draftPublicationArticle", "publishPublicationArticle")) {
      assertThat(officer.call(operation, batch).expect(409).text("detail")).contains("全部撤下");
    }
    officer
        .call("exportPublicationArticle", Map.of("batch", batch.get("batch"), "format", "html"))
        .expect(409);
  }

  /** WeChat keeps the draft, and the officer was told to publish it there. */
  @Test
  void aDraftThatWasToBePublishedByHandIsNotAnyMoreAfterAWithdrawal() {
    Map<String, Object> batch = Map.of("batch", PublicationRequests.published(server, 2));
    officer.call("draftPublicationArticle", batch).expect(200);
    server.weChat().refuse(DRAFT_NOT_PASSED, 1);
    assertThat(state(officer.call("publishPublicationArticle", batch))).isEqualTo("refused");
    assertThat(words(batch)).contains("草稿还在公众平台上，请在那里发布");
    withdraw(batch, "{items:[2],reason:'演示：对象写错了'}");
    assertThat(words(batch)).contains("删掉原来的").doesNotContain("请在那里发布");
    assertThat(state(officer.call("draftPublicationArticle", batch))).isEqualTo("drafted");
  }

  private static void withdraw(Map<String, Object> batch, String which) {
    officer.call("withdrawPublication", batch, NeedsRequests.json(which)).expect(200);
  }

  private static String words(Map<String, Object> batch) {
    return officer.call("getPublicationArticle", batch).expect(200).text("words");
  }

  /** WeChat takes its time, and has the old words when it answers. */
  @Race
  @Test
  void whatIsWithdrawnWhileWeChatPublishesIsToldToBeDeletedThere() throws Exception {
    server.weChat().planPublication(3, 0);
    String id = PublicationRequests.published(server, 2);
    Map<String, Object> batch = Map.of("batch", id);
    assertThat(state(officer.call("draftPublicationArticle", batch))).isEqualTo("drafted");
    int before = server.weChat().calls(SUBMIT);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var published = threads.submit(() -> officer.call("publishPublicationArticle", batch));
      Eventually.within(
          Duration.ofSeconds(20),
          () -> assertThat(server.weChat().calls(SUBMIT)).isGreaterThan(before));
      officer
          .call("withdrawPublication", batch, NeedsRequests.json("{items:[1],reason:'演示：对象写错了'}"))
          .expect(200);
      assertThat(published.get().expect(200).text("words")).contains("删掉原来的");
    }
    assertThat(state(officer.call("getPublicationArticle", batch))).isEqualTo("failed");
    server.weChat().planPublication(1, 0);
  }

  /** An article stands in the 公众号 once, whoever presses together. */
  @Race
  @Test
  void ofTwoAtOnceOneAsksWeChat() throws Exception {
    server.weChat().planPublication(3, 0);
    Map<String, Object> batch = Map.of("batch", PublicationRequests.published(server, 1));
    int drafts = server.weChat().calls(DRAFT);
    assertThat(atOnce("draftPublicationArticle", batch)).isSubsetOf("asking", "drafted");
    assertThat(server.weChat().calls(DRAFT)).isEqualTo(drafts + 1);
    int submits = server.weChat().calls(SUBMIT);
    assertThat(atOnce("publishPublicationArticle", batch)).isSubsetOf("asking", "published");
    assertThat(server.weChat().calls(SUBMIT)).isEqualTo(submits + 1);
    assertThat(state(officer.call("getPublicationArticle", batch))).isEqualTo("published");
    server.weChat().planPublication(1, 0);
  }

  private static List<String> atOnce(String operation, Map<String, Object> batch) throws Exception {
    Api approver = server.as("approver");
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var one = threads.submit(() -> officer.call(operation, batch));
      var other = threads.submit(() -> approver.call(operation, batch));
      return List.of(state(one.get()), state(other.get()));
    }
  }

  @Test
  void aCommandSentAgainAsksWeChatNothing() {
    String id = PublicationRequests.published(server, 1);
    Map<String, Object> batch = Map.of("batch", id);
    Map<String, Object> keyed = Map.of("batch", id, "Idempotency-Key", Api.key());
    officer.call("draftPublicationArticle", batch).expect(200);
    server.weChat().refuse(DRAFT_NOT_PASSED, 1);
    assertThat(state(officer.call("publishPublicationArticle", keyed))).isEqualTo("refused");
    officer.call("draftPublicationArticle", batch).expect(200);
    int before = server.weChat().calls(SUBMIT);
    assertThat(state(officer.call("publishPublicationArticle", keyed))).isEqualTo("drafted");
    assertThat(server.weChat().calls(SUBMIT)).isEqualTo(before);
  }

  /** WeChat has published it, and what it said could not be kept. */
  @Test
  void whatWasAskedAndNeverToldIsUnknownInTheEnd() {
    String id = PublicationRequests.published(server, 1);
    Map<String, Object> batch = Map.of("batch", id);
    officer.call("draftPublicationArticle", batch).expect(200);
    try (Jdbc owner = Jdbc.connect(server.database().ownerUrl())) {
      owner.execute(
          "alter table publication_article add constraint poison check (batch <> '%s' or state = 'asking') not valid"
              .formatted(id));
      officer.call("publishPublicationArticle", batch).expect(500);
      owner.execute("alter table publication_article drop constraint poison");
      int before = server.weChat().calls(SUBMIT);
      assertThat(state(officer.call("publishPublicationArticle", batch))).isEqualTo("asking");
      assertThat(state(officer.call("draftPublicationArticle", batch))).isEqualTo("asking");
      assertThat(words(batch)).contains("请过一会儿再看");
      owner.execute(
          "update publication_article set changed_at = changed_at - interval '%d seconds' where batch = '%s'"
              .formatted(Articles.PATIENCE.toSeconds(), id));
      assertThat(words(batch)).contains("请在公众平台上看");
      officer.call("publishPublicationArticle", batch).expect(409);
      assertThat(server.weChat().calls(SUBMIT)).isEqualTo(before);
    }
    assertThat(state(officer.call("draftPublicationArticle", batch))).isEqualTo("drafted");
  }

  /** Behind a gateway's page it may have been published. */
  @Test
  void whatAGatewayAnswersIsNotTakenForNo() {
    Map<String, Object> batch = Map.of("batch", PublicationRequests.published(server, 1));
    server.weChat().fail(StandInServer.Fault.DONE_AND_HTML_502, 1);
    assertThat(state(officer.call("draftPublicationArticle", batch))).isEqualTo("unknown");
    assertThat(state(officer.call("draftPublicationArticle", batch))).isEqualTo("drafted");
    server.weChat().fail(StandInServer.Fault.DONE_AND_HTML_502, 1);
    assertThat(state(officer.call("publishPublicationArticle", batch))).isEqualTo("unknown");
    officer.call("publishPublicationArticle", batch).expect(409);
  }

  @Test
  void whatIsStillUnderWayIsAskedAgainLater() {
    server.weChat().planPublication(5, 0);
    Map<String, Object> batch = Map.of("batch", PublicationRequests.published(server, 1));
    officer.call("draftPublicationArticle", batch).expect(200);
    assertThat(state(officer.call("publishPublicationArticle", batch))).isEqualTo("submitted");
    assertThat(state(officer.call("publishPublicationArticle", batch))).isEqualTo("published");
    server.weChat().planPublication(1, 0);
  }

  /** Whether it was published, is seen there; here it can be begun again. */
  @Test
  void whatWeChatDidNotAnswerCanBeBegunAgain() {
    server.weChat().planPublication(1, 0);
    Map<String, Object> batch = Map.of("batch", PublicationRequests.published(server, 1));
    officer.call("draftPublicationArticle", batch).expect(200);
    server.weChat().fail(StandInServer.Fault.DROPPED_ANSWER, 1);
    JsonObject unknown = officer.call("publishPublicationArticle", batch).expect(200).json();
    assertThat(unknown.get("state").getAsString()).isEqualTo("unknown");
    assertThat(unknown.get("words").getAsString()).contains("请在公众平台上看");
    officer.call("publishPublicationArticle", batch).expect(409);
    assertThat(state(officer.call("draftPublicationArticle", batch))).isEqualTo("drafted");
    assertThat(state(officer.call("publishPublicationArticle", batch))).isEqualTo("published");
  }

  @Test
  void whatWeChatDoesNotApproveIsSaid() {
    server.weChat().planPublication(1, 4);
    Map<String, Object> batch = Map.of("batch", PublicationRequests.published(server, 1));
    officer.call("draftPublicationArticle", batch).expect(200);
    JsonObject failed = officer.call("publishPublicationArticle", batch).expect(200).json();
    assertThat(failed.get("state").getAsString()).isEqualTo("failed");
    assertThat(failed.get("words").getAsString()).contains("微信审核没有通过", "导出文章");
    server.weChat().planPublication(1, 0);
  }

  @Test
  void whatWeChatDoesNotPublishNowIsSaidAndKept() {
    Map<String, Object> batch = Map.of("batch", PublicationRequests.published(server, 1));
    officer.call("draftPublicationArticle", batch).expect(200);
    server.weChat().refuse(NOT_ALLOWED, 1);
    Api.Answer later = officer.call("publishPublicationArticle", batch);
    assertThat(state(later)).isEqualTo("drafted");
    assertThat(later.text("words")).contains("48001", "草稿还在");
    assertThat(state(officer.call("publishPublicationArticle", batch))).isEqualTo("published");
  }

  @Test
  void whatWeChatRefusesIsTakenByHand() {
    Map<String, Object> batch = Map.of("batch", PublicationRequests.published(server, 2));
    server.weChat().refuse(NOT_ALLOWED, 1);
    JsonObject refused = officer.call("draftPublicationArticle", batch).expect(200).json();
    assertThat(refused.get("state").getAsString()).isEqualTo("refused");
    assertThat(refused.get("words").getAsString()).contains("48001", "导出文章");
    String name =
        PublicationRequests.whole(server, (String) batch.get("batch"))
            .getAsJsonArray("items")
            .get(0)
            .getAsJsonObject()
            .get("name")
            .getAsString();
    for (String format : new String[] {"html", "text"}) {
      byte[] file =
          officer
              .call(
                  "exportPublicationArticle", Map.of("batch", batch.get("batch"), "format", format))
              .expect(200)
              .bytes();
      assertThat(new String(file, StandardCharsets.UTF_8)).contains(name).doesNotContain("<script");
    }
    assertThat(state(officer.call("draftPublicationArticle", batch))).isEqualTo("drafted");
  }

  @Test
  void theDocumentSaysWhatThePageSays(@TempDir Path folder) throws Exception {
    String batch = PublicationRequests.published(server, 3);
    byte[] document =
        officer
            .call("exportPublicationArticle", Map.of("batch", batch, "format", "docx"))
            .expect(200)
            .bytes();
    Path file = Files.write(folder.resolve("article.docx"), document);
    Program.run(
        "soffice",
        "--headless",
        "-env:UserInstallation=file://" + folder.resolve("profile"),
        "--convert-to",
        "pdf",
        "--outdir",
        folder.toString(),
        file.toString());
    String pdf = folder.resolve("article.pdf").toString();
    String words = Program.run("pdftotext", "-layout", pdf, "-").replaceAll("\\s", "");
    JsonObject whole = PublicationRequests.whole(server, batch);
    assertThat(words)
        .contains(whole.getAsJsonObject("batch").get("title").getAsString())
        .contains("共3项", "公示编号");
    whole
        .getAsJsonArray("items")
        .forEach(
            item -> assertThat(words).contains(item.getAsJsonObject().get("name").getAsString()));
  }

  @Test
  void whatIsNotPublicHasNoArticle() {
    Map<String, Object> batch = Map.of("batch", PublicationRequests.cleared(server, 1));
    officer.call("draftPublicationArticle", batch).expect(409);
    officer.call("getPublicationArticle", batch).expect(409);
  }

  private static String state(Api.Answer answer) {
    return answer.expect(200).text("state");
  }
}
