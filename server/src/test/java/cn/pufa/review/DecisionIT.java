package cn.pufa.review;

import static cn.pufa.testing.Own.items;
import static cn.pufa.testing.Own.text;
import static cn.pufa.testing.ReviewWorld.decision;
import static cn.pufa.testing.ReviewWorld.opinion;
import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.Api;
import cn.pufa.testing.CreditWorld;
import cn.pufa.testing.MovableClock;
import cn.pufa.testing.NeedsRequests;
import cn.pufa.testing.Program;
import cn.pufa.testing.PublicationRequests;
import cn.pufa.testing.RegisterRequests;
import cn.pufa.testing.ReviewWorld;
import cn.pufa.testing.ReviewWorld.Filed;
import cn.pufa.testing.SquareCodes;
import cn.pufa.testing.TestPostgres;
import cn.pufa.testing.TestServer;
import com.google.gson.JsonObject;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What follows from a conclusion: the letter, its verification, adjustment, rectification. */
class DecisionIT {

  private static final String DAY = "2026-04-10T02:00:00Z";

  private static TestServer server;
  private static MovableClock clock;
  private static ReviewWorld world;
  private static CreditWorld lists;
  private static Api officer;
  private static Api legal;

  @BeforeAll
  static void start() {
    clock = new MovableClock(DAY);
    server =
        TestServer.start(
            TestPostgres.create(), clock, Map.of("PUBLIC_URL", "https://pufa.demo.invalid"));
    world = new ReviewWorld(server);
    lists = new CreditWorld(server);
  }

  /** Sessions end when the clock runs away from them. */
  @BeforeEach
  void signIn() {
    clock.moveTo(DAY);
    officer = server.as("case_officer");
    legal = server.as("legal_reviewer");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void theLetterSaysWhatWasDecidedAndItsCodeOpensTheVerification() throws Exception {
    JsonObject done = world.decided(world.filed(), "basically_qualified");
    byte[] pdf = officer.call("getReviewLetter", decision(done)).expect(200).bytes();
    assertThat(words(pdf))
        .contains("年度检查结论通知书")
        .contains(text(done, "documentNumber"))
        .contains(text(done, "organizationName"))
        .contains("2025年度检查结论为：基本合格")
        .contains("演示：<会费>标准没有公示")
        .contains("三个月内完成整改".replace("三", "3"))
        .contains(text(done, "verification"));
    assertThat(SquareCodes.read(lastPage(pdf))).isEqualTo(text(done, "address"));
    byte[] docx = legal.call("getReviewLetterDocument", decision(done)).expect(200).bytes();
    assertThat(docx).startsWith('P', 'K');

    JsonObject verified = verify(text(done, "verification"));
    assertThat(verified.keySet())
        .containsExactlyInAnyOrder(
            "state", "message", "organizationName", "year", "grade", "decidedOn");
    assertThat(text(verified, "grade")).isEqualTo("basically_qualified");
    assertThat(text(verify("0000-0000-0000-0000"), "state")).isEqualTo("unknown");
  }

  private static String words(byte[] pdf) throws Exception {
    Path folder = Files.createDirectories(Path.of("target/pictures"));
    Path file = Files.write(folder.resolve("conclusion.pdf"), pdf);
    return Program.run("pdftotext", "-layout", file.toString(), "-").replaceAll("\\s", "");
  }

  /** The return came in under the old name; what is issued keeps the name of its day. */
  @Test
  void theLetterNamesTheOrganisationAsItIsCalledWhenItIsIssued() throws Exception {
    Filed one = world.filed();
    renamed(one, "廉江市演示改名以后的协会");
    JsonObject done = world.decided(one, "basically_qualified");
    assertThat(text(done, "organizationName")).isEqualTo("廉江市演示改名以后的协会");
    renamed(one, "廉江市演示又改名的协会");
    byte[] pdf = officer.call("getReviewLetter", decision(done)).expect(200).bytes();
    assertThat(words(pdf)).contains("廉江市演示改名以后的协会").doesNotContain("又改名");
    assertThat(text(verify(text(done, "verification")), "organizationName"))
        .isEqualTo("廉江市演示改名以后的协会");
  }

  private static void renamed(Filed one, String name) {
    officer
        .call(
            "changeOrganization",
            Map.of("organization", one.organization()),
            RegisterRequests.change(officer, one.organization(), name))
        .expect(200);
  }

  @Test
  void anOrganisationReadsItsOwnFinalConclusionsAndNoOthers() {
    Filed one = world.filed();
    JsonObject proposed = world.proposed(one, "basically_qualified");
    assertThat(items(one.agent().call("listReviewDecisions").expect(200).json())).isEmpty();
    one.agent().call("getReviewLetter", decision(proposed)).expect(404);
    legal.call("agreeReviewDecision", decision(proposed), opinion()).expect(200);
    assertThat(items(one.agent().call("listReviewDecisions").expect(200).json())).hasSize(1);
    one.agent().call("getReviewLetter", decision(proposed)).expect(200);
    world.filed().agent().call("getReviewLetter", decision(proposed)).expect(404);
  }

  /** It reads what its letter says; who wrote it and what staff said among themselves is theirs. */
  @Test
  void anOrganisationReadsNoNamesOfStaffAndNoInternalOpinions() {
    Filed one = world.filed();
    JsonObject done = world.decided(one, "unqualified");
    world.served(done, "2026-04-10");
    server.node().tick();
    JsonObject report = NeedsRequests.json("{receivedOn:'2026-04-10',report:'演示：补开了理事会会议'}");
    officer.call("receiveRectificationReport", path(rectification(done)), report).expect(200);
    JsonObject reached = NeedsRequests.json("{outcome:'done',opinion:'演示：已核实'}");
    officer.call("checkRectification", path(rectification(done)), reached).expect(200);

    String[] internal = {"suggested", "differsBecause", "proposedBy", "checkedBy", "opinion"};
    assertThat(first(officer, "listReviewDecisions", one).keySet()).contains(internal);
    JsonObject theirs = first(one.agent(), "listReviewDecisions", one);
    assertThat(theirs.keySet())
        .contains("grade", "reasons", "documentNumber", "decidedOn", "servedOn", "verification")
        .doesNotContain(internal);
    assertThat(theirs.get("own").getAsBoolean()).isFalse();
    assertThat(theirs.toString()).doesNotContain("情节轻", "程序合法");

    assertThat(rectification(done).has("checkedBy")).as("staff know who").isTrue();
    JsonObject checked = first(one.agent(), "listRectifications", one);
    assertThat(checked.keySet())
        .contains("dueOn", "explanation", "report", "checkedOn", "opinion")
        .doesNotContain("checkedBy");
  }

  private static JsonObject first(Api caller, String operation, Filed of) {
    return items(caller.call(operation, Map.of("size", 100)).expect(200).json()).stream()
        .filter(item -> text(item, "return").equals(of.id()))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void anAdjustedDecisionSupersedesTheOldOneWhichStaysOnRecord() {
    Filed one = world.filed();
    JsonObject old = world.decided(one, "unqualified");
    JsonObject draft =
        NeedsRequests.json(
            "{grade:'qualified',reasons:['演示：补交了会议记录'],rules:[],adjustReason:'演示：申诉后查明会议开过'}");
    JsonObject proposed =
        officer.call("adjustReviewDecision", decision(old), draft).expect(201).json();
    officer.call("adjustReviewDecision", decision(old), draft).expect(409);
    assertThat(text(verify(text(old, "verification")), "state"))
        .as("stands until then")
        .isEqualTo("final");
    JsonObject anew =
        legal.call("agreeReviewDecision", decision(proposed), opinion()).expect(200).json();
    assertThat(text(verify(text(old, "verification")), "state")).isEqualTo("superseded");
    assertThat(text(anew, "documentNumber")).isNotEqualTo(text(old, "documentNumber"));
    officer.call("getReviewLetter", decision(old)).expect(200);
    assertThat(rectification(old).get("state").getAsString()).isEqualTo("cancelled");
  }

  /** The same grade is another act where its number and day are others. */
  @Test
  void whatWasAdjustedSinceItsSecrecyReviewIsNotPublishedAsItWas() {
    Filed one = world.filed();
    JsonObject old = world.decided(one, "basically_qualified");
    List<String> subjects = List.of("annual_report/" + one.id());
    String batch = PublicationRequests.created(server, PublicationRequests.draft(subjects));
    PublicationRequests.freeze(server, batch);
    PublicationRequests.clear(server, batch);
    assertThat(item(batch).has("changed")).isFalse();
    JsonObject draft = ReviewWorld.conclusion("basically_qualified");
    draft.remove("differsBecause");
    draft.addProperty("adjustReason", "演示：理由写错了");
    JsonObject proposed =
        officer.call("adjustReviewDecision", decision(old), draft).expect(201).json();
    assertThat(item(batch).has("changed")).as("the old one stands until then").isFalse();
    legal.call("agreeReviewDecision", decision(proposed), opinion()).expect(200);
    assertThat(item(batch).get("changed").getAsBoolean()).isTrue();
    Map<String, Object> of = Map.of("batch", batch);
    assertThat(
            officer
                .call("publishPublicationBatch", of, new JsonObject())
                .expect(409)
                .text("detail"))
        .contains("第1项的记录审查以后变了");
  }

  private static JsonObject item(String batch) {
    return items(PublicationRequests.whole(server, batch)).getFirst();
  }

  @Test
  void rectificationStartsWithProvenServiceAndItsLastDayIsExplained() {
    JsonObject done = world.decided(world.filed(), "basically_qualified");
    server.node().tick();
    assertThat(text(rectification(done), "state"))
        .as("nothing proves service")
        .isEqualTo("unserved");
    world.served(done, "2026-04-10");
    server.node().tick();
    JsonObject running = rectification(done);
    assertThat(text(running, "state")).isEqualTo("open");
    assertThat(text(running, "dueOn")).as("10 July 2026 is a Friday").isEqualTo("2026-07-10");
    assertThat(text(running, "explanation")).contains("第二百零二条");
    JsonObject missed = NeedsRequests.json("{outcome:'missed',opinion:'演示：没有交报告'}");
    JsonObject reached = NeedsRequests.json("{outcome:'done',opinion:'演示：已核实'}");
    officer.call("checkRectification", path(running), missed).expect(409);
    officer.call("checkRectification", path(running), reached).expect(409);
    JsonObject report = NeedsRequests.json("{receivedOn:'2026-04-10',report:'演示：补开了理事会会议'}");
    officer.call("receiveRectificationReport", path(running), report).expect(200);
    officer.call("receiveRectificationReport", path(running), report).expect(409);
    assertThat(
            text(
                officer.call("checkRectification", path(running), reached).expect(200).json(),
                "state"))
        .isEqualTo("done");
  }

  @Test
  void whatIsNotPutRightInTimeIsGroundForTheListOnTheDayAfterAndNotBefore() {
    Filed one = world.filed();
    JsonObject done = world.decided(one, "unqualified");
    world.served(done, "2026-04-10");
    server.node().tick();
    server.node().tick();
    JsonObject running = rectification(done);
    var reviews = server.node().reviews();
    for (String day : new String[] {"2026-07-10", "2026-07-11"}) {
      var missed =
          server
              .store()
              .read(tx -> reviews.rectificationsMissed(tx, java.time.LocalDate.parse(day)));
      assertThat(
              missed.stream()
                  .filter(lost -> lost.organization().toString().equals(one.organization())))
          .as(day)
          .hasSize(day.endsWith("11") ? 1 : 0);
    }
    clock.moveTo("2026-06-26T02:00:00Z");
    server.node().tick();
    server.node().tick();
    Api agent = server.as("agent-" + one.organization());
    assertThat(
            items(agent.call("listInbox").expect(200).json()).stream()
                .filter(notice -> text(notice, "subject").contains("快到期")))
        .as("told once")
        .hasSize(1);
    clock.moveTo("2026-07-11T02:00:00Z");
    JsonObject missed = NeedsRequests.json("{outcome:'missed',opinion:'演示：没有交报告'}");
    Api later = server.as("case_officer");
    assertThat(
            text(
                later.call("checkRectification", path(running), missed).expect(200).json(),
                "state"))
        .isEqualTo("missed");
    isProposedOnce(later, one.organization(), text(running, "id"));
  }

  /**
   * A task for a person, who proposes; the notice says which rectification was missed, and when.
   */
  private static void isProposedOnce(Api officer, String organization, String rectification) {
    server.node().tick();
    assertThat(tasks(officer, organization)).containsExactly("rectification_missed");
    assertThat(proposed(officer, organization, "list_abnormal").toString())
        .contains("整改期限到2026年7月10日", "rectification/" + rectification, "2026-07-11");
    server.node().tick();
    assertThat(tasks(officer, organization)).as("done by the proposal").isEmpty();
  }

  private static JsonObject proposed(Api officer, String organization, String kind) {
    JsonObject proposal =
        NeedsRequests.json(
            "{organization:'%s',kind:'%s',ground:'rectification_missed',facts:'演示：逾期没有交报告。',documentNumber:'%s'}"
                .formatted(organization, kind, CreditWorld.number("告")));
    return officer.call("proposeCreditMove", Map.of(), proposal).expect(201).json();
  }

  /** It was to be added to the entry; with that gone, it is proposed by itself. */
  @Test
  void whatWasMissedOutlivesTheEntryThatItWasToBeAddedTo() {
    String left = missed();
    String revoked = missed();
    UUID entry = lists.listed(revoked);
    lists.listed(left);
    List<String> both = List.of(left, revoked);
    both.forEach(one -> proposed(lists.officer(), one, "add_ground"));
    clock.moveTo("2026-07-13T02:00:00Z");
    lists.left(left);
    lists.revoked(entry, CreditWorld.revocation());

    both.forEach(DecisionIT::isProposedByItself);
    assertThat(why(left)).contains("移出", "不再办理");
    assertThat(why(revoked)).contains("撤销", "不再办理");
  }

  /** Who did not put things right in time; it is the day after. */
  private static String missed() {
    clock.moveTo(DAY);
    Filed one = world.filed();
    world.served(world.decided(one, "unqualified"), "2026-04-10");
    server.node().tick();
    clock.moveTo("2026-07-11T02:00:00Z");
    return one.organization();
  }

  private static void isProposedByItself(String organization) {
    server.node().tick();
    assertThat(moves(organization, "open"))
        .singleElement()
        .satisfies(
            move -> {
              assertThat(text(move, "kind")).isEqualTo("list_abnormal");
              assertThat(text(move, "step")).as("told anew").isEqualTo("serve");
              JsonObject ground = move.getAsJsonArray("grounds").get(0).getAsJsonObject();
              assertThat(text(ground, "code")).isEqualTo("rectification_missed");
              assertThat(text(ground, "record")).startsWith("rectification/");
              assertThat(text(ground, "facts")).contains("整改期限到2026年7月10日");
              assertThat(text(ground, "arisenOn")).isEqualTo("2026-07-11");
            });
    assertThat(tasks(lists.officer(), organization)).as("nobody proposes it again").isEmpty();
  }

  private static String why(String organization) {
    return text(moves(organization, "dropped").getFirst(), "decisionReasons");
  }

  private static List<JsonObject> moves(String organization, String state) {
    Map<String, Object> query = Map.of("state", state, "size", 100);
    return items(lists.officer().call("listCreditMoves", query).expect(200).json()).stream()
        .filter(move -> text(move, "organization").equals(organization))
        .toList();
  }

  private static List<String> tasks(Api officer, String organization) {
    return items(officer.call("listCreditTasks", Map.of("size", 100)).expect(200).json()).stream()
        .filter(task -> text(task, "organization").equals(organization))
        .map(task -> text(task, "kind"))
        .toList();
  }

  private static Map<String, Object> path(JsonObject rectification) {
    return Map.of("rectification", text(rectification, "id"));
  }

  private static JsonObject rectification(JsonObject decision) {
    return items(officer.call("listRectifications", Map.of("size", 100)).expect(200).json())
        .stream()
        .filter(one -> text(one, "decision").equals(text(decision, "id")))
        .findFirst()
        .orElseThrow();
  }

  private static JsonObject verify(String number) {
    return server.api().call("verifyReviewDecision", Map.of("number", number)).expect(200).json();
  }

  private static BufferedImage lastPage(byte[] pdf) throws IOException {
    try (PDDocument letter = Loader.loadPDF(pdf)) {
      return new PDFRenderer(letter).renderImageWithDPI(letter.getNumberOfPages() - 1, 150);
    }
  }
}
