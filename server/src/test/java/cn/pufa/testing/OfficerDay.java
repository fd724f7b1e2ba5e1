package cn.pufa.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The main paths one after the other, noting of each answer what must be the same on every day, and
 * how long the slowest took.
 */
public final class OfficerDay {

  private static final Duration FINISH = Duration.ofSeconds(60);

  private final TestServer server;
  private final List<String> answers = new ArrayList<>();
  private final List<Long> taken = new ArrayList<>();

  private OfficerDay(TestServer server) {
    this.server = server;
  }

  /**
   * @param answers what must not depend on the day, @param taken milliseconds of each request
   */
  public record Account(List<String> answers, List<Long> taken) {

    public long slowestMs() {
      return Collections.max(taken);
    }

    public long medianMs() {
      return taken.stream().sorted().toList().get(taken.size() / 2);
    }
  }

  public static Account of(TestServer server) {
    var day = new OfficerDay(server);
    day.read();
    day.work();
    return new Account(day.answers, day.taken);
  }

  private void read() {
    Api resident = server.api();
    var cards = timed(() -> resident.call("listCards", Map.of("topic", "marriage")));
    String card = cards.firstId();
    note("listCards", cards, card);
    note("getCard", timed(() -> resident.call("getCard", Map.of("card", card))), "");
    var found = timed(() -> resident.call("search", Map.of("q", "领证要带户口本吗", "size", 3)));
    note("search", found, found.json().getAsJsonArray("items").toString());
  }

  private void work() {
    Api officer = signIn("case_officer");
    byte[] register = Given.workbook(Given.rows(1));
    var imported = timed(() -> officer.upload("importOrganizations", register, Api.key()));
    note("importOrganizations", imported, imported.body().toString());

    JsonObject draft = Given.campaignDraft();
    var types = new JsonArray();
    types.add("social_group");
    draft.add("types", types);
    var created = timed(() -> officer.call("createCampaign", Map.of(), draft));
    note("createCampaign", created, created.text("inScope"));
    String campaign = created.text("id");
    note(
        "submitCampaign",
        timed(() -> officer.call("submitCampaign", Map.of("campaign", campaign))),
        "");
    Api approver = signIn("approver");
    var released = timed(() -> approver.call("releaseCampaign", Map.of("campaign", campaign)));
    note("releaseCampaign", released, "");
    note("getCampaignProgress", finished(officer, campaign), "finished");

    note("signOut", timed(() -> officer.call("signOut")), "");
    var refused =
        Eventually.within(
            Duration.ofSeconds(1), () -> timed(() -> officer.call("getCurrentPerson")).expect(401));
    note("getCurrentPerson", refused, "");
  }

  private Api signIn(String account) {
    JsonObject body = new JsonObject();
    body.addProperty("account", account);
    body.addProperty("password", "demo-password-1");
    var answer = timed(() -> server.api().call("signInWithPassword", Map.of(), body));
    note("signInWithPassword", answer, "");
    return server.api().withToken(answer.expect(200).text("token"));
  }

  private Api.Answer finished(Api officer, String campaign) {
    return Eventually.within(
        FINISH,
        () -> {
          var now = timed(() -> officer.call("getCampaignProgress", Map.of("campaign", campaign)));
          assertThat(now.json().get("finished").getAsBoolean()).as(now.body()::toString).isTrue();
          return now;
        });
  }

  private Api.Answer timed(Supplier<Api.Answer> request) {
    long began = System.nanoTime();
    Api.Answer answer = request.get();
    taken.add((System.nanoTime() - began) / 1_000_000);
    return answer;
  }

  private void note(String operation, Api.Answer answer, String said) {
    answers.add(operation + " " + answer.status() + " " + said);
  }
}
