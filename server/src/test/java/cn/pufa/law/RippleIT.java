package cn.pufa.law;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.platform.db.Sql;
import cn.pufa.testing.Api;
import cn.pufa.testing.LawRequests;
import cn.pufa.testing.LawRequests.Law;
import cn.pufa.testing.MovableClock;
import cn.pufa.testing.Race;
import cn.pufa.testing.ServerAt;
import cn.pufa.testing.StatuteFiles;
import cn.pufa.testing.TemplateRequests;
import cn.pufa.testing.TestServer;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * A change of the law reaches everything that cites it: what is the same moves along by itself,
 * what is not waits for somebody, what is no longer law leaves the public side.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@ServerAt(RippleIT.BEFORE)
class RippleIT {

  private static final Sql DAYS_TURNED =
      Sql.of("select count(*) n from audit_event where action = 'turnStatuteDay' and subject = $1");

  /** The new 殡葬管理条例 applies from 2026-03-30. */
  static final String BEFORE = "2026-03-20T04:00:00Z";

  private static final String AFTER = "2026-03-30T04:00:00Z";
  private static final String FUNERAL = "binzang-guanli-tiaoli";

  private static MovableClock clock;
  private static TestServer server;
  private static Api reviewer;
  private static Api officer;
  private static Kites kites;

  @BeforeAll
  static void start() {
    kites = new Kites(server);
    server.node().citations().join(kites);
  }

  @BeforeEach
  void backToBefore() {
    moveTo(BEFORE);
    kites.withdrawn.clear();
    kites.carried.clear();
    kites.owner = null;
  }

  /** Nobody's session lasts so long. */
  private static void moveTo(String instant) {
    clock.moveTo(instant);
    reviewer = server.as("legal_reviewer");
    officer = server.as("case_officer");
  }

  private static Law law(String... articles) {
    var law = Law.invented();
    LawRequests.importLaw(reviewer, law, "2019-01-02", true, articles);
    return law;
  }

  private static List<JsonObject> open(String statute) {
    return LawRequests.stale(reviewer, Map.of("statute", statute, "size", 100));
  }

  private static String text(JsonObject object, String member) {
    return object.get(member).getAsString();
  }

  private static Api.Answer settle(JsonObject stale, JsonObject settlement) {
    return LawRequests.settle(reviewer, stale, settlement);
  }

  @Test
  void whatIsTheSameMovesAndWhatIsNotWaits() {
    Law law = law("风筝要有线。", "线要结实，长一百米。", "收线要慢，看好旁边的人。");
    kites.cite(law, "a", 1, 2, 3);
    Api.Answer imported =
        LawRequests.importLaw(reviewer, law, "2020-01-02", false, "风筝要有线。", "线要结实，长二百米。");
    assertThat(imported.number("carried")).isEqualTo(1);
    assertThat(imported.number("found")).isEqualTo(2);
    assertThat(kites.cited("a"))
        .containsExactly(
            Kites.ref(law, "2020-01-02", 1),
            Kites.ref(law, "2019-01-02", 2),
            Kites.ref(law, "2019-01-02", 3));
    assertThat(kites.carried).containsExactly("a 1→1");
    List<JsonObject> open = open(law.code());
    assertThat(open).extracting(one -> text(one, "what")).containsExactly("changed", "gone");
    JsonObject changed = open.getFirst();
    assertThat(text(changed, "title")).isEqualTo("风筝a");
    assertThat(text(changed, "link")).isEqualTo("/kites/a");
    assertThat(text(changed, "label")).isEqualTo("第二条");
    assertThat(text(changed, "newLabel")).isEqualTo("第二条");
    assertThat(changed.getAsJsonArray("parts").asList())
        .extracting(
            part -> text(part.getAsJsonObject(), "mark") + text(part.getAsJsonObject(), "text"))
        .containsExactly("same线要结实，长", "removed一", "added二", "same百米。");
    assertThat(kites.withdrawn)
        .containsExactly("a：引用的《" + law.title() + "》第三条在2020-01-02起施行的版本里没有了");
  }

  @Test
  void doingItTwiceChangesNothing() {
    Law law = law("风筝要有线。");
    kites.cite(law, "b", 1);
    LawRequests.importLaw(reviewer, law, "2020-01-02", false, "风筝要有红线。");
    List<JsonObject> open = open(law.code());
    Api.Answer again = LawRequests.importLaw(reviewer, law, "2020-01-02", false, "风筝要有红线。");
    assertThat(again.text("outcome")).isEqualTo("unchanged");
    kites.cite(law, "b", 1);
    assertThat(open(law.code())).isEqualTo(open).hasSize(1);
  }

  @Test
  void aMovedNumberIsFoundByItsWords() {
    Law law = law("放飞风筝的人，应当看好旁边的电线。", "收线要慢。");
    kites.cite(law, "c", 1);
    LawRequests.importLaw(
        reviewer, law, "2020-01-02", false, "本条例说的是风筝。", "放飞风筝的人，应当看好旁边的电线。", "收线要慢。");
    JsonObject found = open(law.code()).getFirst();
    assertThat(text(found, "what")).isEqualTo("renumbered");
    assertThat(found.get("newArticle").getAsInt()).isEqualTo(2);
    settle(found, LawRequests.settlement("still_right")).expect(200);
    assertThat(kites.cited("c")).containsExactly(Kites.ref(law, "2020-01-02", 2));
    assertThat(open(law.code())).isEmpty();
  }

  @Test
  void whoeverHasLookedSaysSoOnce() {
    Law law = law("风筝要有线。");
    kites.cite(law, "d", 1);
    LawRequests.importLaw(reviewer, law, "2020-01-02", false, "风筝要有红线。");
    JsonObject found = open(law.code()).getFirst();
    JsonObject settled = settle(found, LawRequests.settlement("still_right")).expect(200).json();
    assertThat(text(settled, "settledHow")).isEqualTo("still_right");
    assertThat(text(settled, "settledBy")).isNotBlank();
    assertThat(kites.cited("d")).containsExactly(Kites.ref(law, "2020-01-02", 1));
    settle(found, LawRequests.settlement("still_right")).expect(409);
    // The server puts in the same again at every start, in the words it came with.
    kites.cite(law, "d", 1);
    assertThat(open(law.code())).isEmpty();
    assertThat(kites.cited("d")).containsExactly(Kites.ref(law, "2020-01-02", 1));
  }

  @Test
  void whatIsWrittenAnewSettlesItself() {
    Law law = law("风筝要有线。", "线要结实。");
    kites.cite(law, "e", 1);
    LawRequests.importLaw(reviewer, law, "2020-01-02", false, "风筝要有红线。", "线要结实。");
    assertThat(open(law.code())).hasSize(1);
    kites.register("e", List.of(Kites.ref(law, "2020-01-02", 2)));
    assertThat(open(law.code())).isEmpty();
    assertThat(LawRequests.stale(reviewer, Map.of("statute", law.code(), "settled", true)))
        .extracting(one -> text(one, "settledHow"))
        .containsExactly("rewritten");
  }

  @Test
  void aRepealedLawLeavesThePublicSideAtOnce() {
    Law law = law("风筝要有线。");
    kites.cite(law, "f", 1);
    JsonObject repealed =
        reviewer
            .call("repealStatute", Map.of("statute", law.code()), LawRequests.repeal("2026-01-01"))
            .expect(200)
            .json();
    assertThat(repealed.get("found").getAsInt()).isEqualTo(1);
    assertThat(text(repealed.getAsJsonObject("summary"), "status")).isEqualTo("repealed");
    assertThat(kites.withdrawn).containsExactly("f：引用的《" + law.title() + "》已于2026-01-01废止");
    JsonObject found = open(law.code()).getFirst();
    assertThat(found.has("withdrawnAt")).isTrue();
    settle(found, LawRequests.settlement("still_right")).expect(409);
    JsonObject withoutWhy = LawRequests.settlement("noted");
    withoutWhy.remove("note");
    assertThat(settle(found, withoutWhy).expect(422).pointers()).containsExactly("/note");
    settle(found, LawRequests.settlement("noted")).expect(200);
    kites.cite(law, "f", 1);
    assertThat(open(law.code())).isEmpty();
    assertThat(kites.withdrawn).hasSize(1);
    reviewer
        .call("repealStatute", Map.of("statute", law.code()), LawRequests.repeal("2026-01-02"))
        .expect(409);
    LawRequests.send(reviewer, law, "2020-01-02", "2020-01-02", false, law.text("红线。")).expect(409);
  }

  @Test
  void cardsThatCiteARepealedLawAreNotShownAnyMore() {
    String volunteers = "zhiyuan-fuwu-tiaoli";
    List<String> before = cards();
    reviewer
        .call("repealStatute", Map.of("statute", volunteers), LawRequests.repeal("2026-01-01"))
        .expect(200);
    List<String> citing =
        open(volunteers).stream()
            .filter(one -> text(one, "kind").equals("card"))
            .peek(one -> assertThat(one.has("withdrawnAt")).isTrue())
            .map(one -> text(one, "subject"))
            .distinct()
            .toList();
    assertThat(citing).isNotEmpty();
    assertThat(before).containsAll(citing);
    assertThat(cards()).doesNotContainAnyElementsOf(citing);
    citing.forEach(card -> server.api().call("getCard", Map.of("card", card)).expect(404));
  }

  private static List<String> cards() {
    return server
        .api()
        .call("listCards")
        .expect(200)
        .json()
        .getAsJsonArray("items")
        .asList()
        .stream()
        .map(card -> text(card.getAsJsonObject(), "id"))
        .toList();
  }

  /** Cards cite nothing while they are not public, and still wait for their owner. */
  @Test
  void whatWasTakenOffThePublicSideWaitsUntilItIsWrittenAnew() {
    Law law = law("风筝要有线。");
    kites.cite(law, "unpublished", 1);
    reviewer
        .call("repealStatute", Map.of("statute", law.code()), LawRequests.repeal("2026-01-01"))
        .expect(200);
    assertThat(open(law.code())).hasSize(1);
    Law other = law("线要结实。");
    kites.register("unpublished", List.of(Kites.ref(other, "2019-01-02", 1)));
    assertThat(open(law.code())).isEmpty();
  }

  /** Two servers see the day come; what it brings is done once. */
  @Race
  @Test
  void theDayBringsItOnceAcrossNodes() {
    Law law = law("风筝要有线。", "线要结实。", "收线要慢，看好旁边的人。", "断线要去找。");
    kites.cite(law, "g", 1, 2, 3, 4);
    LawRequests.send(reviewer, law, "2026-02-01", "2026-03-30", false, law.text("风筝要有红线。", "线要结实。"))
        .expect(200);
    assertThat(open(law.code()))
        .extracting(one -> text(one, "what"))
        .containsExactly("changed", "gone", "gone");
    assertThat(kites.withdrawn).isEmpty();
    assertThat(kites.carried).isEmpty();
    JsonObject elsewhere = LawRequests.settlement("still_right");
    elsewhere.addProperty("article", 2);
    settle(open(law.code()).getLast(), elsewhere).expect(200);
    settle(open(law.code()).getFirst(), LawRequests.settlement("still_right")).expect(200);
    assertThat(kites.cited("g").getFirst()).isEqualTo(Kites.ref(law, "2019-01-02", 1));
    try (TestServer second = TestServer.start(server.database(), clock)) {
      second.node().citations().join(kites);
      clock.moveTo(AFTER);
      IntStream.range(0, 4)
          .parallel()
          .forEach(turn -> (turn % 2 == 0 ? server : second).node().tick());
    }
    assertThat(kites.carried).containsExactlyInAnyOrder("g 1→1", "g 2→2", "g 4→2");
    assertThat(kites.withdrawn).hasSize(1);
    assertThat(kites.cited("g"))
        .containsExactly(
            Kites.ref(law, "2026-02-01", 1),
            Kites.ref(law, "2026-02-01", 2),
            Kites.ref(law, "2019-01-02", 3),
            Kites.ref(law, "2026-02-01", 2));
    int turned =
        server
            .store()
            .read(tx -> tx.one(DAYS_TURNED, row -> row.getInteger("n"), "statute/" + law.code()));
    assertThat(turned).isEqualTo(1);
  }

  /**
   * Its text is not known yet; whatever cites the old one is told, and told more when it comes.
   * First, since its day turns once in a database, and others here move past it.
   */
  @Test
  @Order(1)
  void theFuneralRulesOf2012GiveWayToThoseOf2026() {
    byte[] old = funeral("演示：殡葬要节俭。", "演示：骨灰要有去处。", 24);
    assertThat(sendFuneral("2012-11-09", "1997-07-21", old).text("outcome")).isEqualTo("imported");
    String template = LawRequests.cite(officer, new Law(FUNERAL, "殡葬管理条例"), 2);
    assertThat(open(FUNERAL)).isEmpty();
    moveTo(AFTER);
    server.node().tick();
    JsonObject found = openOf(FUNERAL, template);
    assertThat(text(found, "what")).isEqualTo("unknown");
    assertThat(text(found, "dueOn")).isEqualTo("2026-03-30");
    assertThat(text(found, "link")).isEqualTo("/templates/" + template);
    assertThat(found.get("mine").getAsBoolean()).isFalse();
    assertThat(
            officer
                .call("listStaleCitations", Map.of("statute", FUNERAL, "mine", true))
                .expect(200)
                .number("total"))
        .isEqualTo(1);
    byte[] fresh = funeral("演示：殡葬要节俭。", "演示：骨灰的去处由家属选。", 73);
    sendFuneral("2025-12-12", "2026-03-30", fresh);
    assertThat(text(openOf(FUNERAL, template), "what")).isEqualTo("changed");
    JsonObject change = TemplateRequests.change("{organization}：{year}、{dueOn}。");
    change.remove("citations");
    officer.call("addTemplateVersion", Map.of("template", template), change).expect(201);
    assertThat(open(FUNERAL)).noneMatch(one -> text(one, "subject").equals(template));
  }

  private static byte[] funeral(String first, String second, int articles) {
    var text = new StringBuilder(StatuteFiles.text("殡葬管理条例", first, second));
    for (int number = 3; number <= articles; number++) {
      text.append(ChineseNumeral.label(number)).append(" 演示文字").append(number).append("。\n\n");
    }
    return text.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8);
  }

  private static Api.Answer sendFuneral(String passed, String effective, byte[] file) {
    var law = new Law(FUNERAL, "殡葬管理条例");
    return LawRequests.send(reviewer, law, passed, effective, false, file).expect(200);
  }

  private static JsonObject openOf(String statute, String subject) {
    return open(statute).stream()
        .filter(one -> text(one, "subject").equals(subject))
        .findFirst()
        .orElseThrow();
  }

  /** From the start of the demo: the bureau's report of 2024 names the repealed 收养法. */
  @Test
  void theReportOf2024StillNamesTheAdoptionLaw() {
    JsonObject found = openOf("shouyang-fa", "2024");
    assertThat(text(found, "kind")).isEqualTo("lawreport");
    assertThat(text(found, "what")).isEqualTo("repealed");
    assertThat(text(found, "title")).isEqualTo("2024年度法治政府建设报告");
    assertThat(text(found, "label")).isEqualTo("全文");
    assertThat(text(found, "dueOn")).isEqualTo("2021-01-01");
    assertThat(open("minfadian-zongze")).isEmpty();
  }

  @Test
  void whatIsNoLongerThereCanStillBeSettled() {
    Law law = law("风筝要有线。");
    kites.cite(law, "vanished", 1);
    LawRequests.importLaw(reviewer, law, "2020-01-02", false, "风筝要有红线。");
    JsonObject found = open(law.code()).getFirst();
    assertThat(found.has("link")).isFalse();
    settle(found, LawRequests.settlement("noted")).expect(200);
  }
}
