package cn.pufa.content;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.Api;
import cn.pufa.testing.AtOnce;
import cn.pufa.testing.EditionFlow;
import cn.pufa.testing.EditionFlow.Edition;
import cn.pufa.testing.EditionRequests;
import cn.pufa.testing.MovableClock;
import cn.pufa.testing.Race;
import cn.pufa.testing.ServerAt;
import cn.pufa.testing.SquareCodes;
import cn.pufa.testing.TestPostgres;
import cn.pufa.testing.TestServer;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.ByteArrayInputStream;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What helps a reader beside the pieces: days reckoned for her, a code for a shared picture. */
@ServerAt("2026-11-02T02:00:00Z")
class ReadingIT {

  private static final String CARD = "lihun-lengjingqi-duojiu";
  private static final String OTHER_CARD = "lengjingqi-zenme-shu";
  private static final String CODE_PATH = "/wxa/getwxacodeunlimit";

  private static MovableClock clock;
  private static TestServer server;
  private static Api resident;

  @BeforeAll
  static void start() {
    resident = server.api();
  }

  @Test
  void theDaysOfTheCoolingOffAreToldWithTheirReason() {
    JsonObject days =
        resident.call("getCoolingOff", Map.of("received", "2026-03-05")).expect(200).json();
    JsonObject withdraw = days.getAsJsonObject("withdraw");
    assertThat(withdraw.get("from").getAsString()).isEqualTo("2026-03-06");
    assertThat(withdraw.get("to").getAsString()).isEqualTo("2026-04-07");
    assertThat(withdraw.get("words").getAsString()).contains("清明");
    assertThat(days.getAsJsonObject("collect").get("from").getAsString()).isEqualTo("2026-04-08");
  }

  @Test
  void aDayBeforeTheLawOrFarAheadIsRefusedByName() {
    assertThat(
            resident.call("getCoolingOff", Map.of("received", "2020-12-31")).expect(422).pointers())
        .containsExactly("/received");
    assertThat(
            resident.call("getCoolingOff", Map.of("received", "2099-01-01")).expect(422).pointers())
        .containsExactly("/received");
    resident.call("getCoolingOff", Map.of("received", "2026-02-30")).expect(422);
  }

  @Test
  void everyLifeEventAndRoleSaysWhyAndHasSomethingToRead() {
    JsonObject known = resident.call("listLifeEvents").expect(200).json();
    assertThat(known.getAsJsonArray("events")).hasSizeGreaterThanOrEqualTo(12);
    known
        .getAsJsonArray("events")
        .forEach(event -> requireReading(event.getAsJsonObject().get("code").getAsString()));
    assertThat(known.getAsJsonArray("roles")).isNotEmpty();
    known.getAsJsonArray("roles").forEach(role -> requireReading(role.getAsString()));
    resident.call("getFirstReading", Map.of("choice", "no-such-event")).expect(404);
  }

  private static void requireReading(String choice) {
    JsonObject reading =
        resident.call("getFirstReading", Map.of("choice", choice)).expect(200).json();
    assertThat(reading.get("why").getAsString()).as(choice).isNotBlank();
    assertThat(reading.getAsJsonArray("items")).as(choice).isNotEmpty();
  }

  @Test
  void noDeviceRemembersWhatOthersMustNotSee() {
    JsonObject known = resident.call("listLifeEvents").expect(200).json();
    assertThat(known.getAsJsonArray("events"))
        .filteredOn(event -> event.getAsJsonObject().get("unkept").getAsBoolean())
        .extracting(event -> event.getAsJsonObject().get("code").getAsString())
        .containsExactlyInAnyOrder("violence", "child-harm");
  }

  @Test
  void aLinkWithinTheWordsSaysWhatItOpens() {
    var flow = new EditionFlow(server);
    String guide = resident.call("listGuides").expect(200).firstId();
    String unread = flow.written().piece();
    JsonObject draft = EditionRequests.draft();
    draft.getAsJsonObject("text").getAsJsonObject("card").add("more", links(CARD, guide, unread));
    Edition edition =
        flow.live(EditionRequests.created(flow.editor().call("createPiece", Map.of(), draft)));

    JsonObject card = resident.call("getCard", Map.of("card", edition.piece())).expect(200).json();
    JsonObject block = card.getAsJsonArray("more").get(0).getAsJsonObject();
    assertThat(block.getAsJsonArray("items").get(0).getAsJsonArray())
        .extracting(JsonElement::toString)
        .containsExactly(
            "{\"text\":\"看这里\",\"piece\":\"%s\",\"kind\":\"card\"}".formatted(CARD),
            "{\"text\":\"看这里\",\"piece\":\"%s\",\"kind\":\"guide\"}".formatted(guide),
            "{\"text\":\"看这里\"}");
  }

  private static JsonArray links(String... pieces) {
    var runs = new JsonArray();
    for (String piece : pieces) {
      var run = new JsonObject();
      run.addProperty("text", "看这里");
      run.addProperty("piece", piece);
      runs.add(run);
    }
    var block = new JsonObject();
    block.addProperty("type", "paragraph");
    block.add("items", EditionRequests.list(runs));
    return EditionRequests.list(block);
  }

  @Test
  void theCodeOnASharedPictureOpensThePiece() throws Exception {
    byte[] picture = resident.call("getShareCode", card(CARD)).expect(200).bytes();
    assertThat(read(picture)).endsWith("packages/content/card " + CARD);
  }

  @Race
  @Test
  void weChatIsAskedOnceForManyAndAgainAfterItFailed() {
    Callable<Integer> ask = () -> resident.call("getShareCode", card(OTHER_CARD)).status();
    server.weChat().setOutOfQuota(CODE_PATH, true);
    assertThat(ask(ask)).containsOnly(503);
    server.weChat().setOutOfQuota(CODE_PATH, false);
    clock.moveTo("2026-11-04T02:00:00Z");
    // Its token has run out meanwhile; a new one is got with this.
    resident.call("getShareCode", card("jiehun-nianling")).expect(200);
    int before = server.weChat().calls(CODE_PATH);
    assertThat(ask(ask)).containsOnly(200);
    assertThat(server.weChat().calls(CODE_PATH)).isEqualTo(before + 1);
  }

  private static List<Integer> ask(Callable<Integer> ask) {
    return AtOnce.call(Collections.nCopies(20, ask));
  }

  @Test
  void thereIsNoCodeForWhatIsNotPublic() {
    resident.call("getShareCode", card("no-such-card")).expect(404);
    resident.call("getShareCode", Map.of("kind", "guide", "piece", CARD)).expect(404);
  }

  @Test
  void withoutWeChatTheCodeIsTheWebAddress() throws Exception {
    Map<String, String> options = new HashMap<>(TestServer.PRODUCTION);
    options.put("PUBLIC_URL", "https://pufa.demo.invalid/");
    try (var plain = TestServer.start(TestPostgres.create(), options)) {
      byte[] picture = plain.api().call("getShareCode", card(CARD)).expect(200).bytes();
      assertThat(read(picture))
          .isEqualTo("https://pufa.demo.invalid/#/packages/content/card?id=" + CARD);
    }
  }

  @Test
  void withNeitherThereIsNone() {
    try (var plain = TestServer.start(TestPostgres.create(), TestServer.PRODUCTION)) {
      plain.api().call("getShareCode", card(CARD)).expect(404);
    }
  }

  private static Map<String, Object> card(String id) {
    return Map.of("kind", "card", "piece", id);
  }

  private static String read(byte[] picture) throws Exception {
    return SquareCodes.read(ImageIO.read(new ByteArrayInputStream(picture)));
  }
}
