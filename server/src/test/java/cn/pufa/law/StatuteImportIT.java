package cn.pufa.law;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.Api;
import cn.pufa.testing.LawRequests;
import cn.pufa.testing.LawRequests.Law;
import cn.pufa.testing.StatuteFiles;
import cn.pufa.testing.TestPostgres;
import cn.pufa.testing.TestServer;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Texts come from a person or from a folder; an older version stays, and what a person did stays.
 */
class StatuteImportIT {

  private static final String WEDDING = "hunyin-dengji-tiaoli";

  private static TestServer server;
  private static Api reviewer;

  @BeforeAll
  static void start() {
    server = TestServer.start();
    reviewer = server.as("legal_reviewer");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static JsonObject check(byte[] file, String mediaType) {
    return reviewer.send("checkStatute", Map.of(), mediaType, file).expect(200).json();
  }

  private static JsonObject statute(Api api, String code, String version) {
    Map<String, Object> parameters =
        version == null ? Map.of("statute", code) : Map.of("statute", code, "version", version);
    return api.call("getStatute", parameters).expect(200).json();
  }

  private static List<String> texts(JsonObject statute) {
    return statute.getAsJsonArray("articles").asList().stream()
        .map(JsonElement::getAsJsonObject)
        .map(article -> article.has("text") ? article.get("text").getAsString() : "")
        .toList();
  }

  @Test
  void aDocxOfTheNationalDatabaseIsReadWithItsDays() {
    Law law = Law.invented();
    byte[] file = StatuteFiles.docx(law.title(), "风筝要有线。", "线要结实。");
    JsonObject check = check(file, StatuteFiles.DOCX);
    assertThat(check.getAsJsonArray("faults")).isEmpty();
    assertThat(check.get("title").getAsString()).isEqualTo(law.title());
    assertThat(check.get("known").getAsBoolean()).isFalse();
    assertThat(check.get("version").getAsString()).isEqualTo("2020-01-02");
    assertThat(check.get("effective").getAsString()).isEqualTo("2020-03-01");
    assertThat(check.get("lastLabel").getAsString()).isEqualTo("第二条");
    Map<String, Object> parameters =
        Map.of(
            "statute", law.code(),
            "version", "2020-01-02",
            "effective", "2020-03-01",
            "topic", "general",
            "number", "演示令第2号",
            "source", "国家法律法规数据库",
            "name", "演示.docx");
    reviewer.send("importStatute", parameters, StatuteFiles.DOCX, file).expect(200);
    JsonObject held = statute(server.api(), law.code(), null);
    assertThat(texts(held)).containsExactly("风筝要有线。", "线要结实。");
    assertThat(
            held.getAsJsonArray("articles").get(0).getAsJsonObject().get("chapter").getAsString())
        .isEqualTo("第一章 总则");
    assertThat(held.getAsJsonObject("summary").get("number").getAsString()).isEqualTo("演示令第2号");
    assertThat(check(file, StatuteFiles.DOCX).get("unchanged").getAsBoolean()).isTrue();
    assertThat(files())
        .anySatisfy(
            line -> {
              assertThat(line.get("name").getAsString()).isEqualTo("演示.docx");
              assertThat(line.get("outcome").getAsString()).isEqualTo("imported");
              assertThat(line.get("by").getAsString()).isNotBlank();
            });
  }

  @Test
  void anOlderVersionStaysAndTheTwoAreCompared() {
    Law law = Law.invented();
    LawRequests.importLaw(reviewer, law, "2019-01-02", true, "风筝要有线。", "线要结实，长一百米。", "没人的地方可以放。");
    byte[] newer = law.text("本条例说的是风筝。", "风筝要有线。", "线要结实，长二百米。");
    JsonObject check = check(newer, StatuteFiles.MARKDOWN);
    assertThat(check.get("statute").getAsString()).isEqualTo(law.code());
    assertThat(kinds(check.getAsJsonObject("diff")))
        .containsExactly("added", "renumbered", "changed", "gone");
    LawRequests.send(reviewer, law, "2020-01-02", "2020-01-02", false, newer).expect(200);
    assertThat(texts(statute(server.api(), law.code(), "2019-01-02"))).contains("线要结实，长一百米。");
    JsonObject now = statute(server.api(), law.code(), null);
    assertThat(texts(now)).contains("线要结实，长二百米。");
    assertThat(now.getAsJsonArray("versions").asList())
        .extracting(one -> one.getAsJsonObject().get("status").getAsString())
        .containsExactly("in_force", "amended");
    Map<String, Object> both =
        Map.of("statute", law.code(), "from", "2019-01-02", "to", "2020-01-02");
    JsonObject diff = reviewer.call("diffStatuteVersions", both).expect(200).json();
    assertThat(kinds(diff)).containsExactly("added", "renumbered", "changed", "gone");
    reviewer
        .call(
            "diffStatuteVersions",
            Map.of("statute", "binzang-guanli-tiaoli", "from", "2012-11-09", "to", "2025-12-12"))
        .expect(409);
    reviewer
        .call(
            "diffStatuteVersions",
            Map.of("statute", law.code(), "from", "2018-01-01", "to", "2020-01-02"))
        .expect(422);
  }

  private static List<String> kinds(JsonObject diff) {
    return diff.getAsJsonArray("pairs").asList().stream()
        .map(pair -> pair.getAsJsonObject().get("kind").getAsString())
        .toList();
  }

  private static List<JsonObject> files() {
    return reviewer
        .call("listStatuteFiles")
        .expect(200)
        .json()
        .getAsJsonArray("items")
        .asList()
        .stream()
        .map(JsonElement::getAsJsonObject)
        .toList();
  }

  private static String wedding(String second) {
    var text = new StringBuilder(StatuteFiles.text("婚姻登记条例", "演示：登记不收钱。", second));
    for (int number = 3; number <= 28; number++) {
      text.append(ChineseNumeral.label(number)).append(" 演示文字。\n\n");
    }
    return text.toString();
  }

  /** What lies in the folder is read at every start, and told file by file. */
  @Test
  void theFolderNeverUndoesWhatAPersonBrought(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("hunyin-dengji-tiaoli-2025.md"), wedding("演示：在哪里都可以办。"));
    Files.writeString(folder.resolve("xinfang-gongzuo-tiaoli-2022.md"), "# 信访工作条例\n\n第一条 甲。\n");
    Files.writeString(folder.resolve("README.md"), "# 说明\n\n这里放法规。\n");
    Files.write(folder.resolve("new.docx"), StatuteFiles.docx("谁也不知道的条例", "甲。"));
    Files.write(folder.resolve("gbk.md"), "# 甲\n\n第一条 乙。".getBytes("GBK"));
    var database = TestPostgres.create();
    Map<String, String> options = Map.of("STATUTES_DIR", folder.toString());
    try (TestServer first = TestServer.start(database, options)) {
      assertThat(outcomes(first))
          .containsEntry("hunyin-dengji-tiaoli-2025.md", "imported ")
          .containsEntry("README.md", "ignored 不是法规文本，没有理会。")
          .hasEntrySatisfying(
              "gbk.md", told -> assertThat(told).startsWith("refused").contains("UTF-8"))
          .hasEntrySatisfying(
              "new.docx", told -> assertThat(told).startsWith("refused 目录里没有《谁也不知道的条例》"))
          .hasEntrySatisfying(
              "xinfang-gongzuo-tiaoli-2022.md",
              told -> assertThat(told).startsWith("refused 与目录不符"));
      byte[] corrected = wedding("演示：在哪个县都可以办。").getBytes(java.nio.charset.StandardCharsets.UTF_8);
      var law = new Law(WEDDING, "婚姻登记条例");
      LawRequests.send(
              first.as("legal_reviewer"), law, "2025-04-06", "2025-05-10", false, corrected)
          .expect(200);
      first
          .as("legal_reviewer")
          .call(
              "repealStatute",
              Map.of("statute", "zhiyuan-fuwu-tiaoli"),
              LawRequests.repeal("2020-01-01"))
          .expect(200);
    }
    Files.delete(folder.resolve("gbk.md"));
    try (TestServer again = TestServer.start(database, options)) {
      assertThat(texts(statute(again.api(), WEDDING, null))).contains("演示：在哪个县都可以办。");
      assertThat(outcomes(again))
          .doesNotContainKey("gbk.md")
          .hasEntrySatisfying(
              "hunyin-dengji-tiaoli-2025.md",
              told -> assertThat(told).startsWith("ignored").contains("工作人员上传"));
      assertThat(
              statute(again.api(), "zhiyuan-fuwu-tiaoli", null)
                  .getAsJsonObject("summary")
                  .get("status")
                  .getAsString())
          .isEqualTo("repealed");
    }
  }

  private static Map<String, String> outcomes(TestServer server) {
    Map<String, String> outcomes = new java.util.HashMap<>();
    for (JsonElement item :
        server
            .as("legal_reviewer")
            .call("listStatuteFiles")
            .expect(200)
            .json()
            .getAsJsonArray("items")) {
      JsonObject line = item.getAsJsonObject();
      if (line.get("origin").getAsString().equals("folder")) {
        var faults = line.getAsJsonArray("faults");
        outcomes.put(
            line.get("name").getAsString(),
            line.get("outcome").getAsString()
                + " "
                + (faults.isEmpty()
                    ? ""
                    : faults.get(0).getAsJsonObject().get("message").getAsString()));
      }
    }
    return outcomes;
  }
}
