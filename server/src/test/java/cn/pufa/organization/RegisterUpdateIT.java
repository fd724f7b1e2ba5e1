package cn.pufa.organization;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.Api;
import cn.pufa.testing.Given;
import cn.pufa.testing.Own;
import cn.pufa.testing.RegisterRequests;
import cn.pufa.testing.Sheets;
import cn.pufa.testing.TestServer;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A register that is updated by file: what is not given stays, what is wrong comes back marked. */
class RegisterUpdateIT {

  private static TestServer server;
  private static Api officer;

  @BeforeAll
  static void start() {
    server = TestServer.start();
    officer = server.as("case_officer");
    upload(Given.workbook(Given.rows(33))).expect(200);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static Api.Answer upload(byte[] file) {
    return officer.upload("importOrganizations", file, Api.key());
  }

  private static Api.Answer mark(byte[] file) {
    return officer.send("markImportFaults", Map.of(), Api.XLSX, file);
  }

  private static JsonObject stored(String creditCode) {
    var page = officer.call("listOrganizations", Map.of("q", creditCode)).expect(200).json();
    String id = Own.text(Own.items(page).getFirst(), "id");
    return officer.call("getOrganization", Map.of("organization", id)).expect(200).json();
  }

  @Test
  void aForgottenColumnEmptiesNothing() {
    var row = Given.rows(33).get(20);
    JsonObject before = stored(row.creditCode());
    var sheet = new Spreadsheet();
    sheet.row("社会信用代码", "登记住所");
    sheet.row(row.creditCode(), "廉江市演示新路1号");
    assertThat(upload(sheet.bytes()).expect(200).number("updated")).isEqualTo(1);
    before.addProperty("address", "廉江市演示新路1号");
    before.addProperty("version", before.get("version").getAsInt() + 1);
    assertThat(stored(row.creditCode())).isEqualTo(before);
    assertThat(upload(sheet.bytes()).expect(200).number("unchanged")).isEqualTo(1);
  }

  @Test
  void aBlankCellOfAColumnThatIsGivenIsAnAnswer() {
    var row = Given.rows(33).get(21);
    assertThat(row.contactEmail()).isNotNull();
    var sheet = new Spreadsheet();
    sheet.row("社会信用代码", "邮箱");
    sheet.row(row.creditCode(), null);
    upload(sheet.bytes()).expect(200);
    assertThat(stored(row.creditCode()).has("contactEmail")).isFalse();
  }

  @Test
  void aNewOrganizationNeedsAllColumns() {
    String unknown = CreditCode.complete("51440881", "NEW00001");
    var sheet = new Spreadsheet();
    sheet.row("社会信用代码", "名称");
    sheet.row(Given.rows(33).get(22).creditCode(), "廉江市演示另名协会");
    sheet.row(unknown, "廉江市演示新来协会");
    Api.Answer refused = upload(sheet.bytes()).expect(422);
    assertThat(refused.pointers()).containsExactly("row/3/统一社会信用代码");
    assertThat(refused.raw().body()).isNotEmpty();
    assertThat(new String(refused.bytes(), java.nio.charset.StandardCharsets.UTF_8))
        .contains("住所、登记日期");
    assertThat(stored(Given.rows(33).get(22).creditCode()).get("name").getAsString())
        .isEqualTo(Given.rows(33).get(22).name());
  }

  @Test
  void aRefusedFileComesBackInItsOwnLayoutAndGoesInOnceItIsMended() {
    var sheet = new Spreadsheet();
    sheet.row("廉江市社会组织名册");
    sheet.row();
    sheet.row("序号", "单位名称", "信用代码", "备注", "镇街");
    String first = Given.rows(33).get(30).creditCode();
    String second = Given.rows(33).get(31).creditCode();
    sheet.row("1", "廉江市演示甲协会", first, "=1+1", "无此镇");
    sheet.row("2", "廉江市演示乙协会", second, null, "安铺镇");
    sheet.row("3", "丙", first, null, "安铺镇");
    assertThat(upload(sheet.bytes()).expect(422).pointers())
        .containsExactlyInAnyOrder("row/4/镇街", "row/6/名称", "row/6/统一社会信用代码");

    byte[] marked = mark(sheet.bytes()).expect(200).bytes();
    List<List<String>> rows = Sheets.rows(marked, "Sheet1");
    assertThat(rows.get(0)).startsWith("廉江市社会组织名册");
    // The blank row is there, but not shown here.
    assertThat(rows.get(1)).containsExactly("序号", "单位名称", "信用代码", "备注", "镇街", "原因");
    // Guarded, and read without the guard when it comes again.
    assertThat(rows.get(2)).startsWith("1", "廉江市演示甲协会", first, "'=1+1", "无此镇");
    assertThat(rows.get(2).getLast()).startsWith("镇街：没有“无此镇”这个镇街");
    assertThat(rows.get(3)).doesNotContain("原因").last().asString().isEqualTo("安铺镇");
    assertThat(rows.get(4).getLast()).contains("名称：").contains("与第4行的代码相同");
    assertThat(mark(marked).expect(200).bytes()).isNotEmpty();

    byte[] mended =
        new SpreadsheetEdit(marked)
            .set(3, 4, "石城镇")
            .set(5, 1, "廉江市演示丙协会")
            .set(5, 2, code(32))
            .bytes();
    assertThat(upload(mended).expect(200).number("updated")).isEqualTo(3);
    assertThat(mark(mended).expect(409).text("detail")).contains("可以直接导入");
  }

  private static String code(int row) {
    return Given.rows(33).get(row).creditCode();
  }

  @Test
  void theExportIsWhatTheListShowsAndCanBeImportedAgain() {
    var row = Given.rows(33).get(40);
    String id = stored(row.creditCode()).get("id").getAsString();
    JsonObject change = RegisterRequests.change(officer, id, "=HYPERLINK(\"http://x\")演示");
    change.addProperty("contactName", "演示丁某某");
    change.addProperty("contactPhone", "+8610000009");
    officer.call("changeOrganization", Map.of("organization", id), change).expect(200);
    officer
        .call(
            "setRegistrationStatus",
            Map.of("organization", id),
            RegisterRequests.cancelled(officer, Map.of("organization", id), "2025-01-02"))
        .expect(200);

    for (Map<String, Object> filter :
        List.of(
            Map.<String, Object>of(),
            Map.<String, Object>of("township", "440881101", "type", "social_group"),
            Map.<String, Object>of("standing", "cancelled"),
            Map.<String, Object>of("q", row.creditCode()))) {
      int shown = officer.call("listOrganizations", filter).expect(200).number("total");
      byte[] file = officer.call("exportOrganizations", filter).expect(200).bytes();
      var rows = Sheets.rows(file, "名册");
      assertThat(rows).as(filter.toString()).hasSize(shown + 1);
      assertThat(shown).as(filter.toString()).isPositive();
      Api.Answer again = upload(file).expect(200);
      assertThat(again.number("unchanged")).isEqualTo(shown);
    }
    byte[] one =
        officer.call("exportOrganizations", Map.of("q", row.creditCode())).expect(200).bytes();
    assertThat(Sheets.rows(one, "名册").get(1))
        .contains("'=HYPERLINK(\"http://x\")演示", "'+8610000009", "2025-01-02 注销");
    assertThat(XlsxText.of(one)).doesNotContain("<f>");
  }

  @Test
  void whoIsCancelledIsNotInScopeUntilThatIsTakenBack() {
    String id = stored(Given.rows(33).get(50).creditCode()).get("id").getAsString();
    Map<String, Object> of = Map.of("organization", id);
    setStatus(of, "2025-06-30").expect(200);
    assertThat(setStatus(of, "2025-06-30").expect(409).text("detail")).contains("已经登记为这一天注销");
    assertThat(setStatus(of, "1999-01-01").expect(422).pointers()).containsExactly("/cancelledOn");
    var nothingTakenBack = RegisterRequests.cancelled(officer, of, "2025-06-30");
    nothingTakenBack.addProperty("standing", "registered");
    assertThat(officer.call("setRegistrationStatus", of, nothingTakenBack).expect(422).pointers())
        .containsExactly("/cancelledOn");
    assertThat(officer.call("getOrganization", of).expect(200).text("cancelledOn"))
        .isEqualTo("2025-06-30");
    setStatus(of, null).expect(200);
    assertThat(officer.call("getOrganization", of).expect(200).json().has("cancelledOn")).isFalse();
  }

  private static Api.Answer setStatus(Map<String, Object> of, String day) {
    return officer.call("setRegistrationStatus", of, RegisterRequests.cancelled(officer, of, day));
  }
}
