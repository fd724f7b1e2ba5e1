package cn.pufa.filing;

import static cn.pufa.testing.Own.text;
import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.filing.FilingWorld.Filer;
import cn.pufa.testing.Api;
import cn.pufa.testing.AtOnce;
import cn.pufa.testing.Filing;
import cn.pufa.testing.FilingRequests;
import cn.pufa.testing.NeedsRequests;
import cn.pufa.testing.Own;
import cn.pufa.testing.Race;
import cn.pufa.testing.Uploads;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who stands behind a return: the legal representative, and the unit that supervises. */
class ConsentIT {

  private static FilingWorld world;

  @BeforeAll
  static void start() {
    world = new FilingWorld();
  }

  @AfterAll
  static void stop() {
    world.close();
  }

  private static Api officer() {
    return world.server.as("case_officer");
  }

  private static Api unit() {
    return world.server.as("supervising_unit");
  }

  private static void tie(Filer filer) {
    String unit =
        world
            .database
            .column(
                "select supervising_unit from organization where id = '%s'"
                    .formatted(filer.organization()))
            .getFirst();
    officer()
        .call(
            "putSupervisingUnit",
            Map.of(),
            NeedsRequests.json(
                "{seen:%d,unit:'%s',email:'unit@demo.invalid',account:'supervising_unit'}"
                    .formatted(FilingRequests.unitVersion(officer(), unit), unit)))
        .expect(200);
  }

  private static String sha256(JsonObject filed) {
    return text(Filing.receipt(filed), "sha256");
  }

  private static JsonObject decision(boolean agree, String sha256) {
    return NeedsRequests.json("{agree:%s,opinion:'演示·意见',sha256:'%s'}".formatted(agree, sha256));
  }

  private static Api.Answer decide(String id, boolean agree, String sha256) {
    return unit().call("decideConsentRequest", Map.of("return", id), decision(agree, sha256));
  }

  @Test
  void theUnitSeesItsOwnAndConsentsToWhatItRead() {
    Filer filer = world.filer();
    tie(filer);
    JsonObject filed = filer.file();
    String id = text(filed, "id");
    JsonObject view = unit().call("getConsentRequest", Map.of("return", id)).expect(200).json();
    assertThat(view.getAsJsonArray("lines").toString()).contains("收入合计", "1,000,000.00 元");
    assertThat(decide(id, true, "0".repeat(64)).expect(409).text("detail")).contains("刷新");
    assertThat(text(decide(id, false, sha256(filed)).expect(200).json(), "state"))
        .isEqualTo("objected");
    assertThat(text(decide(id, true, sha256(filed)).expect(200).json(), "state"))
        .isEqualTo("given");
    assertThat(decide(id, true, sha256(filed)).expect(409).text("detail")).contains("已经");
    assertThat(consentInLedger(id)).isEqualTo("given");
  }

  private static String consentInLedger(String id) {
    return world
        .database
        .column("select consent from annual_return where id = '%s'".formatted(id))
        .getFirst();
  }

  /** On paper to our counter, for what was filed online: it counts as if it had come by page. */
  @Test
  void aConsentThatCameToTheCounterCountsLikeAnyOther() {
    Filer filer = world.filer();
    tie(filer);
    JsonObject filed = filer.file();
    String id = text(filed, "id");
    assertThat(flags(id)).contains("consent-missing");
    assertThat(waiting()).contains(id);
    offer(filer, id, "consent");
    assertThat(pages(id)).hasSize(1);
    counterConsent(id).expect(200);
    assertThat(pages(id)).as("nothing to check any more").isEmpty();
    JsonObject consent = step(filer, id, "consent");
    assertThat(text(consent, "state")).isEqualTo("given");
    assertThat(text(consent, "how")).isEqualTo("page");
    assertThat(text(consent, "day")).isEqualTo("2026-05-19");
    assertThat(flags(id)).doesNotContain("consent-missing");
    assertThat(waiting()).doesNotContain(id);
    assertThat(counterConsent(id).expect(409).text("detail")).contains("已经录入");
    assertThat(decide(id, false, sha256(filed)).expect(409).text("detail")).contains("已经");
    assertThat(
            text(officer().call("getReturn", Map.of("return", id)).expect(200).json(), "consentOn"))
        .isEqualTo("2026-05-19");
  }

  private static Api.Answer counterConsent(String id) {
    Api officer = officer();
    return officer.call(
        "enterReturnConsent",
        Map.of("return", id),
        NeedsRequests.json("{consentOn:'2026-05-19',proof:'%s'}".formatted(Uploads.scan(officer))));
  }

  /** On the desk of whoever opens it. */
  private static String flags(String id) {
    return officer()
        .call("getReview", Map.of("return", id))
        .expect(200)
        .json()
        .getAsJsonArray("flags")
        .toString();
  }

  /** Returns that wait for the unit. */
  private static List<String> waiting() {
    return Own.items(
            unit()
                .call("listConsentRequests", Map.of("open", true, "size", 100))
                .expect(200)
                .json())
        .stream()
        .map(item -> text(item, "return"))
        .toList();
  }

  @Test
  void theWorkListForgetsWhatIsNoLongerMissing() {
    Filer filer = world.filer();
    tie(filer);
    JsonObject filed = filer.file();
    String id = text(filed, "id");
    assertThat(titles(id)).contains("没有初审意见", "法定代表人未确认");
    decide(id, true, sha256(filed)).expect(200);
    assertThat(titles(id)).contains("法定代表人未确认").doesNotContain("没有初审意见");
    offer(filer, id, "stamped");
    officer()
        .call("checkPage", Map.of("page", page(id)), NeedsRequests.json("{accept:true}"))
        .expect(200);
    assertThat(titles(id)).doesNotContain("没有初审意见", "法定代表人未确认");
  }

  /** Flags of its row in the work-list of reviewers, whose weights make its place there. */
  private static String titles(String id) {
    JsonObject row =
        Own.items(officer().call("listReviews", Map.of("size", 100)).expect(200).json()).stream()
            .filter(item -> text(item, "return").equals(id))
            .findFirst()
            .orElseThrow();
    JsonObject desk = officer().call("getReview", Map.of("return", id)).expect(200).json();
    assertThat(row.get("risk").getAsInt())
        .isEqualTo(
            desk.getAsJsonArray("flags").asList().stream()
                .mapToInt(flag -> flag.getAsJsonObject().get("weight").getAsInt())
                .sum());
    return row.get("flags").toString();
  }

  @Test
  void anotherUnitsReturnsDoNotExist() {
    Filer filer = world.filer();
    String id = text(filer.file(), "id");
    tie(filer);
    world.database.execute("update filing set unit = '廉江市演示别的局' where id = '%s'".formatted(id));
    Own.requireSame404("getConsentRequest", "return", unit(), id);
    Own.requireSame404(
        "decideConsentRequest", "return", unit(), id, decision(true, "0".repeat(64)));
  }

  @Race
  @Test
  void aLinkWorksOnceHoweverManyUseIt() {
    Filer filer = world.filer();
    JsonObject filed = sent(filer);
    String token = FilingRequests.token(world.server, text(filed, "id"));
    assertThat(state(token)).isEqualTo("open");
    List<Api.Answer> answers =
        AtOnce.call(
            Stream.<Callable<Api.Answer>>generate(() -> () -> use(token, sha256(filed)))
                .limit(6)
                .toList());
    assertThat(answers.stream().map(Api.Answer::status).sorted())
        .containsExactly(200, 409, 409, 409, 409, 409);
    assertThat(use(token, sha256(filed)).expect(409).text("detail")).contains("用过");
    assertThat(state(token)).isEqualTo("used");
    assertThat(consentInLedger(text(filed, "id"))).isEqualTo("given");
  }

  /** Filed, and the link sent to the address that staff keep. */
  private static JsonObject sent(Filer filer) {
    tie(filer);
    JsonObject filed = filer.file();
    Api.Answer to = filer.api().call("sendConsentLink", Filing.of(text(filed, "id"))).expect(200);
    assertThat(to.text("to")).contains("u***@demo.invalid");
    return filed;
  }

  private static Api.Answer use(String token, String sha256) {
    return world
        .server
        .api()
        .call(
            "useConsentLink",
            Map.of("Link-Token", token),
            NeedsRequests.json("{agree:true,name:'演示科长',sha256:'%s'}".formatted(sha256)));
  }

  private static String state(String token) {
    return world
        .server
        .api()
        .call("getConsentLink", Map.of("Link-Token", token))
        .expect(200)
        .text("state");
  }

  @Test
  void aForgedLinkLooksLikeOneThatHasEnded() {
    assertThat(state("B".repeat(43))).isEqualTo("ended");
    assertThat(use("B".repeat(43), "0".repeat(64)).expect(409).text("detail")).contains("失效");
  }

  @Test
  void aLinkEndsWithItsDays() {
    Filer filer = world.filer();
    JsonObject filed = sent(filer);
    String token = FilingRequests.token(world.server, text(filed, "id"));
    try {
      world.clock.moveTo("2026-06-03T06:00:00Z");
      assertThat(state(token)).isEqualTo("ended");
      use(token, sha256(filed)).expect(409);
      assertThat(consentInLedger(text(filed, "id"))).isEqualTo("missing");
    } finally {
      world.clock.moveTo(FilingWorld.AN_OPEN_DAY);
    }
  }

  @Test
  void aLinkEndsWithAWithdrawalAndWithANewerOne() {
    Filer filer = world.filer();
    JsonObject filed = sent(filer);
    String id = text(filed, "id");
    String first = FilingRequests.token(world.server, id);
    filer.api().call("sendConsentLink", Filing.of(id)).expect(200);
    String second = FilingRequests.token(world.server, id);
    assertThat(state(first)).isEqualTo("ended");
    assertThat(state(second)).isEqualTo("open");
    filer.withdraw(id).expect(200);
    assertThat(state(second)).isEqualTo("ended");
    use(second, sha256(filed)).expect(409);
  }

  /** Whoever files does not choose who consents. */
  @Test
  void withoutAnAddressOfTheBureauNoLinkLeaves() {
    Filer filer = world.filer();
    tie(filer);
    world.database.execute("update supervising_unit set email = null");
    JsonObject filed = filer.file();
    assertThat(
            filer
                .api()
                .call("sendConsentLink", Filing.of(text(filed, "id")))
                .expect(409)
                .text("detail"))
        .contains("没有登记");
  }

  @Test
  void aStampedPageStandsForTheRepresentativeOnceItIsChecked() {
    Filer filer = world.filer();
    String id = text(filer.file(), "id");
    offer(filer, id, "stamped");
    assertThat(text(step(filer, id, "confirmation"), "state")).isEqualTo("page_waiting");
    String page = page(id);
    officer()
        .call("checkPage", Map.of("page", page), NeedsRequests.json("{accept:false}"))
        .expect(422);
    officer()
        .call(
            "checkPage",
            Map.of("page", page),
            NeedsRequests.json("{accept:false,reason:'演示·看不清印章'}"))
        .expect(200);
    assertThat(text(step(filer, id, "confirmation"), "words")).contains("看不清印章");
    offer(filer, id, "stamped");
    String again = page(id);
    assertThat(officer().call("getFilingPage", Map.of("page", again)).expect(200).bytes())
        .startsWith("%PDF".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    JsonObject accepted = NeedsRequests.json("{accept:true}");
    officer().call("checkPage", Map.of("page", again), accepted).expect(200);
    assertThat(text(step(filer, id, "confirmation"), "how")).isEqualTo("page");
    officer().call("checkPage", Map.of("page", again), accepted).expect(409);
  }

  private static void offer(Filer filer, String id, String kind) {
    byte[] scan = Uploads.pdf("/Lang(" + UUID.randomUUID() + ")");
    filer
        .api()
        .call(
            "offerPage",
            Filing.of(id),
            NeedsRequests.json(
                "{kind:'%s',uploads:['%s']}"
                    .formatted(kind, Filing.upload(filer.api(), id, scan, 500))))
        .expect(200);
  }

  private static String page(String id) {
    return pages(id).getFirst();
  }

  private static List<String> pages(String id) {
    return Own.items(officer().call("listFilingPages", Map.of("size", 100)).expect(200).json())
        .stream()
        .filter(page -> text(page, "return").equals(id))
        .map(page -> text(page, "id"))
        .toList();
  }

  private static JsonObject step(Filer filer, String id, String step) {
    return filer.get(id).getAsJsonObject(step);
  }

  @Test
  void aDirectlyRegisteredOrganisationNeedsNoConsent() {
    Filer filer = world.filer();
    world.database.execute(
        "update organization set supervising_unit = null where id = '%s'"
            .formatted(filer.organization()));
    JsonObject filed = filer.file();
    assertThat(text(filed.getAsJsonObject("consent"), "state")).isEqualTo("not_needed");
    assertThat(consentInLedger(text(filed, "id"))).isEqualTo("not_needed");
  }
}
