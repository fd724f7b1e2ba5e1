package cn.pufa.review;

import static cn.pufa.testing.Own.items;
import static cn.pufa.testing.Own.text;
import static cn.pufa.testing.ReviewWorld.conclusion;
import static cn.pufa.testing.ReviewWorld.correction;
import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.Api;
import cn.pufa.testing.Filing;
import cn.pufa.testing.MovableClock;
import cn.pufa.testing.NeedsRequests;
import cn.pufa.testing.ReviewWorld;
import cn.pufa.testing.ReviewWorld.Filed;
import cn.pufa.testing.TestPostgres;
import cn.pufa.testing.TestServer;
import cn.pufa.testing.Uploads;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A return that is not corrected in time (逾期未补正) is reviewed as it was filed. */
class CorrectionEndIT {

  private static final JsonObject REASON = NeedsRequests.json("{reason:'演示：电话催过两次，没有补正'}");

  private MovableClock clock;
  private TestServer server;
  private Filed one;

  @BeforeEach
  void start() {
    clock = new MovableClock("2026-04-10T02:00:00Z");
    server =
        TestServer.start(
            TestPostgres.create(), clock, Map.of("PUBLIC_URL", "https://pufa.demo.invalid"));
    one = new ReviewWorld(server).filed();
    officer().call("claimReview", one.path()).expect(200);
    officer()
        .call("requestCorrection", one.path(), correction("activitySummary", "auditReport"))
        .expect(201);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void onlyAfterTheLastDayAndThenTheReviewGoesOn() {
    assertThat(officer().call("endCorrection", one.path(), REASON).expect(409).text("detail"))
        .contains("2026年4月17日");
    clock.moveTo("2026-04-20T02:00:00Z");

    assertThat(colleague().call("endCorrection", one.path(), REASON).expect(409).text("detail"))
        .as("of whoever gave it back")
        .contains("演示经办科员");
    clock.moveTo("2026-04-21T02:00:00Z");

    JsonObject taken = colleague().call("endCorrection", one.path(), REASON).expect(200).json();
    assertThat(text(taken, "state")).isEqualTo("waiting");
    assertThat(taken.get("mine").getAsBoolean()).as("whoever ends it goes on with it").isTrue();
    assertThat(taken.has("correctionDue")).isFalse();
    officer().call("endCorrection", one.path(), REASON).expect(409);
    JsonObject ended =
        list(officer().call("getReview", one.path()).expect(200).json(), "corrections").getFirst();
    assertThat(text(ended, "endReason")).contains("催过两次");
    assertThat(ended.get("overdue").getAsBoolean()).isFalse();

    assertThat(Filing.submit(agent(), one.id()).status()).isEqualTo(409);
    assertThat(items(agent().call("listInbox").expect(200).json()))
        .anyMatch(notice -> text(notice, "subject").contains("没有按期补正"));
    colleague().call("proposeConclusion", one.path(), conclusion("unqualified")).expect(201);
  }

  @Test
  void whatWasChangedAndNotSubmittedIsAgainAsItWasFiled() {
    JsonObject filed = filing();
    JsonObject cell = cell(filed, "activitySummary");
    var half = new JsonPrimitive("演示：改了一半，没有提交。");
    save(half, cell.get("version").getAsInt()).expect(200);
    byte[] pdf = Uploads.pdf("");
    Filing.attach(one.agent(), one.id(), Filing.upload(one.agent(), one.id(), pdf, pdf.length))
        .expect(200);
    clock.moveTo("2026-04-20T02:00:00Z");
    officer().call("endCorrection", one.path(), REASON).expect(200);

    JsonObject now = filing();
    assertThat(cell(now, "activitySummary").get("value")).isEqualTo(cell.get("value"));
    assertThat(now.get("files")).isEqualTo(filed.get("files"));
    officer().call("requestCorrection", one.path(), correction("activitySummary")).expect(201);
    assertThat(list(save(half, cell.get("version").getAsInt()).expect(200).json(), "standing"))
        .as("a phone that still holds the old change does not write it over")
        .hasSize(1);
  }

  /** Each signs in anew: days have passed. */
  private Api officer() {
    return server.as("case_officer");
  }

  private Api colleague() {
    return server.as("case_officer-2");
  }

  private Api agent() {
    return server.as("agent-" + one.organization());
  }

  private JsonObject filing() {
    return agent().call("getFiling", Filing.of(one.id())).expect(200).json();
  }

  private Api.Answer save(JsonPrimitive value, int seen) {
    return agent()
        .call(
            "saveCells",
            Filing.of(one.id()),
            Filing.cells(Filing.cell("activitySummary", value, seen)));
  }

  private static List<JsonObject> list(JsonObject json, String member) {
    return json.getAsJsonArray(member).asList().stream().map(JsonElement::getAsJsonObject).toList();
  }

  private static JsonObject cell(JsonObject filing, String code) {
    return list(filing, "cells").stream()
        .filter(cell -> text(cell, "cell").equals(code))
        .findFirst()
        .orElseThrow();
  }
}
