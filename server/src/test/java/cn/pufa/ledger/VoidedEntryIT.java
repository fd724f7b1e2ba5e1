package cn.pufa.ledger;

import static cn.pufa.testing.LedgerRequests.voiding;
import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.Api;
import cn.pufa.testing.LedgerRequests;
import cn.pufa.testing.ServerAt;
import cn.pufa.testing.TestServer;
import com.google.gson.JsonObject;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An entry that was registered by mistake stays to be read, and nothing counts it. */
@ServerAt("2026-06-10T02:00:00Z")
class VoidedEntryIT {

  private static final LocalDate RECEIVED = LocalDate.parse("2026-06-03");

  private static TestServer server;

  private Api officer;

  @BeforeEach
  void signIn() {
    officer = server.as("case_officer");
  }

  private static JsonObject order() {
    JsonObject order = LedgerRequests.draft("hotline", RECEIVED, "{type:consult}");
    order.addProperty("topic", "marriage");
    return order;
  }

  private int total() {
    return total(Map.of("kind", "hotline", "year", 2026));
  }

  private int total(String state) {
    return total(Map.of("kind", "hotline", "year", 2026, "state", state));
  }

  private int total(Map<String, Object> filter) {
    return officer.call("listLedgerEntries", filter).expect(200).number("total");
  }

  private int figure() {
    return officer
        .call("getLedgerFigures", Map.of("kind", "hotline", "year", 2026))
        .expect(200)
        .number("total");
  }

  @Test
  void whatWasRegisteredByMistakeIsCountedNoMoreAndItsNumberIsFree() {
    int before = total();
    int figure = figure();
    JsonObject draft = order();
    String entry = LedgerRequests.open(officer, draft);
    assertThat(total()).isEqualTo(before + 1);
    assertThat(figure()).isEqualTo(figure + 1);
    officer.call("openLedgerEntry", Map.of(), draft).expect(422);

    JsonObject whole =
        officer.call("voidLedgerEntry", Map.of("entry", entry), voiding(0)).expect(200).json();
    JsonObject row = whole.getAsJsonObject("entry");
    assertThat(row.get("state").getAsString()).isEqualTo("voided");
    assertThat(row.get("stateTitle").getAsString()).isEqualTo("已作废");
    assertThat(row.get("open").getAsBoolean()).isFalse();
    assertThat(whole.getAsJsonArray("clocks")).isEmpty();
    assertThat(whole.getAsJsonArray("next")).isEmpty();
    assertThat(whole.getAsJsonArray("steps").toString()).contains("整件作废", "演示·登记重了");

    assertThat(total()).isEqualTo(before);
    assertThat(total("ended")).isZero();
    assertThat(total("voided")).isEqualTo(1);
    assertThat(figure()).isEqualTo(figure);
    LedgerRequests.open(officer, draft);
    assertThat(total()).isEqualTo(before + 1);
  }

  @Test
  void whatIsVoidIsLeftAsItIs() {
    String entry = LedgerRequests.open(officer, order());
    officer
        .call(
            "takeLedgerStep", Map.of("entry", entry), LedgerRequests.step("accept", RECEIVED, "{}"))
        .expect(201);
    officer.call("voidLedgerEntry", Map.of("entry", entry), voiding(0)).expect(409);
    officer.call("voidLedgerEntry", Map.of("entry", entry), voiding(1)).expect(200);
    officer.call("voidLedgerEntry", Map.of("entry", entry), voiding(2)).expect(409);
    officer.call("claimLedgerEntry", Map.of("entry", entry)).expect(409);
    officer
        .call(
            "takeLedgerStep", Map.of("entry", entry), LedgerRequests.step("accept", RECEIVED, "{}"))
        .expect(409);
  }

  @Test
  void anEntryWithoutStepsThatIsNotAsItWasReadIsRefused() {
    String entry = LedgerRequests.open(officer, order());
    officer.call("voidLedgerEntry", Map.of("entry", entry), voiding(3)).expect(409);
  }
}
