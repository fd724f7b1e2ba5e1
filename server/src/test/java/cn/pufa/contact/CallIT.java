package cn.pufa.contact;

import static cn.pufa.testing.Own.items;
import static cn.pufa.testing.Own.text;
import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.platform.time.BusinessClock;
import cn.pufa.testing.Api;
import cn.pufa.testing.AtOnce;
import cn.pufa.testing.Race;
import cn.pufa.testing.Reaching;
import cn.pufa.testing.Staff;
import cn.pufa.testing.TestServer;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The call list: who is on it, who makes a call, and what comes of it. */
class CallIT {

  private static TestServer server;
  private static Reaching reaching;
  private static Api officer;

  @BeforeAll
  static void start() {
    server = TestServer.start();
    reaching = new Reaching(server);
    officer = server.as("case_officer");
  }

  @AfterAll
  static void stop() {
    reaching.close();
    server.close();
  }

  private static Reaching.Reached told() {
    return reaching.told(reaching.organizationIn("440881001"));
  }

  private static JsonObject shown(Reaching.Reached told, String state) {
    return officer
        .call("listCalls", Map.of("circular", told.circular(), "state", state))
        .expect(200)
        .json();
  }

  private static Api.Answer record(UUID call, String body) {
    return officer.call(
        "recordCall", Map.of("call", call), JsonParser.parseString(body).getAsJsonObject());
  }

  @Test
  void showsWhomToCallWhyAndWhatToSay() {
    var told = told();
    reaching.call(told);

    JsonObject call = items(shown(told, "open")).getFirst();

    assertThat(text(call, "why")).isEqualTo("到期没有人打开通知");
    assertThat(text(call, "cause")).isEqualTo("unread");
    assertThat(text(call, "subject")).isEqualTo("演示·关于报送材料的通知");
    assertThat(text(call, "contactPhone")).isNotBlank();
    assertThat(text(call, "script"))
        .contains(text(call, "organizationName"), "《演示·关于报送材料的通知》", "2027年5月31日前");
    assertThat(text(call, "state")).isEqualTo("open");
  }

  private static int take(Api caller, UUID call) {
    return caller.call("takeCall", Map.of("call", call)).status();
  }

  @Race
  @Test
  void isHeldByOneOfTwoWhoReachForIt() {
    UUID call = reaching.call(told());
    Api colleague = Staff.create(server, "second-caller", "case_officer", "440881").api();
    List<Integer> statuses =
        AtOnce.call(List.of(() -> take(officer, call), () -> take(colleague, call)));

    assertThat(statuses).containsExactlyInAnyOrder(200, 409);
  }

  @Test
  void endsWhenSomebodyWasTold() {
    var told = told();
    UUID call = reaching.call(told);

    Api.Answer done = record(call, "{outcome:reached,spokeWith:'演示会计',note:'明天报'}").expect(200);

    assertThat(done.text("state")).isEqualTo("done");
    assertThat(done.text("spokeWith")).isEqualTo("演示会计");
    assertThat(done.number("attempts")).isEqualTo(1);
    assertThat(shown(told, "open").get("total").getAsInt()).isZero();
    assertThat(shown(told, "done").get("total").getAsInt()).isEqualTo(1);
    record(call, "{outcome:refused}").expect(409);
  }

  @Test
  void staysWhenNobodyAnswered() {
    var told = told();
    UUID call = reaching.call(told);
    officer.call("takeCall", Map.of("call", call)).expect(200);
    LocalDate tomorrow = LocalDate.now(BusinessClock.ZONE).plusDays(1);

    Api.Answer kept =
        record(call, "{outcome:no_answer,againOn:'%s'}".formatted(tomorrow)).expect(200);

    assertThat(kept.text("state")).isEqualTo("open");
    assertThat(kept.text("againOn")).isEqualTo(tomorrow.toString());
    assertThat(kept.json().has("takenAt")).as("free for anybody again").isFalse();
    assertThat(shown(told, "open").get("total").getAsInt()).isEqualTo(1);
  }

  @Test
  void asksForANewContactWhenTheNumberIsWrong() {
    var told = told();

    record(reaching.call(told), "{outcome:wrong_number}").expect(200);
    record(reaching.call(told), "{outcome:wrong_number}").expect(200);

    JsonObject tasks =
        officer.call("listTasks", Map.of("kind", "find_contact", "size", 100)).expect(200).json();
    assertThat(items(tasks))
        .filteredOn(task -> text(task, "organization").equals(told.organization().toString()))
        .filteredOn(task -> text(task, "channel").equals("phone"))
        .as("one task for one number")
        .hasSize(1);
  }

  @Test
  void leavesTheListWhenTheDutyIsDone() {
    var told = told();
    UUID call = reaching.call(told);

    reaching.settle(told);

    assertThat(shown(told, "open").get("total").getAsInt()).isZero();
    assertThat(text(items(shown(told, "done")).getFirst(), "state")).isEqualTo("not_needed");
    record(call, "{outcome:refused}").expect(409);
  }

  @Test
  void leavesTheListWithWhoeverLeavesTheRegister() {
    var told = reaching.told(reaching.organizationIn("440881002"));
    UUID call = reaching.call(told);

    reaching.cancel(told.organization(), LocalDate.now(BusinessClock.ZONE));

    assertThat(shown(told, "open").get("total").getAsInt()).isZero();
    assertThat(text(items(shown(told, "done")).getFirst(), "state")).isEqualTo("not_needed");
    record(call, "{outcome:refused}").expect(409);
    reaching.cancel(told.organization(), null);
    assertThat(shown(told, "open").get("total").getAsInt()).isEqualTo(1);
  }

  @Test
  void refusesWhatDoesNotFitTogether() {
    UUID call = reaching.call(told());

    assertThat(record(call, "{outcome:reached}").expect(422).pointers())
        .containsExactly("/spokeWith");
    assertThat(record(call, "{outcome:no_answer}").expect(422).pointers())
        .containsExactly("/againOn");
    assertThat(record(call, "{outcome:no_answer,againOn:'2020-01-01'}").expect(422).pointers())
        .containsExactly("/againOn");
    assertThat(record(call, "{outcome:refused,againOn:'2030-01-01'}").expect(422).pointers())
        .containsExactly("/againOn");
    record(UUID.randomUUID(), "{outcome:refused}").expect(404);
    assertThat(record(call, "{outcome:refused}").expect(200).number("attempts")).isEqualTo(1);
  }
}
