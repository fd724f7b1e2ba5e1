package cn.pufa.publication;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.Api;
import cn.pufa.testing.Jdbc;
import cn.pufa.testing.Planted;
import cn.pufa.testing.PublicationRequests;
import cn.pufa.testing.Readable;
import cn.pufa.testing.SlowFault;
import cn.pufa.testing.TestServer;
import cn.pufa.testing.ValidRequests;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Every text in the database that may be overwritten is overwritten with a sign of its own,
 * whatever feature keeps it; then everything public is read. Only the white list has come out.
 */
@SlowFault("F25")
class PublicCanaryIT {

  /** What the register makes public, the list and the numbers of documents. */
  private static final Set<String> PUBLIC =
      Set.of(
          "organization.name",
          "organization.legal_representative",
          "credit_entry.name",
          "credit_entry.document_number",
          "credit_entry.end_number",
          "review_decision.document_number");

  private static final Pattern CANARY = Pattern.compile("canary:([a-z0-9_]+\\.[a-z0-9_]+)");

  @Test
  void onlyWhatTheRegisterMakesPublicIsPublic() {
    try (TestServer server = TestServer.start();
        Jdbc database = Jdbc.connect(server.database().ownerUrl())) {
      new ValidRequests(server);
      Api officer = server.as("case_officer");
      Api reviewer = server.as("secrecy_reviewer");
      List<String> subjects = subjects(officer);
      String batch = PublicationRequests.created(server, PublicationRequests.draft(subjects));
      Set<String> planted = Planted.everywhere(database, column -> "canary:" + column);

      publish(officer, reviewer, batch);
      database.execute("delete from open_extract");
      server.node().publications().tend();
      Set<String> seen = new TreeSet<>();
      for (String text : everythingPublic(server, officer, batch)) {
        var found = CANARY.matcher(text);
        while (found.find()) {
          seen.add(found.group(1));
        }
      }
      System.out.println(
          "PublicCanaryIT: %d items, %d columns planted, public: %s"
              .formatted(subjects.size(), planted.size(), seen));
      assertThat(planted).hasSizeGreaterThan(100).contains("organization.contact_phone");
      assertThat(seen).contains("organization.name", "organization.legal_representative");
      assertThat(seen).isSubsetOf(PUBLIC);
    }
  }

  /** Of each kind what there is. */
  private static List<String> subjects(Api officer) {
    List<String> subjects = new ArrayList<>();
    for (ItemKind kind : ItemKind.values()) {
      for (int year = 2020; year <= 2026; year++) {
        officer
            .call("listPublicationCandidates", Map.of("kind", kind.code(), "year", year))
            .expect(200)
            .json()
            .getAsJsonArray("items")
            .forEach(item -> subjects.add(item.getAsJsonObject().get("subject").getAsString()));
      }
    }
    assertThat(subjects).isNotEmpty();
    return subjects;
  }

  private static void publish(Api officer, Api reviewer, String batch) {
    Map<String, Object> of = Map.of("batch", batch);
    JsonObject frozen =
        officer
            .call("freezePublicationBatch", of, PublicationRequests.revision(1))
            .expect(200)
            .json();
    String hash = frozen.getAsJsonObject("batch").get("sha256").getAsString();
    reviewer.call("reviewPublicationBatch", of, PublicationRequests.review(true, hash)).expect(200);
    officer.call("publishPublicationBatch", of, new JsonObject()).expect(200);
  }

  private static List<String> everythingPublic(TestServer server, Api officer, String batch) {
    Api anyone = server.api();
    List<String> texts = new ArrayList<>();
    Api.Answer list = anyone.call("listPublications").expect(200);
    texts.add(text(list));
    list.json()
        .getAsJsonArray("items")
        .forEach(
            one ->
                texts.add(
                    text(
                        anyone.call(
                            "getPublication",
                            Map.of("number", one.getAsJsonObject().get("number").getAsString())))));
    Api.Answer found = anyone.call("searchRegister", Map.of("q", "canary", "size", 40)).expect(200);
    texts.add(text(found));
    found.json().getAsJsonArray("items").asList().stream()
        .limit(20)
        .forEach(
            one -> {
              String code = one.getAsJsonObject().get("creditCode").getAsString();
              texts.add(text(anyone.call("getPublicOrganization", Map.of("creditCode", code))));
              texts.add(text(anyone.call("verifyPublicNumber", Map.of("number", code))));
            });
    texts.add(text(anyone.call("getOpenData").expect(200)));
    for (OpenFile file : OpenFile.ALL) {
      for (String ending : List.of(".csv", ".json")) {
        texts.add(text(anyone.call("getOpenDataFile", Map.of("file", file.name() + ending))));
      }
    }
    for (long at = 0; ; ) {
      JsonObject page =
          anyone.call("listOpenChanges", Map.of("after", at, "limit", 1000)).expect(200).json();
      texts.add(page.toString());
      if (page.getAsJsonArray("items").isEmpty()) {
        break;
      }
      at = page.get("last").getAsLong();
    }
    for (String format : List.of("html", "text", "docx")) {
      texts.add(
          text(officer.call("exportPublicationArticle", Map.of("batch", batch, "format", format))));
    }
    return texts;
  }

  private static String text(Api.Answer answer) {
    return Readable.text(answer.expect(200).bytes());
  }
}
