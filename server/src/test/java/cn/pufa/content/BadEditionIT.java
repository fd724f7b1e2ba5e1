package cn.pufa.content;

import static cn.pufa.testing.EditionRequests.list;
import static cn.pufa.testing.EditionRequests.of;
import static cn.pufa.testing.EditionRequests.save;
import static cn.pufa.testing.EditionRequests.sentence;
import static cn.pufa.testing.EditionRequests.text;
import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.Api;
import cn.pufa.testing.EditionFlow;
import cn.pufa.testing.EditionFlow.Edition;
import cn.pufa.testing.EditionRequests;
import cn.pufa.testing.Fault;
import cn.pufa.testing.Jdbc;
import cn.pufa.testing.OddFiles;
import cn.pufa.testing.TestServer;
import cn.pufa.testing.Uploads;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Words meant to do harm stay words, and what is no words is refused; what was there stays. */
@Fault("F23")
class BadEditionIT {

  private static TestServer server;
  private static Jdbc database;
  private static EditionFlow flow;

  @BeforeAll
  static void start() {
    server = TestServer.start();
    database = Jdbc.connect(server.database().appUrl());
    flow = new EditionFlow(server);
  }

  @AfterAll
  static void stop() {
    database.close();
    server.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "\"><svg/onload=alert(1)>",
        "<a href=\"javascript:alert(1)\">点</a>",
        "<iframe srcdoc='<script>x</script>'></iframe>",
        "<style>*{display:none}</style>",
        "</textarea><b>粗</b>",
        "<!--<img src=\"--><img src=x onerror=alert(1)//\">",
        "&lt;script&gt;alert(1)&lt;/script&gt;",
        "{{constructor.constructor('alert(1)')()}}",
        "${7*7}#{7*7}",
        "[点这里](javascript:alert(1))",
        "]]><x/>",
        "'; drop table edition; --"
      })
  void hostileWordsAreOnlyWords(String hostile) {
    JsonObject card = everywhere(hostile);
    Edition edition =
        EditionRequests.created(
            flow.editor().call("createPiece", Map.of(), EditionRequests.draft()));
    flow.editor().call("saveEdition", edition.path(), save(1, of("card", card))).expect(200);
    JsonObject kept = words(edition).getAsJsonObject("card");
    for (String field : card.keySet()) {
      assertThat(kept.get(field)).as(field).isEqualTo(withDefaults(card.get(field)));
    }

    // On the public side by whatever way: the reader gets the same words, as JSON.
    database.execute("update piece set live = 1 where id = '%s'".formatted(edition.piece()));
    database.execute(
        "update edition set state = 'live', updated = '2026-11-01' where piece = '%s'"
            .formatted(edition.piece()));
    database.execute(
        "insert into change_log (kind, key) values ('edition', '%s')".formatted(edition.piece()));
    Api.Answer page =
        cn.pufa.testing.Eventually.within(
            java.time.Duration.ofSeconds(2),
            () -> server.api().call("getCard", Map.of("card", edition.piece())).expect(200));
    assertThat(page.raw().headers().firstValue("Content-Type").orElseThrow())
        .startsWith("application/json");
    assertThat(page.raw().headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
    assertThat(page.text("question")).isEqualTo(hostile);
    assertThat(page.json().getAsJsonArray("more").toString()).contains(text(hostile).toString());
  }

  /** In every field that takes words. */
  private static JsonObject everywhere(String words) {
    var run = new JsonObject();
    run.addProperty("text", words);
    var block = new JsonObject();
    block.addProperty("type", "paragraph");
    block.add("items", list(list(run)));
    var question = new JsonObject();
    question.addProperty("ask", words);
    question.add("choices", list(text(words), text("别的")));
    question.addProperty("right", 0);
    question.add("why", sentence(words, null));
    var card = new JsonObject();
    card.addProperty("question", words);
    card.add("variants", list(text(words)));
    for (String field : List.of("answer", "bring", "where", "duration", "cost")) {
      card.add(field, list(sentence(words, null)));
    }
    card.add("more", list(block));
    card.add("quiz", list(question));
    card.addProperty("unverified", true);
    card.addProperty("note", words);
    return card;
  }

  private static JsonElement withDefaults(JsonElement sent) {
    JsonElement kept = sent.deepCopy();
    addComputed(kept);
    return kept;
  }

  private static void addComputed(JsonElement element) {
    if (element.isJsonArray()) {
      element.getAsJsonArray().forEach(BadEditionIT::addComputed);
    } else if (element.isJsonObject()) {
      if (element.getAsJsonObject().has("cites")) {
        element.getAsJsonObject().addProperty("computed", false);
      }
      element.getAsJsonObject().asMap().values().forEach(BadEditionIT::addComputed);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"type\":\"html\",\"items\":[[{\"text\":\"x\"}]]}",
        "{\"type\":\"paragraph\",\"items\":[[{\"text\":\"x\",\"href\":\"https://demo.invalid\"}]]}",
        "{\"type\":\"paragraph\",\"items\":[[{\"text\":\"x\",\"piece\":\"../admin\"}]]}",
        "{\"type\":\"paragraph\",\"items\":[[{\"text\":\"x\",\"piece\":\"https://demo.invalid\"}]]}",
        "{\"type\":\"paragraph\",\"items\":[[{\"text\":\"x\",\"article\":\"javascript:alert(1)\"}]]}",
        "{\"type\":\"paragraph\",\"items\":[[{\"html\":\"<b>x</b>\"}]]}",
        "{\"type\":\"paragraph\",\"items\":\"<b>x</b>\"}",
        "{\"type\":\"paragraph\",\"items\":[]}",
        "\"<b>x</b>\""
      })
  void richTextIsOnlyWhatItsSchemaKnows(String block) {
    Edition edition = flow.written();
    JsonObject before = words(edition);
    JsonObject changed = EditionRequests.card();
    changed
        .getAsJsonObject("card")
        .add("more", list(com.google.gson.JsonParser.parseString(block)));
    Api.Answer answer =
        flow.editor().call("saveEdition", edition.path(), save(1, changed)).expect(422);
    assertThat(answer.pointers()).anyMatch(pointer -> pointer.startsWith("/text/card/more"));
    assertThat(words(edition)).isEqualTo(before);
  }

  @Test
  void linksLeadOnlyToWhatIsThere() {
    JsonObject draft = EditionRequests.draft();
    JsonObject card = draft.getAsJsonObject("text").getAsJsonObject("card");
    var lost = new JsonObject();
    lost.addProperty("text", "看这里");
    lost.addProperty("piece", "no-such-card");
    var gone = new JsonObject();
    gone.addProperty("text", "看这条");
    gone.addProperty("article", "no-such-law@2020-01-01#1");
    var block = new JsonObject();
    block.addProperty("type", "paragraph");
    block.add("items", list(list(lost, gone)));
    card.add("more", list(block));
    card.add("related", list(text("no-such-card")));
    Edition edition = EditionRequests.created(flow.editor().call("createPiece", Map.of(), draft));
    assertThat(
            flow.editor()
                .call("submitEdition", edition.path(), EditionRequests.revision(1))
                .expect(422)
                .pointers())
        .containsExactlyInAnyOrder(
            "/card/more/0/items/0/0/piece", "/card/more/0/items/0/1/article", "/card/related/0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"看‮不见", "零​宽", "换\n行", "\u0007响铃"})
  void marksThatCannotBeSeenAreNotSubmitted(String words) {
    JsonObject draft = EditionRequests.draft();
    draft
        .getAsJsonObject("text")
        .getAsJsonObject("card")
        .getAsJsonArray("answer")
        .add(sentence(words, null));
    Edition edition = EditionRequests.created(flow.editor().call("createPiece", Map.of(), draft));
    assertThat(
            flow.editor()
                .call("submitEdition", edition.path(), EditionRequests.revision(1))
                .expect(422)
                .pointers())
        .containsExactly("/card/answer/2/text");
  }

  @Test
  void tooMuchIsRefused() {
    Edition edition = flow.written();
    JsonObject longText = EditionRequests.card();
    longText.getAsJsonObject("card").addProperty("question", "长".repeat(61));
    assertThat(
            flow.editor()
                .call("saveEdition", edition.path(), save(1, longText))
                .expect(422)
                .pointers())
        .contains("/text/card/question");

    JsonObject manySentences = EditionRequests.card();
    var answer = new JsonArray();
    for (int i = 0; i < 7; i++) {
      answer.add(sentence("演示第一句。", null));
    }
    manySentences.getAsJsonObject("card").add("answer", answer);
    flow.editor().call("saveEdition", edition.path(), save(1, manySentences)).expect(422);

    JsonObject huge = EditionRequests.card();
    huge.getAsJsonObject("card").addProperty("note", "大".repeat(400_000));
    assertThat(flow.editor().call("saveEdition", edition.path(), save(1, huge)).status())
        .isEqualTo(413);
  }

  @Test
  void bothOrNeitherIsNoText() {
    JsonObject draft = EditionRequests.draft();
    draft.add("text", new JsonObject());
    assertThat(flow.editor().call("createPiece", Map.of(), draft).expect(422).pointers())
        .containsExactly("/text");
    JsonObject both = EditionRequests.card();
    both.add("guide", EditionRequests.guide().get("guide"));
    draft.add("text", both);
    flow.editor().call("createPiece", Map.of(), draft).expect(422);
    Edition card = flow.written();
    flow.editor().call("saveEdition", card.path(), save(1, EditionRequests.guide())).expect(422);
  }

  @Test
  void onlySoundIsARecording() {
    byte[] cut = Arrays.copyOf(Uploads.mp3(), 15);
    for (byte[] file :
        List.of(
            Uploads.image("jpg", 8, 6),
            OddFiles.png(30_000, 30_000, new byte[0]),
            Uploads.pdf(""),
            "ID3 but nothing more".getBytes(java.nio.charset.StandardCharsets.UTF_8),
            cut,
            new byte[] {0, 0, 0, 24, 'f', 't', 'y', 'p', 'M', '4', 'A', ' '},
            new byte[] {'M', 'Z', 0, 0, 0, 0, 0, 0})) {
      assertThat(
              Uploads.send(flow.editor(), "recording", "audio/mpeg", file).expect(422).pointers())
          .containsExactly("/file");
    }
    byte[] m4a = join(box("ftyp", "M4A 0000"), box("moov", "x"), box("mdat", "sound"));
    Uploads.send(flow.editor(), "recording", "audio/mp4", m4a).expect(201);
  }

  private static byte[] box(String name, String content) {
    return java.nio.ByteBuffer.allocate(8 + content.length())
        .putInt(8 + content.length())
        .put(name.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1))
        .put(content.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1))
        .array();
  }

  private static byte[] join(byte[]... parts) {
    var out = new java.io.ByteArrayOutputStream();
    Arrays.stream(parts).forEach(out::writeBytes);
    return out.toByteArray();
  }

  @Test
  void aRecordingIsOnesOwnAndPlayedOnlyWhileItIsPublic() {
    Edition edition = flow.live();
    String photo = Uploads.photo(flow.editor());
    for (String file : List.of(photo, "00000000-0000-4000-8000-000000000000")) {
      assertThat(
              flow.editor()
                  .call(
                      "setRecording",
                      Map.of("piece", edition.piece()),
                      EditionRequests.recorded(flow.editor(), edition.piece(), file))
                  .expect(422)
                  .pointers())
          .containsExactly("/file");
    }
    String recording = EditionRequests.recording(flow.editor(), edition.piece());
    flow.editor()
        .call(
            "setRecording",
            Map.of("piece", edition.piece()),
            EditionRequests.recorded(flow.editor(), edition.piece(), null))
        .expect(200);
    server.api().call("getRecording", Map.of("recording", recording)).expect(404);
    server.api().call("getRecording", Map.of("recording", photo)).expect(404);
  }

  private static JsonObject words(Edition edition) {
    return flow.editor()
        .call("getEdition", edition.path())
        .expect(200)
        .json()
        .getAsJsonObject("text");
  }
}
