package cn.pufa.leaflet;

import static cn.pufa.testing.LeafletRequests.citing;
import static cn.pufa.testing.LeafletRequests.create;
import static cn.pufa.testing.LeafletRequests.move;
import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.Api;
import cn.pufa.testing.AtOnce;
import cn.pufa.testing.Given;
import cn.pufa.testing.LawRequests;
import cn.pufa.testing.LeafletRequests;
import cn.pufa.testing.Race;
import cn.pufa.testing.TestServer;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Leaflets leave a stock that is never below zero, and stay when the law they print has changed.
 */
class LeafletIT {

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
  void theStockIsWhatWasPrintedLessWhatLeft() {
    String id = create(officer, LeafletRequests.draft());
    String event =
        officer.call("createPufaEvent", Map.of(), Given.eventDraft()).expect(201).text("id");
    JsonObject handedOut = move("handed_out", 120);
    handedOut.addProperty("event", event);
    assertThat(stock(book(id, handedOut).expect(200))).isEqualTo(380);
    assertThat(stock(book(id, move("printed", 50)).expect(200))).isEqualTo(430);
    Api.Answer scrapped = book(id, move("scrapped", 430)).expect(200);
    assertThat(stock(scrapped)).isZero();
    assertThat(scrapped.json().getAsJsonArray("moves")).hasSize(4);
  }

  @Race
  @Test
  void moreThanThereIsStays() {
    String id = create(officer, LeafletRequests.draft());
    Api.Answer refused = book(id, move("handed_out", 501)).expect(422);
    assertThat(refused.pointers()).containsExactly("/copies");
    assertThat(refused.body().toString()).contains("库存只有 500 份");
    List<Integer> statuses =
        AtOnce.call(Collections.nCopies(8, () -> book(id, move("handed_out", 100)).status()));
    assertThat(statuses.stream().filter(status -> status == 200)).hasSize(5);
    assertThat(statuses.stream().filter(status -> status == 422)).hasSize(3);
    assertThat(stock(get(id))).isZero();
  }

  @Test
  void aLeafletOfAChangedArticleIsHandedOutNoMore() {
    var law = LawRequests.Law.invented();
    Api reviewer = server.as("legal_reviewer");
    LawRequests.importLaw(reviewer, law, "2019-01-02", true, "风筝要有线。", "线要结实。");
    String changed = create(officer, citing(law.code(), 1));
    String same = create(officer, citing(law.code(), 2));
    assertThat(state(changed)).isEqualTo("usable");
    LawRequests.importLaw(reviewer, law, "2020-01-02", false, "风筝要有两根线。", "线要结实。");
    assertThat(state(changed)).isEqualTo("stopped");
    assertThat(state(same)).isEqualTo("usable");
    book(changed, move("handed_out", 1)).expect(409);
    book(changed, move("printed", 1)).expect(409);
    book(same, move("handed_out", 1)).expect(200);
    assertThat(stock(book(changed, move("scrapped", 500)).expect(200))).isZero();
    assertThat(
            reviewer
                .call("listStaleCitations", Map.of("statute", law.code()))
                .expect(200)
                .body()
                .toString())
        .contains("/leaflets/" + changed);
  }

  @Test
  void whatIsNotTheLawIsNotCited() {
    JsonObject draft = citing("hunyin-dengji-tiaoli", 1999);
    assertThat(officer.call("createLeaflet", Map.of(), draft).expect(422).pointers())
        .containsExactly("/articles/0");
  }

  @Test
  void aVersionIsRegisteredOnce() {
    JsonObject draft = LeafletRequests.draft();
    create(officer, draft);
    assertThat(officer.call("createLeaflet", Map.of(), draft).expect(422).pointers())
        .containsExactly("/edition");
  }

  @Test
  void onlyWhatIsHandedOutNamesAnEventAndOneThatIs() {
    String id = create(officer, LeafletRequests.draft());
    JsonObject printed = move("printed", 10);
    printed.addProperty("event", UUID.randomUUID().toString());
    assertThat(book(id, printed).expect(422).pointers()).containsExactly("/event");
    JsonObject handedOut = move("handed_out", 10);
    handedOut.addProperty("event", UUID.randomUUID().toString());
    assertThat(book(id, handedOut).expect(422).pointers()).containsExactly("/event");
    assertThat(stock(get(id))).isEqualTo(500);
  }

  @Test
  void anEventTellsWhatLeftTheStockForIt() {
    String event =
        officer.call("createPufaEvent", Map.of(), Given.eventDraft()).expect(201).text("id");
    assertThat(ofEvent(event)).isEmpty();
    JsonObject draft = LeafletRequests.draft();
    String leaflet = create(officer, draft);
    for (int copies : List.of(120, 30)) {
      JsonObject handedOut = move("handed_out", copies);
      handedOut.addProperty("event", event);
      book(leaflet, handedOut).expect(200);
    }
    book(leaflet, move("handed_out", 5)).expect(200);
    assertThat(ofEvent(event)).hasSize(1);
    JsonObject one = ofEvent(event).get(0).getAsJsonObject();
    assertThat(one.get("leaflet").getAsString()).isEqualTo(leaflet);
    assertThat(one.get("edition")).isEqualTo(draft.get("edition"));
    assertThat(one.get("copies").getAsInt()).isEqualTo(150);
  }

  private static JsonArray ofEvent(String event) {
    return officer
        .call("listEventLeaflets", Map.of("event", event))
        .expect(200)
        .json()
        .getAsJsonArray("items");
  }

  private static Api.Answer book(String leaflet, JsonObject move) {
    return officer.call("moveLeaflet", Map.of("leaflet", leaflet), move);
  }

  private static Api.Answer get(String leaflet) {
    return officer.call("getLeaflet", Map.of("leaflet", leaflet)).expect(200);
  }

  private static int stock(Api.Answer whole) {
    return whole.json().getAsJsonObject("leaflet").get("stock").getAsInt();
  }

  private static String state(String leaflet) {
    return get(leaflet).json().getAsJsonObject("leaflet").get("state").getAsString();
  }
}
