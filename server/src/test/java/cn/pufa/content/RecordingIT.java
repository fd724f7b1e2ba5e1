package cn.pufa.content;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.Api;
import cn.pufa.testing.EditionFlow;
import cn.pufa.testing.EditionFlow.Edition;
import cn.pufa.testing.EditionRequests;
import cn.pufa.testing.TestServer;
import com.google.gson.JsonObject;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What was read aloud is heard for as long as the words are those. */
class RecordingIT {

  private static TestServer server;
  private static EditionFlow flow;

  @BeforeAll
  static void start() {
    server = TestServer.start();
    flow = new EditionFlow(server);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  /** Neither a colleague's recording nor one of other words is put in place unseen. */
  @Test
  void whoRecordsOverWhatIsHeardMeanwhileIsToldWho() {
    Edition edition = flow.live();
    Map<String, Object> at = Map.of("piece", edition.piece());
    String late = EditionRequests.sound(flow.editor());
    JsonObject typed = EditionRequests.recorded(flow.editor(), edition.piece(), late);
    JsonObject none = EditionRequests.recorded(flow.editor(), edition.piece(), null);
    String first = EditionRequests.recording(flow.editor(), edition.piece());
    JsonObject told = flow.editor().call("setRecording", at, typed).expect(409).json();
    assertThat(told.getAsJsonObject("meanwhile").has("by")).isTrue();
    flow.editor().call("setRecording", at, none).expect(409);
    server.api().call("getRecording", Map.of("recording", first)).expect(200);

    typed = EditionRequests.recorded(flow.editor(), edition.piece(), late);
    flow.editor().call("setRecording", at, typed).expect(200);
    server.api().call("getRecording", Map.of("recording", late)).expect(200);
    server.api().call("getRecording", Map.of("recording", first)).expect(404);
  }

  @Test
  void aRecordingIsHeardWholeOrInPartUntilTheWordsChange() {
    Edition edition = flow.live();
    String file = EditionRequests.recording(flow.editor(), edition.piece());
    String address =
        server.api().call("getCard", Map.of("card", edition.piece())).expect(200).text("recording");
    assertThat(address).isEqualTo("/api/recordings/" + file);
    Api.Answer whole = server.api().call("getRecording", Map.of("recording", file)).expect(200);
    assertThat(whole.bytes()).as("without the tag that named somebody").hasSize(417);
    Api.Answer part =
        server
            .api()
            .send(
                "getRecording",
                Map.of("recording", file),
                null,
                null,
                Map.of("Range", "bytes=10-19"))
            .expect(206);
    assertThat(part.bytes()).hasSize(10);
    assertThat(part.raw().headers().firstValue("Content-Range")).hasValue("bytes 10-19/417");

    Edition next =
        EditionRequests.created(
            flow.editor()
                .call("createEdition", Map.of("piece", edition.piece()), new JsonObject()));
    flow.submit(next, 1);
    flow.passFirst(next);
    flow.passLegal(next);
    flow.passSecrecy(next);
    flow.publish(next);
    server.api().call("getRecording", Map.of("recording", file)).expect(404);
  }
}
