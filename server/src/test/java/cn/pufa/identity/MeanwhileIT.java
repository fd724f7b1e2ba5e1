package cn.pufa.identity;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.Api;
import cn.pufa.testing.AtOnce;
import cn.pufa.testing.CircularRequests;
import cn.pufa.testing.FilingRequests;
import cn.pufa.testing.Given;
import cn.pufa.testing.NeedsRequests;
import cn.pufa.testing.OfficeRequests;
import cn.pufa.testing.Own;
import cn.pufa.testing.PlanRequests;
import cn.pufa.testing.Race;
import cn.pufa.testing.RegisterRequests;
import cn.pufa.testing.ReminderRequests;
import cn.pufa.testing.ServerAt;
import cn.pufa.testing.Staff;
import cn.pufa.testing.TestServer;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Two officers who change the same record: one does, the other is told who and when, and keeps
 * theirs.
 */
@ServerAt(MeanwhileIT.NOW)
class MeanwhileIT {

  static final String NOW = "2026-05-20T01:05:00Z";

  /** What a second officer may be editing, with the member that a change is seen by. */
  private enum Edited {
    CIRCULAR("circular", "updateCircular", "title"),
    CAMPAIGN("campaign", "changeCampaign", "registeredBefore"),
    LADDER("ladder", "changeLadder", "name"),
    ORGANIZATION("organization", "changeOrganization", "name"),
    STANDING("organization", "setRegistrationStatus", "cancelledOn"),
    ANSWER("question", "answerQuestion", "answer"),
    WORDING("question", "cleanQuestion", "wording"),
    OFFICE("office", "changeOffice", "address"),
    PLAN_ITEM("item", "changePlanItem", "title"),
    ESCALATION("circular", "changeEscalation", "unreadAfterDays"),
    HOLIDAY_YEAR("year", "saveHolidayYear", "source"),
    UNIT("unit", "putSupervisingUnit", "email");

    private final String parameter;
    private final String change;
    private final String member;

    Edited(String parameter, String change, String member) {
      this.parameter = parameter;
      this.change = change;
      this.member = member;
    }

    String create() {
      return switch (this) {
        case CIRCULAR -> CircularRequests.create(first);
        case CAMPAIGN -> created("createCampaign", Given.campaignDraft());
        case LADDER -> created("createLadder", ReminderRequests.ladder());
        case ORGANIZATION -> Own.text(Own.organizations(first).getFirst(), "id");
        case STANDING -> Own.text(Own.organizations(first).get(1), "id");
        case ANSWER, WORDING -> asked();
        case OFFICE -> OfficeRequests.create(first);
        case PLAN_ITEM -> PlanRequests.createItem(first, PlanRequests.item());
        case ESCALATION -> Given.releasedCampaign(first, server.as("approver")).toString();
        case HOLIDAY_YEAR -> "2026";
        case UNIT -> unit(0);
      };
    }

    /** A unit is named in the body. */
    Map<String, Object> at() {
      String id = create();
      return this == UNIT ? Map.of() : Map.of(parameter, id);
    }

    private static String created(String operation, JsonObject draft) {
      return first.call(operation, Map.of(), draft).expect(201).text("id");
    }

    private static String asked() {
      return server
          .as("resident")
          .call("askQuestion", Map.of(), NeedsRequests.question())
          .expect(201)
          .text("id");
    }

    JsonObject body(int version, String value) {
      JsonObject body =
          switch (this) {
            case CIRCULAR -> Given.seen(version, CircularRequests.draft());
            case CAMPAIGN -> Given.seen(version, Given.campaignDraft());
            case LADDER -> Given.seen(version, ReminderRequests.ladder());
            case ORGANIZATION -> Given.seen(version, RegisterRequests.change("演示协会"));
            case STANDING -> Given.seen(version, RegisterRequests.cancelled("2026-05-19"));
            case ANSWER, WORDING -> Given.seen(version, new JsonObject());
            case OFFICE -> OfficeRequests.change(version);
            case PLAN_ITEM -> PlanRequests.after(PlanRequests.item(), version);
            case ESCALATION -> Given.seen(version, ReminderRequests.escalation());
            case HOLIDAY_YEAR -> Given.seen(version, ReminderRequests.year());
            case UNIT -> Given.seen(version, tied(unit(0), null));
          };
      body.add(member, JsonParser.parseString(this == ESCALATION ? value : '"' + value + '"'));
      return body;
    }

    /** What the member is after a change. */
    String said(JsonObject changed) {
      JsonObject record =
          switch (this) {
            case ESCALATION -> changed.getAsJsonObject("escalation");
            case HOLIDAY_YEAR -> changed.getAsJsonObject("year");
            case WORDING -> changed.getAsJsonObject("summary");
            default -> changed;
          };
      return Own.text(record, member);
    }

    /** Two that the record can hold. */
    List<String> texts() {
      return switch (this) {
        case CAMPAIGN -> List.of("2024-12-01", "2024-12-02");
        case STANDING -> List.of("2026-05-18", "2026-05-19");
        case ESCALATION -> List.of("7", "9");
        case UNIT -> List.of("first@demo.invalid", "second@demo.invalid");
        default -> List.of("演示·甲改的", "演示·乙改的");
      };
    }
  }

  private static TestServer server;
  private static Api first;
  private static Api second;

  @BeforeAll
  static void start() {
    first = Staff.create(server, "writer-first", "case_officer", "440881").api();
    second = Staff.create(server, "writer-second", "case_officer", "440881").api();
  }

  @Race
  @ParameterizedTest
  @EnumSource
  void ofTwoAtOnceOneIsDoneAndTheOtherIsToldWho(Edited edited) {
    Map<String, Object> at = edited.at();
    int version = version(edited, at);
    List<JsonObject> bodies =
        edited.texts().stream().map(value -> edited.body(version, value)).toList();

    List<Api.Answer> answers =
        AtOnce.call(
            List.of(
                () -> first.call(edited.change, at, bodies.get(0)),
                () -> second.call(edited.change, at, bodies.get(1))));

    int winner = answers.get(0).status() == 200 ? 0 : 1;
    JsonObject changed = answers.get(winner).expect(200).json();
    assertThat(edited.said(changed)).isEqualTo(edited.texts().get(winner));
    Api.Answer refused = answers.get(1 - winner).expect(409);
    JsonObject meanwhile = refused.json().getAsJsonObject("meanwhile");
    String name = winner == 0 ? "演示writer-first" : "演示writer-second";
    assertThat(Own.text(meanwhile, "by")).isEqualTo(name);
    assertThat(Own.text(meanwhile, "at")).startsWith("2026-05-20T01:0");
    assertThat(refused.text("detail")).contains(name, "5月20日 09:0");

    JsonObject again = edited.body(version + 1, edited.texts().get(1 - winner));
    Api loser = winner == 0 ? second : first;
    assertThat(edited.said(loser.call(edited.change, at, again).expect(200).json()))
        .as("having looked, it is written on top")
        .isEqualTo(edited.texts().get(1 - winner));
  }

  private static int version(Edited edited, Map<String, Object> at) {
    return switch (edited) {
      case CIRCULAR -> first.call("getCircular", at).expect(200).number("version");
      case CAMPAIGN -> first.call("getCampaign", at).expect(200).number("version");
      case LADDER -> first.call("getLadder", at).expect(200).number("version");
      case ORGANIZATION, STANDING ->
          first.call("getOrganization", at).expect(200).number("version");
      case ANSWER, WORDING -> first.call("getQuestion", at).expect(200).number("version");
      case OFFICE, PLAN_ITEM -> 1;
      case ESCALATION -> ReminderRequests.escalationVersion(first, at.get("circular"));
      case HOLIDAY_YEAR -> ReminderRequests.yearVersion(first, 2026);
      case UNIT -> FilingRequests.unitVersion(first, unit(0));
    };
  }

  @Test
  void aCancellationIsAChangeOfTheRegisterEntry() {
    JsonObject one = Own.organizations(first).getLast();
    Map<String, Object> at = Map.of("organization", Own.text(one, "id"));
    JsonObject typed =
        Given.seen(first.call("getOrganization", at), RegisterRequests.change("演示协会"));
    second
        .call("setRegistrationStatus", at, RegisterRequests.cancelled(second, at, "2026-05-19"))
        .expect(200);
    JsonObject meanwhile =
        first.call("changeOrganization", at, typed).expect(409).json().getAsJsonObject("meanwhile");
    assertThat(Own.text(meanwhile, "by")).isEqualTo("演示writer-second");
  }

  @Test
  void anAccountThatGoesToAnotherUnitIsAChangeOfTheOneBefore() {
    Staff.create(server, "unit", "supervising_unit", "440881");
    put(first, unit(1), "unit").expect(200);
    JsonObject typed =
        Given.seen(FilingRequests.unitVersion(first, unit(1)), tied(unit(1), "unit"));
    put(second, unit(2), "unit").expect(200);
    JsonObject meanwhile =
        first
            .call("putSupervisingUnit", Map.of(), typed)
            .expect(409)
            .json()
            .getAsJsonObject("meanwhile");
    assertThat(meanwhile.has("by")).as("not who changed it before").isFalse();
    assertThat(meanwhile.has("at")).isTrue();
  }

  @Test
  void whatACardAnsweredIsNobodysChange() {
    Map<String, Object> at = Edited.ANSWER.at();
    JsonObject typed = Edited.ANSWER.body(version(Edited.ANSWER, at), "演示·甲改的");
    UUID question = UUID.fromString(at.get("question").toString());
    String card = NeedsRequests.cardWithQuiz(first);
    for (int edition = 0; edition < 2; edition++) {
      server.store().run(tx -> server.node().needs().answered(tx, question, card));
    }
    JsonObject meanwhile =
        first.call("answerQuestion", at, typed).expect(409).json().getAsJsonObject("meanwhile");
    assertThat(meanwhile.has("by")).isFalse();
    assertThat(meanwhile.has("at")).isTrue();
    assertThat(version(Edited.ANSWER, at))
        .as("published once more, it says nothing new")
        .isEqualTo(2);
  }

  @Test
  void whoPassesOnOrJoinsAQuestionHasReadItsAnswer() {
    Map<String, Object> at = Edited.ANSWER.at();
    int version = version(Edited.ANSWER, at);
    second.call("answerQuestion", at, Edited.ANSWER.body(version, "演示·乙答的")).expect(200);
    JsonObject words = NeedsRequests.json("{seen:%d,words:'演示：请打 12345'}".formatted(version));
    JsonObject into =
        NeedsRequests.json("{seen:%d,into:'%s'}".formatted(version, Edited.ANSWER.create()));
    for (Api.Answer refused :
        List.of(first.call("transferQuestion", at, words), first.call("mergeQuestion", at, into))) {
      JsonObject meanwhile = refused.expect(409).json().getAsJsonObject("meanwhile");
      assertThat(Own.text(meanwhile, "by")).isEqualTo("演示writer-second");
    }
    assertThat(first.call("getQuestion", at).expect(200).text("answer")).isEqualTo("演示·乙答的");
  }

  private static Api.Answer put(Api officer, String unit, String account) {
    int seen = FilingRequests.unitVersion(officer, unit);
    return officer.call("putSupervisingUnit", Map.of(), Given.seen(seen, tied(unit, account)));
  }

  /**
   * @param account null for none
   */
  private static JsonObject tied(String unit, String account) {
    var draft = new JsonObject();
    draft.addProperty("unit", unit);
    if (account != null) {
      draft.addProperty("account", account);
    }
    return draft;
  }

  /** One of those on the register. */
  private static String unit(int place) {
    return Own.text(
        Own.items(first.call("listSupervisingUnits").expect(200).json()).get(place), "unit");
  }

  @Test
  void anotherDefaultLadderIsAChangeOfTheOneBefore() {
    JsonObject usual =
        Own.items(first.call("listLadders").expect(200).json()).getFirst().getAsJsonObject();
    Map<String, Object> at = Map.of("ladder", Own.text(usual, "id"));
    JsonObject before = Given.seen(first.call("getLadder", at), ReminderRequests.ladder());
    first.call("changeLadder", at, before).expect(200);
    JsonObject typed = Given.seen(first.call("getLadder", at), ReminderRequests.ladder());
    JsonObject other = ReminderRequests.ladder();
    other.addProperty("isDefault", true);
    second.call("createLadder", Map.of(), other).expect(201);
    JsonObject meanwhile =
        first.call("changeLadder", at, typed).expect(409).json().getAsJsonObject("meanwhile");
    assertThat(meanwhile.has("by")).as("not who changed it before").isFalse();
    assertThat(meanwhile.has("at")).isTrue();
  }
}
