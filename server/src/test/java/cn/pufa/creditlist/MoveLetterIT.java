package cn.pufa.creditlist;

import static cn.pufa.testing.NeedsRequests.json;
import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.platform.db.Sql;
import cn.pufa.platform.time.BusinessClock;
import cn.pufa.procedure.Periods;
import cn.pufa.testing.Api;
import cn.pufa.testing.CreditPast;
import cn.pufa.testing.CreditWorld;
import cn.pufa.testing.MovableClock;
import cn.pufa.testing.Own;
import cn.pufa.testing.RegisterRequests;
import cn.pufa.testing.ServerAt;
import cn.pufa.testing.TestServer;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A decision about the lists reaches whom it is about: told once, written in a letter that names
 * what may be done against it, and served with a proof.
 */
@ServerAt("2026-06-08T02:00:00Z")
class MoveLetterIT {

  private static final String AGENT = "org_agent";
  private static final String STRANGER = "org_agent-2";

  /** Besides the inbox. */
  private static final Sql WAYS =
      Sql.of(
          """
      select channel from message_fate where notice in (select id from notice where circular = $1)
      union all
      select channel from notice_way where taken and notice in (select id from notice where circular = $1)""");

  private static final Sql CALLED =
      Sql.of("select distinct organization_name as name from notice where circular = $1");

  private static final Sql MAIL =
      Sql.of("update organization set contact_email = 'bangong@example.invalid' where id = $1");

  private static MovableClock clock;
  private static TestServer server;
  private static CreditWorld world;
  private static String organization;

  @BeforeAll
  static void start() {
    organization = Own.organizationOf(server.as(AGENT));
    server.store().run(tx -> tx.execute(MAIL, UUID.fromString(organization)));
  }

  private static LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), BusinessClock.ZONE);
  }

  @Test
  void aListingAndItsRemovalAreToldOnceWrittenAndServed() throws IOException {
    JsonObject move = decidable(world.proposed(organization));
    assertThat(told()).isEmpty();
    paper(AGENT, move).expect(404);
    world.letterServed(move, today()).expect(409);

    JsonObject decided = world.decided(move, true).expect(200).json();
    String number = decided.get("decisionNumber").getAsString();
    assertThat(letter(decided).get("title").getAsString()).isEqualTo("列入活动异常名录决定书");
    assertThat(letter(decided).has("service")).isFalse();
    world.decided(move, true).expect(409);
    requireTold(number, "列入活动异常名录");
    assertThat(ways(move)).containsExactly("email");
    requireNamesTheRoute(text(paper(AGENT, move)), number);
    paper(STRANGER, move).expect(404);

    requireServedOnce(move);
    JsonObject removal = world.get(world.left(organization));
    assertThat(text(paper(AGENT, removal)))
        .contains("移出活动异常名录决定书", "演示·已经设立党组织", "将贵单位移出活动异常名录")
        .doesNotContain("行政复议", "提起诉讼");
    assertThat(told()).hasSize(2);
    assertThat(told().getFirst().get("body").getAsString())
        .contains("移出活动异常名录")
        .doesNotContain("复议");
  }

  /** Served, its window over, reviewed. */
  private static JsonObject decidable(JsonObject move) {
    LocalDate until =
        LocalDate.parse(world.served(move, today()).expect(200).text("statementUntil"));
    clock.moveTo(
        until
            .plusDays(1)
            .atTime(LocalTime.of(9, 0))
            .atZone(BusinessClock.ZONE)
            .toInstant()
            .toString());
    world.reviewed(move).expect(200);
    return move;
  }

  private static List<JsonObject> told() {
    return Own.items(server.as(AGENT).call("listInbox").expect(200).json()).stream()
        .filter(one -> Own.text(one, "subject").startsWith("民政局已决定"))
        .toList();
  }

  private static void requireTold(String number, String what) {
    assertThat(told()).as("told once").hasSize(1);
    assertThat(Own.text(told().getFirst(), "subject")).isEqualTo("民政局已决定" + what);
    assertThat(Own.text(told().getFirst(), "body"))
        .contains(number, Periods.words(today()), "将贵单位" + what)
        .contains("下载决定书", "60日内", "行政复议", "6个月内", "提起诉讼", "提出异议", "申请移出");
    assertThat(
            Own.items(server.as(STRANGER).call("listInbox").expect(200).json()).stream()
                .filter(one -> Own.text(one, "subject").startsWith("民政局已决定")))
        .as("nobody else")
        .isEmpty();
  }

  private static List<String> ways(JsonObject move) {
    return server
        .store()
        .read(
            tx ->
                tx.list(
                    WAYS,
                    row -> row.getString("channel"),
                    UUID.fromString(move.get("id").getAsString())));
  }

  private static void requireNamesTheRoute(String text, String number) {
    assertThat(text)
        .contains("列入活动异常名录决定书", number, Own.text(world.standing(organization), "name"))
        .contains(Own.text(world.standing(organization), "creditCode"))
        .contains("没有按规定设立党组织", "第十一条第二项", "演示·没有设立党组织", "演示·事实清楚")
        .contains("自" + Periods.words(today()) + "起，将贵单位列入活动异常名录")
        .containsPattern("六十日内向\\S+人民政府申请行政复议")
        .contains("六个月内向演示人民法院提起诉讼")
        .contains("民政局");
  }

  private static void requireServedOnce(JsonObject move) {
    assertThat(world.letterServed(move, today().minusDays(1)).expect(422).pointers())
        .containsExactly("/servedOn");
    JsonObject post = world.service(today());
    post.addProperty("method", "post");
    assertThat(serve(move, post).expect(422).pointers()).containsExactly("/trackingNumber");
    post.addProperty("method", "electronic");
    serve(move, post).expect(409);

    JsonObject served = world.letterServed(move, today()).expect(200).json();
    JsonObject service = letter(served).getAsJsonObject("service");
    assertThat(Own.text(service, "method")).isEqualTo("direct");
    assertThat(Own.text(service, "servedOn")).isEqualTo(today().toString());
    assertThat(service.has("recordedBy")).isTrue();
    assertThat(world.letterServed(move, today()).expect(409).text("detail")).contains("已经在");

    JsonObject own = letter(ownMove(move)).getAsJsonObject("service");
    assertThat(Own.text(own, "proof")).isEqualTo("演示会计签收");
    assertThat(own.has("recordedBy") || own.has("file")).as("the bureau's own").isFalse();
    JsonObject entry =
        world.standing(organization).getAsJsonArray("entries").get(0).getAsJsonObject();
    assertThat(Own.text(entry, "listedOn")).as("as before").isEqualTo(today().toString());
  }

  private static Api.Answer serve(JsonObject move, JsonObject service) {
    return world
        .officer()
        .call("serveCreditDecision", Map.of("move", move.get("id").getAsString()), service);
  }

  private static JsonObject ownMove(JsonObject move) {
    return server
        .as(AGENT)
        .call("getCreditStanding", Map.of("organization", organization))
        .expect(200)
        .json()
        .getAsJsonArray("moves")
        .asList()
        .stream()
        .map(one -> one.getAsJsonObject())
        .filter(one -> one.get("id").equals(move.get("id")))
        .findFirst()
        .orElseThrow();
  }

  private static JsonObject letter(JsonObject move) {
    return move.getAsJsonObject("letter");
  }

  private static Api.Answer paper(String account, JsonObject move) {
    return server
        .as(account)
        .call("getCreditDecisionPaper", Map.of("move", move.get("id").getAsString()));
  }

  private static String text(Api.Answer paper) throws IOException {
    try (var document = Loader.loadPDF(paper.expect(200).bytes())) {
      return new PDFTextStripper().getText(document).replaceAll("\\s", "");
    }
  }

  @Test
  void whatIsDroppedHasNoLetterAndNobodyIsTold() {
    String other = world.free().getFirst();
    JsonObject move = decidable(world.proposed(other));
    JsonObject dropped = world.decided(move, false).expect(200).json();
    assertThat(dropped.has("letter")).isFalse();
    assertThat(ways(move)).isEmpty();
    server.as("case_officer").call("getCreditDecisionPaper", Map.of("move", id(move))).expect(404);
  }

  private static String id(JsonObject move) {
    return move.get("id").getAsString();
  }

  @Test
  void whoIsListedAlreadyIsToldOfAFurtherGroundAndOfTheSeriousListThatItIsMoved()
      throws IOException {
    String other = world.free().get(1);
    world.listed(other);
    JsonObject serious =
        json(
            "{organization:'%s',kind:list_serious,ground:suspended,facts:'演示·限期停止活动',documentNumber:'%s'}"
                .formatted(other, CreditWorld.number("告")));
    assertThat(letterOf(further(other)))
        .contains("增加列入活动异常名录的情形决定书", "通过登记的住所无法联系")
        .doesNotContain("没有设立党组织");
    assertThat(letterOf(serious))
        .contains("转入严重违法失信名单决定书", "将贵单位移出活动异常名录，列入严重违法失信名单", "第十五条第三项", "行政复议");
  }

  private static JsonObject further(String organization) {
    return json(
        "{organization:'%s',kind:add_ground,ground:unreachable,facts:'演示·两封信都退回',documentNumber:'%s'}"
            .formatted(organization, CreditWorld.number("告")));
  }

  private static String letterOf(JsonObject proposal) throws IOException {
    return letterOnceDecided(proposed(proposal));
  }

  private static JsonObject proposed(JsonObject proposal) {
    return world.officer().call("proposeCreditMove", Map.of(), proposal).expect(201).json();
  }

  private static String letterOnceDecided(JsonObject move) throws IOException {
    world.decided(decidable(move), true).expect(200);
    return text(paper("case_officer", move));
  }

  /** A further ground moves the two years, and not the day of the listing. */
  @Test
  void theNoticeOfTheSeriousListAndItsLetterSayWhenItWasListedAndFromWhichDayItCounts()
      throws IOException {
    String other = world.free().getLast();
    UUID entry = world.listed(other);
    server.store().run(tx -> CreditPast.since(tx, entry, LocalDate.of(2023, 6, 1)));
    letterOf(further(other));
    server.store().run(tx -> CreditPast.countedFrom(tx, entry, LocalDate.of(2024, 3, 10)));
    JsonObject move = proposed(moveSerious(other));
    String facts = "2023年6月1日列入活动异常名录，因增加情形，自2024年3月10日重新计算，到2026年3月10日满2年，列入的情形没有全部纠正。";
    assertThat(facts(move)).isEqualTo(facts);
    assertThat(letterOnceDecided(move)).contains(facts);

    String plain = world.free().getLast();
    UUID listed = world.listed(plain);
    server.store().run(tx -> CreditPast.since(tx, listed, LocalDate.of(2024, 3, 10)));
    assertThat(facts(proposed(moveSerious(plain))))
        .isEqualTo("2024年3月10日列入活动异常名录，到2026年3月10日满2年，列入的情形没有全部纠正。");
  }

  private static JsonObject moveSerious(String organization) {
    return json(
        "{organization:'%s',kind:move_serious,facts:'演示·仍未纠正',documentNumber:'%s'}"
            .formatted(organization, CreditWorld.number("告")));
  }

  /** Of the notice (告知书). */
  private static String facts(JsonObject move) {
    return world
        .officer()
        .call("getProcedure", CreditWorld.procedure(move))
        .expect(200)
        .text("facts");
  }

  /** What hangs out for thirty days outlasts a name; what was made keeps that of its day. */
  @Test
  void theLetterNamesTheOrganisationAsTheRegisterHasItWhenItIsDecided() throws IOException {
    String other = world.free().getLast();
    JsonObject move = decidable(world.proposed(other));
    changed(other, "廉江市演示公示时改名的协会", "廉江市演示路9号");
    world.decided(move, true).expect(200);
    changed(other, "廉江市演示后来又改名的协会", "廉江市演示路12号");
    assertThat(text(paper("case_officer", move)))
        .contains("廉江市演示公示时改名的协会：", "廉江市演示公示时改名的协会，统一社会信用代码", "住所：廉江市演示路9号。")
        .doesNotContain("又改名", "12号", Own.text(move, "name"));
    assertThat(Own.text(published(other), "name")).isEqualTo("廉江市演示公示时改名的协会");
    assertThat(called(move)).as("told at once").containsExactly("廉江市演示公示时改名的协会");

    JsonObject removal = world.get(world.left(other));
    assertThat(text(paper("case_officer", removal)))
        .contains("廉江市演示后来又改名的协会，统一社会信用代码", "住所：廉江市演示路12号。");
  }

  private static void changed(String organization, String name, String address) {
    JsonObject change = RegisterRequests.change(world.officer(), organization, name);
    change.addProperty("address", address);
    world
        .officer()
        .call("changeOrganization", Map.of("organization", organization), change)
        .expect(200);
  }

  private static JsonObject published(String organization) {
    String code = Own.text(world.standing(organization), "creditCode");
    return Own.items(
            world
                .officer()
                .call(
                    "listPublicationCandidates",
                    Map.of("kind", "list_entry", "year", today().getYear(), "text", code))
                .expect(200)
                .json())
        .getFirst();
  }

  private static List<String> called(JsonObject move) {
    UUID circular = UUID.fromString(id(move));
    return server.store().read(tx -> tx.list(CALLED, row -> row.getString("name"), circular));
  }
}
