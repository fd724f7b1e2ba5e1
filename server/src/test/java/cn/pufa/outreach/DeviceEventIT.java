package cn.pufa.outreach;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.platform.db.Sql;
import cn.pufa.testing.Api;
import cn.pufa.testing.AtOnce;
import cn.pufa.testing.Given;
import cn.pufa.testing.Race;
import cn.pufa.testing.TestServer;
import cn.pufa.testing.Uploads;
import com.google.gson.JsonObject;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Events that a device wrote without a network: however often and late they are sent, each is one.
 */
class DeviceEventIT {

  private static final Sql FORGET = Sql.of("delete from idempotency where key = $1");

  private static TestServer server;
  private static Api officer;

  @BeforeAll
  static void start() {
    server = TestServer.start(Map.of("PUFA_CLOCK", "2026-11-20T04:00:00Z"));
    officer = server.as("case_officer");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Race
  @Test
  void sentByTwoPagesAtOnceItIsOneEvent() {
    JsonObject draft = draft("演示·两个页面同时发送");
    String key = Api.key();
    List<Api.Answer> answers =
        AtOnce.call(Collections.nCopies(8, () -> send(officer, draft, key).expect(201)));
    assertThat(answers).extracting(answer -> answer.text("id")).containsOnly(id(answers));
    assertThat(named(draft)).isEqualTo(1);
  }

  @Test
  void sentAgainWhenItsKeyIsForgottenItIsStillOne() {
    JsonObject draft = draft("演示·过了很久再发送");
    String key = Api.key();
    String event = send(officer, draft, key).expect(201).text("id");
    server.store().run(tx -> tx.execute(FORGET, key));
    assertThat(send(officer, draft, key).expect(201).text("id")).isEqualTo(event);
    assertThat(named(draft)).isEqualTo(1);
  }

  @Test
  void otherWordsUnderItsKeyAreRefused() {
    JsonObject draft = draft("演示·同一个编号两样内容");
    String key = Api.key();
    send(officer, draft, key).expect(201);
    server.store().run(tx -> tx.execute(FORGET, key));
    draft.addProperty("place", "演示另一处广场");
    assertThat(send(officer, draft, key).expect(422).text("type")).isEqualTo("key-reused");
    assertThat(named(draft)).isEqualTo(1);
  }

  @Test
  void anotherPersonsSameKeyIsAnotherEvent() {
    JsonObject draft = draft("演示·两个人各记一场");
    String key = Api.key();
    String event = send(officer, draft, key).expect(201).text("id");
    assertThat(send(server.as("township"), draft, key).expect(201).text("id")).isNotEqualTo(event);
    assertThat(named(draft)).isEqualTo(2);
  }

  @Test
  void whatWasRefusedIsMendedUnderItsKey() {
    JsonObject draft = draft("演示·退回以后改好");
    draft.addProperty("heldOn", "2026-11-21");
    String key = Api.key();
    assertThat(send(officer, draft, key).expect(422).pointers()).containsExactly("/heldOn");
    draft.addProperty("heldOn", "2026-11-20");
    send(officer, draft, key).expect(201);
    assertThat(named(draft)).isEqualTo(1);
  }

  @Test
  void photosFollowOnceEach() {
    String event = send(officer, draft("演示·照片随后"), Api.key()).expect(201).text("id");
    String photo = Uploads.photo(officer);
    add(event, photo).expect(200);
    JsonObject whole = add(event, photo).expect(200).json();
    assertThat(whole.getAsJsonArray("photos")).isEqualTo(Given.texts(photo));
    officer.call("getEventPhoto", Map.of("event", event, "photo", photo)).expect(200);
    assertThat(add(event, UUID.randomUUID().toString()).expect(422).pointers())
        .containsExactly("/photo");
  }

  @Test
  void aTenthPhotoIsRefused() {
    String event = send(officer, draft("演示·照片太多"), Api.key()).expect(201).text("id");
    for (int place = 0; place < 9; place++) {
      add(event, Uploads.photo(officer)).expect(200);
    }
    assertThat(add(event, Uploads.photo(officer)).expect(409).text("detail")).contains("9 张");
  }

  private static JsonObject draft(String title) {
    JsonObject draft = Given.eventDraft();
    draft.addProperty("title", title);
    return draft;
  }

  private static Api.Answer send(Api caller, JsonObject draft, String key) {
    return caller.call("createPufaEvent", Map.of("Idempotency-Key", key), draft);
  }

  private static Api.Answer add(String event, String photo) {
    var body = new JsonObject();
    body.addProperty("photo", photo);
    return officer.call("addEventPhoto", Map.of("event", event), body);
  }

  private static String id(List<Api.Answer> answers) {
    return answers.getFirst().text("id");
  }

  /** Events of this name. */
  private static long named(JsonObject draft) {
    JsonObject page = officer.call("listPufaEvents", Map.of("size", 100)).expect(200).json();
    return page.getAsJsonArray("items").asList().stream()
        .filter(item -> item.getAsJsonObject().get("title").equals(draft.get("title")))
        .count();
  }
}
