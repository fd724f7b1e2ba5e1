package cn.pufa.content;

import static cn.pufa.testing.EditionRequests.card;
import static cn.pufa.testing.EditionRequests.giveBack;
import static cn.pufa.testing.EditionRequests.pass;
import static cn.pufa.testing.EditionRequests.reason;
import static cn.pufa.testing.EditionRequests.revision;
import static cn.pufa.testing.EditionRequests.save;
import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.Api;
import cn.pufa.testing.EditionFlow;
import cn.pufa.testing.EditionFlow.Edition;
import cn.pufa.testing.EditionRequests;
import cn.pufa.testing.Staff;
import cn.pufa.testing.TestServer;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Each step by somebody else, in its turn. */
class EditionOrderIT {

  private static final AtomicInteger NUMBER = new AtomicInteger();

  private static TestServer server;
  private static EditionFlow flow;

  @BeforeAll
  static void start() {
    server = TestServer.start();
    flow = new EditionFlow(server);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void whoWroteNeitherReviewsNorPublishes() {
    Api author = somebody("editor", "legal_reviewer");
    Api secondHand = somebody("editor");
    Edition edition =
        EditionRequests.created(author.call("createPiece", Map.of(), EditionRequests.draft()));
    secondHand.call("saveEdition", edition.path(), save(1, card())).expect(200);
    flow.editor().call("submitEdition", edition.path(), revision(2)).expect(200);

    for (Api writer : List.of(author, secondHand)) {
      requireRefused(writer, "decideFirstReview", edition, "不能审自己的稿子");
    }
    // Who only handed it in has written nothing.
    flow.editor().call("decideFirstReview", edition.path(), pass(2)).expect(200);
    requireRefused(author, "decideLegalReview", edition, "不能审自己的稿子");
    flow.passLegal(edition);
    flow.passSecrecy(edition);
    for (Api writer : List.of(author, secondHand)) {
      assertThat(
              writer.call("publishEdition", edition.path(), revision(2)).expect(409).text("detail"))
          .contains("要由别人来发布");
    }
    assertThat(flow.state(edition)).isEqualTo("approved");
    flow.publish(edition);
  }

  @Test
  void nobodyDoesTwoOfTheThree() {
    Api firstAndLegal = somebody("editor", "legal_reviewer");
    Edition one = flow.submitted();
    firstAndLegal.call("decideFirstReview", one.path(), pass(1)).expect(200);
    requireRefused(firstAndLegal, "decideLegalReview", one, "您已经审过另一道");

    Api firstAndSecrecy = somebody("case_officer", "secrecy_reviewer");
    Edition two = flow.submitted();
    firstAndSecrecy.call("decideFirstReview", two.path(), pass(1)).expect(200);
    flow.passLegal(two);
    requireRefused(firstAndSecrecy, "decideSecrecyReview", two, "您已经审过另一道");

    Api legalAndSecrecy = somebody("legal_reviewer", "secrecy_reviewer");
    Edition three = flow.firstReviewed();
    legalAndSecrecy.call("decideLegalReview", three.path(), pass(1)).expect(200);
    requireRefused(legalAndSecrecy, "decideSecrecyReview", three, "您已经审过另一道");
  }

  @Test
  void aStepOutOfItsTurnIsRefused() {
    Edition edition = flow.written();
    requireRefused(flow.caseOfficer(), "decideFirstReview", edition, "不到这一步");
    flow.submit(edition, 1);
    requireRefused(flow.legalReviewer(), "decideLegalReview", edition, "不到这一步");
    requireRefused(flow.secrecyReviewer(), "decideSecrecyReview", edition, "不到这一步");
    flow.approver().call("publishEdition", edition.path(), revision(1)).expect(409);
    flow.editor().call("saveEdition", edition.path(), save(1, card())).expect(409);
    flow.editor().call("withdrawEdition", edition.path(), reason()).expect(409);
  }

  @Test
  void counselMayDoTheLegalReview() {
    Edition edition = flow.firstReviewed();
    server.as("counsel").call("decideLegalReview", edition.path(), pass(1)).expect(200);
    assertThat(flow.state(edition)).isEqualTo("secrecy_review");
  }

  @Test
  void whatIsReturnedStartsAnew() {
    Edition edition = flow.firstReviewed();
    JsonObject without = giveBack(1, "x");
    without.remove("reason");
    assertThat(
            flow.legalReviewer()
                .call("decideLegalReview", edition.path(), without)
                .expect(422)
                .pointers())
        .containsExactly("/reason");
    flow.legalReviewer()
        .call("decideLegalReview", edition.path(), giveBack(1, "第二句没有依据"))
        .expect(200);
    assertThat(flow.state(edition)).isEqualTo("returned");

    flow.editor().call("saveEdition", edition.path(), save(1, card())).expect(200);
    flow.submit(edition, 2);
    assertThat(flow.state(edition)).isEqualTo("first_review");
    requireRefused(flow.legalReviewer(), "decideLegalReview", edition, "不到这一步");
    flow.passFirst(edition);
    flow.passLegal(edition);
    JsonObject history = flow.approver().call("getEdition", edition.path()).expect(200).json();
    assertThat(history.getAsJsonArray("history").toString()).contains("第二句没有依据");
  }

  /** Somebody of the bureau with these posts. */
  private static Api somebody(String... roles) {
    String account = "writer-" + NUMBER.incrementAndGet();
    return Staff.create(server, server.as("admin"), account, List.of(roles)).api();
  }

  private static void requireRefused(Api person, String operation, Edition edition, String why) {
    int revision = flow.revision(edition);
    Api.Answer answer = person.call(operation, edition.path(), pass(revision)).expect(409);
    assertThat(answer.text("detail")).contains(why);
  }
}
