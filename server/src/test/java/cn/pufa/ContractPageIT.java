package cn.pufa;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.Api;
import cn.pufa.testing.TestServer;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Anyone may read the contract, as a document and as a page that needs no other host. */
class ContractPageIT {

  private static final Pattern LOADED = Pattern.compile("(?:src|href)=\"([^\"]+)\"");

  private static TestServer server;

  @BeforeAll
  static void start() {
    server = TestServer.start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void theDocumentIsServedAsJoinedAndNamesNoOtherHost() {
    Api.Answer answer = get("/openapi.json").expect(200);
    assertThat(type(answer)).isEqualTo("application/json");
    assertThat(answer.body()).isEqualTo(joined());
    assertThat(text(answer))
        .doesNotContain("http:")
        .doesNotContainPattern("https://\\w")
        .doesNotContain("\"//");
    assertThat(
            answer
                .json()
                .getAsJsonArray("servers")
                .get(0)
                .getAsJsonObject()
                .get("url")
                .getAsString())
        .isEqualTo("/");
  }

  private static JsonElement joined() {
    var joined = ContractPageIT.class.getResourceAsStream("/api-spec/contract.json");
    return JsonParser.parseReader(new InputStreamReader(joined, StandardCharsets.UTF_8));
  }

  @Test
  void thePageAndAllItLoadsComeFromHere() {
    Api.Answer page = get("/docs/").expect(200);
    assertThat(type(page)).startsWith("text/html");
    assertThat(text(page)).doesNotContain("http:").doesNotContainPattern("https://\\w");
    var loaded = LOADED.matcher(text(page)).results().map(found -> found.group(1)).toList();
    assertThat(loaded).contains("swagger-ui.css", "swagger-ui-bundle.js", "docs.js");
    for (String name : loaded) {
      Api.Answer part = get("/docs/" + name).expect(200);
      assertThat(type(part))
          .as(name)
          .startsWith(name.endsWith(".js") ? "text/javascript" : "text/css");
      assertThat(part.bytes()).as(name).isNotEmpty();
    }
    assertThat(text(get("/docs/docs.js"))).contains("/openapi.json").contains("validatorUrl: null");
  }

  @Test
  void theAddressWithoutSlashLeadsToThePage() {
    Api.Answer answer = get("/docs").expect(302);
    assertThat(answer.raw().headers().firstValue("Location")).hasValue("/docs/");
  }

  @Test
  void anUnchangedDocumentIsNotSentAgain() {
    String etag = get("/openapi.json").raw().headers().firstValue("ETag").orElseThrow();
    Api.Answer again =
        server
            .api()
            .exchange(request("/openapi.json").header("If-None-Match", etag).build())
            .expect(304);
    assertThat(again.bytes()).isEmpty();
  }

  private static Api.Answer get(String path) {
    return server.api().exchange(request(path).build());
  }

  private static HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(server.node().address() + path));
  }

  private static String type(Api.Answer answer) {
    return answer.raw().headers().firstValue("Content-Type").orElse("");
  }

  private static String text(Api.Answer answer) {
    return new String(answer.bytes(), StandardCharsets.UTF_8);
  }
}
