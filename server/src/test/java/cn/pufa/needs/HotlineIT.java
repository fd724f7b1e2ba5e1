package cn.pufa.needs;

import static cn.pufa.testing.NeedsRequests.json;
import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.Api;
import cn.pufa.testing.Jdbc;
import cn.pufa.testing.NeedsRequests;
import cn.pufa.testing.Own;
import cn.pufa.testing.ServerAt;
import cn.pufa.testing.TestServer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the county hotline was asked, typed in or imported (12345). */
@ServerAt(HotlineIT.NOW)
class HotlineIT {

  static final String NOW = "2031-03-10T02:00:00Z";
  private static final String TOWN = "440881101";

  private static TestServer server;
  private static Jdbc database;

  @BeforeEach
  void nothingHeard() {
    database.execute("delete from need_signal");
  }

  @Test
  void theHotlineIsTypedInOrImportedAndALaterNumberTakesThePlaceOfAnEarlier() {
    Api officer = server.as("case_officer");
    officer
        .call(
            "recordHotline",
            Map.of(),
            json(
                "{rows:[{month:'2031-02',topic:relief,township:'%s',count:40},{month:'2031-02',topic:relief,count:9}]}"
                    .formatted(TOWN)))
        .expect(200);
    officer
        .upload(
            "importHotline",
            NeedsRequests.sheet(
                List.of(
                    List.of("12345 来电"),
                    List.of("月份", "主题", "镇街", "件数"),
                    List.of("2031-02", "困难救助", TOWN, "25"),
                    List.of("2031年1月", "funeral", "", "11"))),
            Api.key())
        .expect(200);
    assertThat(Own.items(officer.call("listHotline").expect(200).json()))
        .extracting(
            one ->
                one.get("month").getAsString()
                    + one.get("topic").getAsString()
                    + one.get("count").getAsInt())
        .containsExactly("2031-02relief25", "2031-02relief9", "2031-01funeral11");
    assertThat(server.as("editor").call("getNeedsBoard").expect(200).number("total")).isEqualTo(45);
    officer
        .call("recordHotline", Map.of(), json("{rows:[{month:'2031-02',topic:relief,count:0}]}"))
        .expect(200);
    assertThat(officer.call("listHotline").expect(200).number("total")).isEqualTo(2);
  }

  @Test
  void aBadSheetIsRefusedWholeWithEveryFault() {
    Api officer = server.as("case_officer");
    assertThat(
            officer
                .upload(
                    "importHotline",
                    NeedsRequests.sheet(
                        List.of(
                            List.of("月份", "主题", "镇街", "件数"),
                            List.of("2031-02", "婚姻家庭", "", "3"),
                            List.of("五月", "停车", "月球镇", "-1"),
                            List.of("2031-12", "婚姻家庭", "", "3"),
                            List.of("2031-02", "marriage", "", "4"))),
                    Api.key())
                .expect(422)
                .pointers())
        .containsExactly("row/3/月份", "row/3/主题", "row/3/镇街", "row/3/件数", "row/4/月份", "row/5/主题");
    assertThat(
            officer
                .upload("importHotline", "not a workbook".getBytes(), Api.key())
                .expect(422)
                .pointers())
        .containsExactly("/file");
    assertThat(officer.call("listHotline").expect(200).number("total")).isZero();
    byte[] template = officer.call("getHotlineTemplate").expect(200).bytes();
    assertThat(officer.upload("importHotline", template, Api.key()).expect(422).pointers())
        .as("an empty template")
        .containsExactly("/file");
  }
}
