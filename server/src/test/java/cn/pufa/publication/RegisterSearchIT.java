package cn.pufa.publication;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.Api;
import cn.pufa.testing.Jdbc;
import cn.pufa.testing.PublicationRequests;
import cn.pufa.testing.TestServer;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Anyone finds an organisation and reads in plain words how it stands. */
class RegisterSearchIT {

  private static TestServer server;
  private static String code;
  private static String name;

  @BeforeAll
  static void start() {
    server = TestServer.start();
    try (Jdbc database = Jdbc.connect(server.database().ownerUrl())) {
      code =
          database
              .column(
                  "select credit_code from organization order by registered_on desc, id limit 1")
              .getFirst();
      name =
          database
              .column("select name from organization where credit_code = '" + code + "'")
              .getFirst();
    }
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void byAPartOfTheNameAndByTheCode() {
    for (String words :
        List.of(name, name.substring(name.length() - 4), code, code.toLowerCase())) {
      JsonObject found = search(words);
      assertThat(found.toString()).as(words).contains(code);
    }
    assertThat(
            search(name).getAsJsonArray("items").get(0).getAsJsonObject().get("name").getAsString())
        .isEqualTo(name);
    assertThat(search("没有这样的协会").get("total").getAsInt()).isZero();
    assertThat(search("%_").get("total").getAsInt()).isZero();
  }

  @Test
  void itsPageSaysWhatTheRegisterMakesPublic() {
    JsonObject page =
        server.api().call("getPublicOrganization", Map.of("creditCode", code)).expect(200).json();
    assertThat(page.keySet())
        .isSubsetOf(
            "creditCode",
            "name",
            "type",
            "charity",
            "registeredOn",
            "legalRepresentative",
            "status",
            "words",
            "owedYears",
            "history",
            "asOf",
            "address");
    assertThat(page.get("address").getAsString()).endsWith("organization?code=" + code);
    server.api().call("getPublicOrganizationCode", Map.of("creditCode", code)).expect(200);
    server
        .api()
        .call("getPublicOrganization", Map.of("creditCode", "51440881MJM0000000"))
        .expect(404);
  }

  @Test
  void whatWasPublishedIsItsHistory() {
    String batch = PublicationRequests.published(server, 1);
    JsonObject item =
        PublicationRequests.whole(server, batch).getAsJsonArray("items").get(0).getAsJsonObject();
    JsonObject page =
        server
            .api()
            .call(
                "getPublicOrganization", Map.of("creditCode", item.get("creditCode").getAsString()))
            .expect(200)
            .json();
    assertThat(page.getAsJsonArray("history").toString()).contains(item.get("words").getAsString());
  }

  @Test
  void aNumberIsVerified() {
    String batch = PublicationRequests.published(server, 1);
    JsonObject head = PublicationRequests.batch(server, batch);
    JsonObject publication = verify(head.get("number").getAsString());
    assertThat(publication.get("kind").getAsString()).isEqualTo("publication");
    assertThat(publication.get("sha256")).isEqualTo(head.get("sha256"));
    JsonObject organization = verify(code.substring(0, 6) + " " + code.substring(6).toLowerCase());
    assertThat(organization.get("title").getAsString()).isEqualTo(name);
    assertThat(verify("2001-999").get("kind").getAsString()).isEqualTo("unknown");
  }

  private static JsonObject verify(String number) {
    return server.api().call("verifyPublicNumber", Map.of("number", number)).expect(200).json();
  }

  private static JsonObject search(String words) {
    return server.api().call("searchRegister", Map.of("q", words)).expect(200).json();
  }

  @Test
  void whoLooksTooOftenMustWait() {
    try (TestServer other = TestServer.start()) {
      Api curious = other.api();
      List<Integer> statuses =
          IntStream.range(0, 70)
              .map(look -> curious.call("searchRegister", Map.of("q", "协会" + look)).status())
              .boxed()
              .toList();
      assertThat(statuses.subList(0, 60)).containsOnly(200);
      assertThat(statuses.subList(60, 70)).containsOnly(429);
    }
  }
}
