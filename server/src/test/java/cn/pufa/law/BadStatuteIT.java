package cn.pufa.law;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.Api;
import cn.pufa.testing.Fault;
import cn.pufa.testing.LawRequests;
import cn.pufa.testing.LawRequests.Law;
import cn.pufa.testing.StatuteFiles;
import cn.pufa.testing.TestServer;
import cn.pufa.testing.Witness;
import com.google.gson.JsonObject;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A file that is no good statute: said so clearly, and what was held stays as it was. */
@Fault("F21")
class BadStatuteIT {

  private static final Law LAW = Law.invented();
  private static final String GOOD = StatuteFiles.text(LAW.title(), "风筝要有线。", "线要结实。", "收线要慢。");

  private static TestServer server;
  private static Api reviewer;

  @BeforeAll
  static void start() {
    server = TestServer.start();
    reviewer = server.as("legal_reviewer");
    LawRequests.importLaw(reviewer, LAW, "2019-01-02", true, "风筝要有线。");
    LawRequests.cite(server.as("case_officer"), LAW, 1);
    Witness.awaitRest(server);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  static Stream<Arguments> badFiles() {
    return Stream.of(
        bad("a gap", GOOD.replace("第二条", "第四条"), "line/7", "第一条之后应是第二条"),
        bad("twice", GOOD.replace("第三条", "第二条"), "line/9", "第二条重复出现"),
        bad("no words", GOOD.replace("线要结实。", ""), "line/7", "第二条没有正文"),
        bad("no articles", "# " + LAW.title() + "\n\n没有条文。", "/file", "没有找到任何条文"),
        bad("no title", GOOD.substring(GOOD.indexOf("##")), "/file", "没有找到法规名称"),
        bad("another title", GOOD.replace("# " + LAW.title(), "# 别的条例"), "/file", "名称不符"),
        bad(
            "a sentence as heading",
            GOOD.replace("## 第一章 总则", "## 放风筝的人，都要小心。"),
            "line/3",
            "不是编、章、节"),
        bad("hostile HTML", GOOD.replace("结实", "<img src=x onerror=alert(1)>"), "line/7", "网页代码"),
        bad("a script", GOOD.replace("结实", "</p><ScRiPt>alert(1)</script>"), "line/7", "网页代码"),
        bad("hostile title", GOOD.replace("# ", "# <b onclick=x>"), "line/1", "网页代码"),
        bad("a NUL", GOOD.replace("结实", "结\0实"), "line/7", "控制字符"),
        bad("a lost character", GOOD.replace("结实", "结\uFFFD实"), "line/7", "编码"),
        bad("GBK", GOOD.getBytes(Charset.forName("GBK")), "/file", "UTF-8"),
        bad("UTF-16", GOOD.getBytes(StandardCharsets.UTF_16), "/file", "UTF-8"),
        bad(
            "an old .doc",
            new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 0, 0},
            "/file",
            ".docx"),
        bad("nonsense of 5 MB", nonsense(), "/file", "最多 2 MB"),
        bad(
            "one line of 1 MB",
            (GOOD + "甲".repeat(350_000)).getBytes(StandardCharsets.UTF_8),
            "line/11",
            "个字"),
        bad("a ZIP cut off", java.util.Arrays.copyOf(docx(), 300), "/file", "读不出来"),
        bad("no DOCX", StatuteFiles.zip(Map.of("a.txt", "甲")), "/file", "不是 .docx"),
        bad("a bomb", bomb(), "/file", "解压后"),
        bad("a bomb of tags", StatuteFiles.docx("<a>".repeat(100_000)), "/file", "读不出来"),
        bad("an outer entity", StatuteFiles.docx(entity()), "/file", "DOCTYPE"),
        bad(
            "a DOCX with a gap",
            StatuteFiles.docx(List.of(LAW.title(), "第一条　甲。", "第三条　乙。")),
            "line/3",
            "第3段"),
        bad(
            "HTML in a DOCX",
            StatuteFiles.docx(LAW.title(), "<script>x</script>"),
            "line/6",
            "网页代码"));
  }

  private static byte[] docx() {
    return StatuteFiles.docx(LAW.title(), "风筝要有线。", "线要结实。");
  }

  private static Arguments bad(String name, String text, String pointer, String words) {
    return bad(name, text.getBytes(StandardCharsets.UTF_8), pointer, words);
  }

  private static Arguments bad(String name, byte[] file, String pointer, String words) {
    return Arguments.of(name, file, pointer, words);
  }

  private static byte[] nonsense() {
    byte[] bytes = new byte[5 << 20];
    new Random(7).nextBytes(bytes);
    bytes[0] = 'x';
    return bytes;
  }

  private static byte[] bomb() {
    return StatuteFiles.docx(
        StatuteFiles.document("<w:p><w:r><w:t>" + "0".repeat(40 << 20) + "</w:t></w:r></w:p>"));
  }

  private static String entity() {
    return "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>"
        + StatuteFiles.document("<w:p><w:r><w:t>&e;</w:t></w:r></w:p>")
            .replaceFirst("<\\?xml[^>]*>", "");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("badFiles")
  void isRefusedAndChangesNothing(String name, byte[] file, String pointer, String words) {
    try (var witness = new Witness(server)) {
      Api.Answer answer =
          LawRequests.send(reviewer, LAW, "2020-01-02", "2020-01-02", false, file).expect(422);
      assertThat(answer.text("type")).isEqualTo("invalid-input");
      assertThat(answer.pointers()).contains(pointer);
      assertThat(answer.json().getAsJsonArray("errors").toString()).contains(words);
      witness.requireNothingStored();
      witness.requireNoErrorLogged();
    }
  }

  /** All faults at once, and as the import would tell them. */
  @Test
  void theCheckTellsEveryFaultAndKeepsNothing() {
    String text = GOOD.replace("线要结实。", "").replace("第三条", "第五条") + "## 这是什么，不知道。\n";
    try (var witness = new Witness(server)) {
      JsonObject check =
          reviewer
              .send(
                  "checkStatute",
                  Map.of(),
                  StatuteFiles.MARKDOWN,
                  text.getBytes(StandardCharsets.UTF_8))
              .expect(200)
              .json();
      assertThat(check.getAsJsonArray("faults").asList())
          .extracting(fault -> fault.getAsJsonObject().get("line").getAsInt())
          .containsExactlyInAnyOrder(7, 9, 11);
      assertThat(check.has("diff")).isFalse();
      witness.requireNothingStored();
    }
  }

  @Test
  void parametersThatCannotBeAreNamed() {
    byte[] good = GOOD.getBytes(StandardCharsets.UTF_8);
    try (var witness = new Witness(server)) {
      Map<String, String> wrong = new LinkedHashMap<>();
      wrong.put("version", "2099-01-01");
      wrong.put("effective", "2020-02-30");
      wrong.put("statute", "no-such-law");
      wrong.put("topic", "general");
      wrong.forEach(
          (name, value) -> {
            Map<String, Object> parameters = new LinkedHashMap<>();
            parameters.put("statute", LAW.code());
            parameters.put("version", "2020-01-02");
            parameters.put("effective", "2020-01-02");
            parameters.put(name, value);
            List<String> pointers =
                reviewer
                    .send("importStatute", parameters, StatuteFiles.MARKDOWN, good)
                    .expect(422)
                    .pointers();
            assertThat(pointers).containsExactly("query/" + name);
          });
      Law other = new Law("another-code", LAW.title());
      assertThat(
              LawRequests.send(reviewer, other, "2020-01-02", "2020-01-02", true, good)
                  .expect(422)
                  .pointers())
          .containsExactly("query/statute");
      reviewer
          .call("repealStatute", Map.of("statute", "no-such-law"), LawRequests.repeal("2020-01-01"))
          .expect(404);
      witness.requireNothingStored();
    }
  }
}
