package cn.pufa.content;

import static cn.pufa.testing.EditionRequests.card;
import static cn.pufa.testing.EditionRequests.pass;
import static cn.pufa.testing.EditionRequests.reason;
import static cn.pufa.testing.EditionRequests.revision;
import static cn.pufa.testing.EditionRequests.save;
import static cn.pufa.testing.EditionRequests.sentence;
import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.Api;
import cn.pufa.testing.AtOnce;
import cn.pufa.testing.EditionFlow;
import cn.pufa.testing.EditionFlow.Edition;
import cn.pufa.testing.EditionRequests;
import cn.pufa.testing.Jdbc;
import cn.pufa.testing.NeedsRequests;
import cn.pufa.testing.Race;
import cn.pufa.testing.Staff;
import cn.pufa.testing.TestServer;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Words are written, read by three others, and become public; nobody can do it alone. */
class EditionIT {

  private static TestServer server;
  private static Jdbc database;
  private static EditionFlow flow;

  @BeforeAll
  static void start() {
    server = TestServer.start();
    database = Jdbc.connect(server.database().appUrl());
    flow = new EditionFlow(server);
  }

  @AfterAll
  static void stop() {
    database.close();
    server.close();
  }

  @Test
  void aCardIsPublicAfterThreeOthersHaveReadIt() {
    Edition edition = flow.written();
    for (Runnable step :
        List.<Runnable>of(
            () -> flow.submit(edition, 1),
            () -> flow.passFirst(edition),
            () -> flow.passLegal(edition),
            () -> flow.passSecrecy(edition))) {
      server.api().call("getCard", Map.of("card", edition.piece())).expect(404);
      step.run();
    }
    flow.publish(edition);

    JsonObject card =
        server.api().call("getCard", Map.of("card", edition.piece())).expect(200).json();
    assertThat(card.get("question").getAsString()).startsWith("演示：结婚要带什么");
    assertThat(card.getAsJsonArray("citations")).hasSize(1);
    assertThat(card.get("unverified").getAsBoolean()).isFalse();
    assertThat(ids(server.api().call("listCards", Map.of("topic", "marriage"))))
        .contains(edition.piece());
    assertThat(acts(flow.approver().call("getPiece", Map.of("piece", edition.piece()))))
        .containsExactly(
            "published",
            "passed_secrecy_review",
            "passed_legal_review",
            "passed_first_review",
            "submitted",
            "created");
    assertThat(
            database.column(
                "select feature || ' ' || article from citation where subject = '%s'"
                    .formatted(edition.piece())))
        .containsExactly("card 8");
  }

  @Test
  void aGuideGoesTheSameWay() {
    var draft = new JsonObject();
    draft.addProperty("topic", "marriage");
    draft.add("text", EditionRequests.guide());
    Edition edition = EditionRequests.created(flow.editor().call("createPiece", Map.of(), draft));
    flow.submit(edition, 1);
    flow.passFirst(edition);
    flow.passLegal(edition);
    flow.passSecrecy(edition);
    flow.publish(edition);
    JsonObject guide =
        server.api().call("getGuide", Map.of("guide", edition.piece())).expect(200).json();
    assertThat(guide.getAsJsonArray("steps")).hasSize(1);
    assertThat(ids(server.api().call("listGuides"))).contains(edition.piece());
    server.api().call("getCard", Map.of("card", edition.piece())).expect(404);
  }

  @Test
  void theCallerIsToldWhatIsPossibleAndWhyNot() {
    Edition edition = flow.submitted();
    assertThat(step(flow.caseOfficer(), edition, "first_review").get("allowed").getAsBoolean())
        .isTrue();
    assertThat(step(flow.editor(), edition, "first_review").get("why").getAsString())
        .contains("不能审自己的稿子");
    assertThat(step(flow.approver(), edition, "first_review").get("why").getAsString())
        .contains("另一位编辑或经办科员");
    assertThat(step(flow.editor(), edition, "save").get("why").getAsString()).contains("先撤回");
    assertThat(forMe(flow.caseOfficer())).contains(edition.piece());
    assertThat(forMe(flow.editor())).doesNotContain(edition.piece());
    assertThat(forMe(flow.legalReviewer())).doesNotContain(edition.piece());
    flow.passFirst(edition);
    assertThat(forMe(flow.legalReviewer())).contains(edition.piece());
    assertThat(forMe(flow.caseOfficer())).doesNotContain(edition.piece());
  }

  @Test
  void twoWhoWriteAtOnceGetBothTheirWords() {
    Edition edition = flow.written();
    Api other = Staff.create(server, server.as("admin"), "late", List.of("editor")).api();
    JsonObject base = text(edition);
    JsonObject theirs = base.deepCopy();
    theirs.getAsJsonObject("card").addProperty("question", "演示：别人改的问题？");
    JsonObject moved = save(1, theirs);
    moved.addProperty("topic", "relief");
    other.call("saveEdition", edition.path(), moved).expect(200);
    JsonObject mine = base.deepCopy();
    mine.getAsJsonObject("card").addProperty("question", "演示：我改的问题？");

    Api.Answer refused = flow.editor().call("saveEdition", edition.path(), save(1, mine));
    JsonObject merge = refused.expect(409).json().getAsJsonObject("merge");
    assertThat(merge.getAsJsonObject("base")).isEqualTo(base);
    assertThat(question(merge.getAsJsonObject("theirs"))).isEqualTo("演示：别人改的问题？");
    assertThat(merge.get("revision").getAsInt()).isEqualTo(2);
    assertThat(merge.get("topic").getAsString()).isEqualTo("relief");
    assertThat(merge.get("by").getAsString()).isNotBlank();
    assertThat(question(text(edition))).isEqualTo("演示：别人改的问题？");

    flow.editor().call("saveEdition", edition.path(), save(2, mine)).expect(200);
    assertThat(question(text(edition))).isEqualTo("演示：我改的问题？");
    flow.editor().call("submitEdition", edition.path(), revision(2)).expect(409);
    flow.editor().call("saveEdition", edition.path(), save(99, mine)).expect(422);
  }

  @Test
  void aReviewerDecidesOnWhatTheyHaveRead() {
    Edition edition = flow.submitted();
    flow.editor().call("recallEdition", edition.path(), reason()).expect(200);
    flow.editor().call("saveEdition", edition.path(), save(1, card())).expect(200);
    flow.submit(edition, 2);
    flow.caseOfficer().call("decideFirstReview", edition.path(), pass(1)).expect(409);
    flow.caseOfficer().call("decideFirstReview", edition.path(), pass(2)).expect(200);
  }

  @Test
  void faultsAreToldBeforeAnybodyReviews() {
    JsonObject draft = EditionRequests.draft();
    JsonObject words = draft.getAsJsonObject("text").getAsJsonObject("card");
    words.remove("variants");
    words.getAsJsonArray("answer").add(sentence("要在99天内来。", EditionRequests.CITED));
    words.getAsJsonArray("answer").add(sentence("请打 0759-6600000。", null));
    Edition edition = EditionRequests.created(flow.editor().call("createPiece", Map.of(), draft));
    JsonObject verdict =
        flow.editor()
            .call("checkEdition", Map.of(), EditionRequests.of("text", draft.get("text")))
            .expect(200)
            .json();
    assertThat(pointers(verdict.getAsJsonArray("faults")))
        .containsExactlyInAnyOrder("/card/variants", "/card/answer/2/text", "/card/answer/3/text");
    assertThat(
            flow.editor().call("submitEdition", edition.path(), revision(1)).expect(422).pointers())
        .containsExactlyInAnyOrder("/card/variants", "/card/answer/2/text", "/card/answer/3/text");
    assertThat(flow.state(edition)).isEqualTo("draft");
  }

  @Test
  void aNewEditionTakesThePlaceOfTheOld() {
    Edition first = flow.live();
    Edition second =
        EditionRequests.created(
            flow.editor().call("createEdition", Map.of("piece", first.piece()), new JsonObject()));
    assertThat(second.number()).isEqualTo(2);
    flow.editor()
        .call("createEdition", Map.of("piece", first.piece()), new JsonObject())
        .expect(409);
    JsonObject text = text(second);
    JsonArray answer = text.getAsJsonObject("card").getAsJsonArray("answer");
    answer.get(0).getAsJsonObject().addProperty("text", "双方都要带上身份证。");
    var put = new JsonArray();
    put.add(sentence("先约好时间。", null));
    put.addAll(answer);
    text.getAsJsonObject("card").add("answer", put);
    flow.editor().call("saveEdition", second.path(), save(1, text)).expect(200);

    JsonArray fields =
        flow.approver()
            .call("compareEditions", second.path())
            .expect(200)
            .json()
            .getAsJsonArray("fields");
    assertThat(fields).hasSize(2);
    assertThat(fields.toString())
        .contains("\"added\"", "先约好时间。", "{\"kind\":\"added\",\"text\":\"要\"}", "婚姻登记条例第八条");

    String before = question(text(first));
    flow.submit(second, 2);
    flow.passFirst(second);
    flow.passLegal(second);
    flow.passSecrecy(second);
    flow.publish(second);
    JsonObject card =
        server.api().call("getCard", Map.of("card", first.piece())).expect(200).json();
    assertThat(card.getAsJsonArray("answer")).hasSize(3);
    assertThat(flow.state(first)).isEqualTo("replaced");
    assertThat(card.get("question").getAsString()).isEqualTo(before);
  }

  @Test
  void unpublishingTakesItAwayAndAnotherEditionBringsItBack() {
    Edition edition = flow.live();
    flow.approver().call("unpublishPiece", Map.of("piece", edition.piece()), reason()).expect(200);
    server.api().call("getCard", Map.of("card", edition.piece())).expect(404);
    assertThat(
            database.number(
                "select count(*) from citation where subject = '%s'".formatted(edition.piece())))
        .isZero();
    flow.approver().call("unpublishPiece", Map.of("piece", edition.piece()), reason()).expect(409);
    Edition again =
        EditionRequests.created(
            flow.editor()
                .call("createEdition", Map.of("piece", edition.piece()), new JsonObject()));
    assertThat(text(again)).isEqualTo(text(edition));
    flow.submit(again, 1);
    flow.passFirst(again);
    flow.passLegal(again);
    flow.passSecrecy(again);
    flow.publish(again);
    server.api().call("getCard", Map.of("card", edition.piece())).expect(200);
  }

  @Test
  void aQuestionBecomesACardThatAnswersIt() {
    String question = EditionRequests.cleanedQuestion(server);
    JsonObject topic = EditionRequests.of("topic", EditionRequests.text("marriage"));
    Map<String, Object> place = Map.of("question", question);
    Edition edition =
        EditionRequests.created(flow.editor().call("draftFromQuestion", place, topic));
    assertThat(question(text(edition))).isEqualTo("演示：离婚要等多久");
    flow.editor().call("draftFromQuestion", place, topic).expect(409);

    flow.editor().call("saveEdition", edition.path(), save(1, card())).expect(200);
    flow.submit(edition, 2);
    flow.passFirst(edition);
    flow.passLegal(edition);
    flow.passSecrecy(edition);
    flow.publish(edition);
    JsonObject answered =
        server
            .as("resident")
            .call("listMyQuestions")
            .expect(200)
            .json()
            .getAsJsonArray("items")
            .asList()
            .stream()
            .map(JsonElement::getAsJsonObject)
            .filter(own -> own.get("id").getAsString().equals(question))
            .findFirst()
            .orElseThrow();
    assertThat(answered.get("state").getAsString()).isEqualTo("answered");
    assertThat(answered.getAsJsonArray("cards").toString()).contains(edition.piece());
  }

  @Race
  @Test
  void ofTwentyWhoBeginACardForAQuestionOneDoes() {
    Map<String, Object> place = Map.of("question", EditionRequests.cleanedQuestion(server));
    JsonObject topic = EditionRequests.of("topic", EditionRequests.text("marriage"));
    Callable<Integer> beginning =
        () -> flow.editor().call("draftFromQuestion", place, topic).status();
    assertThat(AtOnce.call(Collections.nCopies(20, beginning)))
        .containsOnly(201, 409)
        .containsOnlyOnce(201);
  }

  @Test
  void aPieceWrittenForAProposalClosesItWhenPublished() {
    String proposal = NeedsRequests.proposal(server).toString();
    flow.editor().call("takeProposal", Map.of("proposal", proposal)).expect(200);
    JsonObject draft = EditionRequests.draft();
    draft.addProperty("promptedBy", proposal);
    Edition edition =
        flow.live(EditionRequests.created(flow.editor().call("createPiece", Map.of(), draft)));
    assertThat(
            database.column(
                "select state || ' ' || card from topic_proposal where id = '%s'"
                    .formatted(proposal)))
        .containsExactly("closed " + edition.piece());
  }

  @Test
  void commentsStandAtAPlaceAndAreSeenTo() {
    Edition edition = flow.submitted();
    JsonObject comment =
        flow.caseOfficer()
            .call("addEditionComment", edition.path(), EditionRequests.comment("/card/answer/0"))
            .expect(201)
            .json();
    JsonObject reply = EditionRequests.comment("/card/answer/0");
    reply.add("replyTo", comment.get("id"));
    flow.editor().call("addEditionComment", edition.path(), reply).expect(201);
    assertThat(
            flow.editor()
                .call(
                    "addEditionComment", edition.path(), EditionRequests.comment("/card/answer/9"))
                .expect(422)
                .pointers())
        .containsExactly("/pointer");
    JsonObject elsewhere = EditionRequests.comment("/card/question");
    elsewhere.add("replyTo", comment.get("id"));
    flow.editor().call("addEditionComment", edition.path(), elsewhere).expect(422);
    assertThat(openComments(edition)).isEqualTo(1);

    Map<String, Object> place =
        Map.of("piece", edition.piece(), "number", 1, "comment", comment.get("id").getAsString());
    flow.editor().call("settleEditionComment", place).expect(200);
    flow.editor().call("settleEditionComment", place).expect(409);
    assertThat(openComments(edition)).isZero();
  }

  private static JsonObject step(Api person, Edition edition, String verb) {
    JsonArray steps =
        person.call("getEdition", edition.path()).expect(200).json().getAsJsonArray("steps");
    return StreamSupport.stream(steps.spliterator(), false)
        .map(JsonElement::getAsJsonObject)
        .filter(step -> step.get("verb").getAsString().equals(verb))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> forMe(Api person) {
    return ids(person.call("listPieces", Map.of("forMe", true, "size", 100)));
  }

  private static List<String> ids(Api.Answer list) {
    return list.expect(200).json().getAsJsonArray("items").asList().stream()
        .map(item -> item.getAsJsonObject().get("id").getAsString())
        .toList();
  }

  private static List<String> acts(Api.Answer piece) {
    return piece.expect(200).json().getAsJsonArray("history").asList().stream()
        .map(event -> event.getAsJsonObject().get("act").getAsString())
        .toList();
  }

  private static List<String> pointers(JsonArray faults) {
    return faults.asList().stream()
        .map(fault -> fault.getAsJsonObject().get("pointer").getAsString())
        .toList();
  }

  private static JsonObject text(Edition edition) {
    return flow.approver()
        .call("getEdition", edition.path())
        .expect(200)
        .json()
        .getAsJsonObject("text");
  }

  private static String question(JsonObject text) {
    return text.getAsJsonObject("card").get("question").getAsString();
  }

  private static int openComments(Edition edition) {
    return flow.approver()
        .call("getPiece", Map.of("piece", edition.piece()))
        .expect(200)
        .json()
        .getAsJsonObject("piece")
        .get("openComments")
        .getAsInt();
  }
}
