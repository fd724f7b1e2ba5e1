package cn.pufa.testing;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.platform.files.FileContent;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** The files of open data, as anyone downloads them. */
public final class OpenFiles {

  private final TestServer server;
  private final Api anyone;

  public OpenFiles(TestServer server) {
    this.server = server;
    this.anyone = server.api();
  }

  /** Made of what stands now, also where today has an extract. */
  public void makeAnew() {
    try (Jdbc owner = Jdbc.connect(server.database().ownerUrl())) {
      owner.execute("delete from open_extract");
    }
    server.node().publications().tend();
  }

  public byte[] bytes(String name) {
    return anyone.call("getOpenDataFile", Map.of("file", name)).expect(200).bytes();
  }

  /** Rows of one with this value, from its JSON. */
  public List<JsonObject> rows(String name, String column, String value) {
    JsonObject file =
        anyone.call("getOpenDataFile", Map.of("file", name + ".json")).expect(200).json();
    return StreamSupport.stream(file.getAsJsonArray("rows").spliterator(), false)
        .map(JsonElement::getAsJsonObject)
        .filter(row -> row.get(column).getAsString().equals(value))
        .toList();
  }

  /** What the list of the files says of each is so. */
  public void requireSealed() {
    JsonObject extract = anyone.call("getOpenData").expect(200).json();
    for (JsonElement one : extract.getAsJsonArray("files")) {
      JsonObject head = one.getAsJsonObject();
      byte[] bytes = bytes(head.get("file").getAsString());
      assertThat(FileContent.sha256(bytes)).isEqualTo(head.get("sha256").getAsString());
      assertThat(bytes).hasSize(head.get("bytes").getAsInt());
    }
  }
}
