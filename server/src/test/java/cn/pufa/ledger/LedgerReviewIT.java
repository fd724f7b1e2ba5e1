package cn.pufa.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.Api;
import cn.pufa.testing.Jdbc;
import cn.pufa.testing.LedgerRequests;
import cn.pufa.testing.NeedsRequests;
import cn.pufa.testing.ServerAt;
import cn.pufa.testing.Staff;
import cn.pufa.testing.TestServer;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What goes out was looked at by somebody else, as it goes out. */
@ServerAt("2026-05-06T02:00:00Z")
class LedgerReviewIT {

  private static final String DAY = "2026-05-06";

  private static TestServer server;
  private static Api officer;
  private static Api leader;
  private static Api legal;
  private static Api secrecy;

  @BeforeAll
  static void start() {
    officer = server.as("case_officer");
    leader = server.as("leader");
    legal = server.as("legal_reviewer");
    secrecy = server.as("secrecy_reviewer");
  }

  private static String open(String kind, String day, String values) {
    return LedgerRequests.open(officer, LedgerRequests.draft(kind, LocalDate.parse(day), values));
  }

  private static Api.Answer step(String entry, String code, String day, String values) {
    return take(officer, "takeLedgerStep", entry, code, day, values);
  }

  private static Api.Answer take(
      Api caller, String operation, String entry, String code, String day, String values) {
    int seen = LedgerRequests.seen(officer, entry);
    return take(caller, operation, entry, code, day, values, seen);
  }

  private static Api.Answer take(
      Api caller,
      String operation,
      String entry,
      String code,
      String day,
      String values,
      int seen) {
    JsonObject step = LedgerRequests.step(code, LocalDate.parse(day), values);
    return LedgerRequests.take(caller, operation, entry, step, seen);
  }

  private static JsonObject get(String entry) {
    return officer.call("getLedgerEntry", Map.of("entry", entry)).expect(200).json();
  }

  /** 政府信息公开条例 17: another person looks first; a reading of policy needs one consent more. */
  @Test
  void nothingIsPublishedBeforeSomebodyElseLooked() {
    String item = open("disclosure_item", DAY, "{category:policy_reading}");
    assertThat(get(item).getAsJsonObject("entry").get("dueOn").getAsString())
        .isEqualTo("2026-06-02");
    String publish = "{link:'https://example.com/demo'}";
    assertThat(step(item, "publish", DAY, publish).expect(409).text("detail"))
        .contains("保密审查")
        .contains("市政务公开室");
    take(secrecy, "clearLedgerStep", item, "clear", DAY, "{result:refused,note:'演示'}").expect(201);
    step(item, "consent", DAY, "{by:'演示·市政务公开室'}").expect(201);
    step(item, "publish", DAY, publish).expect(409);
    take(secrecy, "clearLedgerStep", item, "clear", DAY, "{result:passed}").expect(201);
    step(item, "publish", DAY, "{link:'javascript:1'}").expect(422);
    step(item, "publish", DAY, publish).expect(201);
    step(item, "change", DAY, "{reason:'演示·更正'}").expect(201);
    step(item, "publish", DAY, publish).expect(409);
  }

  /** What was put right after it, nobody has seen; whatever the kind, and whoever reviews. */
  @Test
  void aReviewCoversWhatItSaw() {
    String item = open("disclosure_item", DAY, "{category:news}");
    take(secrecy, "clearLedgerStep", item, "clear", DAY, "{result:passed}").expect(201);
    revise(item, "{category:document}");
    String publish = "{link:'https://example.com/demo'}";
    assertThat(step(item, "publish", DAY, publish).expect(409).text("detail"))
        .isEqualTo("“保密审查”以后内容又变了，要重新办。");
    assertThat(missing(item, "publish")).containsExactly("“保密审查”以后内容又变了，要重新办");
    take(secrecy, "clearLedgerStep", item, "clear", DAY, "{result:passed}").expect(201);
    step(item, "publish", DAY, publish).expect(201);

    String document = open("normative_document", DAY, "{office:'演示股'}");
    take(legal, "reviewLedgerStep", document, "legality", DAY, "{result:passed}").expect(201);
    take(leader, "approveLedgerStep", document, "discuss", DAY, "{conclusion:'演示'}").expect(201);
    revise(document, "{office:'演示二股'}");
    String issue =
        "{documentNumber:'廉民发〔2026〕4号',validUntil:'2031-05-05',link:'https://example.com/demo'}";
    assertThat(step(document, "issue", DAY, issue).expect(409).text("detail"))
        .contains("“合法性审核”以后", "“集体讨论”以后");

    String decision = open("major_decision", "2026-03-02", "{office:'演示股',expert:true,risk:false}");
    take(legal, "reviewLedgerStep", decision, "legality", DAY, "{result:passed}").expect(201);
    step(decision, "expert", DAY, "{conclusion:'演示'}").expect(201);
    assertThat(missing(decision, "decide"))
        .as("what experts said is looked at too")
        .anyMatch(words -> words.contains("“合法性审查”以后内容又变了"));
  }

  /** An officer records it, and it is another office's word on what it was shown. */
  @Test
  void aConsentCoversWhatItSaw() {
    String item = open("disclosure_item", DAY, "{category:policy_reading}");
    step(item, "consent", DAY, "{by:'演示·市政务公开室'}").expect(201);
    revise(item, "{category:policy_reading}");
    take(secrecy, "clearLedgerStep", item, "clear", DAY, "{result:passed}").expect(201);
    String publish = "{link:'https://example.com/demo'}";
    assertThat(step(item, "publish", DAY, publish).expect(409).text("detail"))
        .isEqualTo("“市政务公开室同意”以后内容又变了，要重新办。");
    step(item, "consent", DAY, "{by:'演示·市政务公开室'}").expect(201);
    step(item, "publish", DAY, publish).expect(201);
  }

  private static void revise(String entry, String values) {
    JsonObject revision =
        NeedsRequests.json(
            "{title:'演示·改过',receivedOn:'2026-05-06',values:%s,reason:'演示·改正',version:%d}"
                .formatted(values, get(entry).get("version").getAsInt()));
    officer.call("reviseLedgerEntry", Map.of("entry", entry), revision).expect(200);
  }

  private static List<String> missing(String entry, String step) {
    return get(entry).getAsJsonArray("next").asList().stream()
        .map(JsonElement::getAsJsonObject)
        .filter(one -> one.get("code").getAsString().equals(step))
        .flatMap(one -> one.getAsJsonArray("missing").asList().stream())
        .map(JsonElement::getAsString)
        .toList();
  }

  @Test
  void whoHandledItDoesNotReviewIt() {
    String item = open("disclosure_item", DAY, "{category:news}");
    String id = Staff.idOf(server, "secrecy_reviewer");
    try (Jdbc database = Jdbc.connect(server.database().ownerUrl())) {
      database.execute(
          "update ledger_entry set created_by = '%s' where id = '%s'".formatted(id, item));
    }
    assertThat(
            take(secrecy, "clearLedgerStep", item, "clear", DAY, "{result:passed}")
                .expect(403)
                .text("detail"))
        .contains("没有经办过");
  }

  @Test
  void anInspectionIsDrawnOnceAndPublishedWithEveryResult() {
    officer
        .call(
            "openLedgerEntry",
            Map.of(),
            LedgerRequests.draft("inspection", LocalDate.parse(DAY), "{matter:'演示'}"))
        .expect(422);
    JsonObject draft = LedgerRequests.draw();
    draft.addProperty("objectsDrawn", 4);
    draft.getAsJsonArray("inspectors").add("演示检查一");
    assertThat(officer.call("drawInspection", Map.of(), draft).expect(422).pointers())
        .containsExactlyInAnyOrder("/inspectors/3", "/objectsDrawn");
    JsonObject made =
        officer.call("drawInspection", Map.of(), LedgerRequests.draw()).expect(201).json();
    String inspection = made.getAsJsonObject("entry").get("id").getAsString();
    assertThat(get(inspection).get("draw")).isEqualTo(made.get("draw"));
    List<String> drawn =
        made.getAsJsonObject("draw").getAsJsonArray("pairs").asList().stream()
            .map(one -> one.getAsJsonObject().get("object").getAsString())
            .toList();
    assertThat(drawn).hasSize(2);
    String result = "{object:'%s',result:fine}";
    step(inspection, "result", DAY, result.formatted("演示·没有抽到的会")).expect(422);
    step(inspection, "result", DAY, result.formatted(drawn.getFirst())).expect(201);
    assertThat(
            take(secrecy, "clearLedgerStep", inspection, "clear", DAY, "{result:passed}")
                .expect(422)
                .pointers())
        .as("what is not there yet is not reviewed")
        .containsExactly("/step");
    step(inspection, "result", DAY, result.formatted(drawn.getLast())).expect(201);
    take(secrecy, "clearLedgerStep", inspection, "clear", DAY, "{result:passed}").expect(201);
    String publish = "{link:'https://example.com/demo'}";
    int seen = LedgerRequests.seen(officer, inspection);
    step(inspection, "result", DAY, "{object:'%s',result:problem}".formatted(drawn.getLast()))
        .expect(201);
    assertThat(
            take(secrecy, "clearLedgerStep", inspection, "clear", DAY, "{result:passed}", seen)
                .expect(409)
                .text("detail"))
        .as("who reviews has the page of before")
        .contains("您打开之后，演示经办科员在");
    assertThat(step(inspection, "publish", DAY, publish).expect(409).text("detail"))
        .contains("“保密审查”以后内容又变了");
    take(secrecy, "clearLedgerStep", inspection, "clear", DAY, "{result:passed}").expect(201);
    step(inspection, "publish", DAY, publish).expect(201);
  }
}
