package cn.pufa.creditlist;

import static cn.pufa.testing.NeedsRequests.json;
import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.platform.db.Sql;
import cn.pufa.testing.Api;
import cn.pufa.testing.AtOnce;
import cn.pufa.testing.CreditWorld;
import cn.pufa.testing.Given;
import cn.pufa.testing.MovableClock;
import cn.pufa.testing.Own;
import cn.pufa.testing.Race;
import cn.pufa.testing.SlowFault;
import cn.pufa.testing.TestPostgres;
import cn.pufa.testing.TestServer;
import com.google.gson.JsonObject;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A dry run explains every organisation; its proposals are made once, whatever node is asked. */
@Race
@SlowFault({"F9", "F12"})
class CreditRunIT {

  private static final LocalDate DAY = LocalDate.parse("2026-06-08");
  private static final Sql MOVES =
      Sql.of(
          """
      select count(*)::integer as moves, count(distinct organization)::integer as organizations,
             count(distinct procedure)::integer as procedures
        from credit_move where run = $1""");

  private static TestServer server;
  private static TestServer second;
  private static CreditWorld world;
  private static UUID campaign;

  @BeforeAll
  static void start() {
    var database = TestPostgres.create();
    var clock = new MovableClock(DAY + "T02:00:00Z");
    server = TestServer.start(database, clock);
    second = TestServer.start(database, clock);
    world = new CreditWorld(server);
    campaign = Given.releasedCampaign(world.officer(), world.approver());
  }

  @AfterAll
  static void stop() {
    second.close();
    server.close();
  }

  @Test
  void explainsEverybodyAndProposesOnce() {
    Api officer = world.officer();
    List<String> ids = world.free();
    String held = ids.getFirst();
    hold(officer, "{organization:'%s',kind:hold,reason:'演示·正在清算',until:'2026-09-01'}", held);
    String excused = ids.get(1);
    hold(
        officer,
        "{organization:'%s',kind:exclude,reason:'演示·主管单位证明',years:[2018,2019,2020,2021,2022,2023,2024,2025]}",
        excused);

    JsonObject run = officer.call("createCreditRun").expect(201).json();
    String id = run.get("id").getAsString();
    JsonObject counts = run.getAsJsonObject("counts");
    int sum = counts.asMap().values().stream().mapToInt(n -> n.getAsInt()).sum();
    assertThat(sum).isEqualTo(run.get("organizations").getAsInt());
    assertThat(lines(officer, id, Map.of()).get("total").getAsInt()).isEqualTo(sum);
    assertThat(Own.items(lines(officer, id, Map.of("size", 100))))
        .allSatisfy(line -> assertThat(Own.text(line, "explanation")).hasSizeGreaterThan(5));
    assertThat(verdict(officer, id, held)).isEqualTo("held");
    assertThat(verdict(officer, id, excused)).isEqualTo("held");
    int proposable =
        counts.get("listAbnormal").getAsInt()
            + counts.get("addGround").getAsInt()
            + counts.get("moveSerious").getAsInt();
    assertThat(proposable).isGreaterThan(100);

    List<JsonObject> first =
        Own.items(lines(officer, id, Map.of("verdict", "list_abnormal", "size", 3)));
    String left = Own.text(first.getFirst(), "id");
    officer
        .call("excludeCreditRunLine", Map.of("line", left), json("{reason:'演示·材料待核'}"))
        .expect(200);
    String filer = Own.text(first.getLast(), "organization");
    world.filed(campaign, filer, DAY).expect(201);

    Api other = second.as("case_officer");
    List<Api.Answer> answers =
        AtOnce.call(List.<Callable<Api.Answer>>of(() -> make(officer, id), () -> make(other, id)));
    assertThat(answers.stream().map(Api.Answer::status).sorted().toList())
        .containsExactly(200, 409);

    JsonObject made = officer.call("getCreditRun", Map.of("run", id)).expect(200).json();
    assertThat(made.get("excluded").getAsInt()).isEqualTo(1);
    assertThat(made.get("leftOut").getAsInt()).isBetween(1, 2);
    assertThat(made.get("proposed").getAsInt())
        .isEqualTo(proposable - made.get("leftOut").getAsInt());
    requireOnce(id, made.get("proposed").getAsInt());
    assertThat(line(officer, id, filer).has("leftOutReason"))
        .isEqualTo(made.get("leftOut").getAsInt() == 2);
    assertThat(make(officer, id).expect(409).text("detail")).contains("不会再提一次");
    assertThat(verdict(officer, again(officer), Own.text(first.get(1), "organization")))
        .isEqualTo("waits");
  }

  private static void hold(Api officer, String body, String organization) {
    officer.call("holdCredit", Map.of(), json(body.formatted(organization))).expect(201);
  }

  private static String again(Api officer) {
    return officer.call("createCreditRun").expect(201).text("id");
  }

  private static Api.Answer make(Api officer, String run) {
    return officer.call(
        "makeCreditRun", Map.of("run", run), json("{documentPrefix:'演示批告〔2026〕',firstNumber:1}"));
  }

  private static JsonObject lines(Api officer, String run, Map<String, Object> filter) {
    Map<String, Object> parameters = new java.util.HashMap<>(filter);
    parameters.put("run", run);
    return officer.call("listCreditRunLines", parameters).expect(200).json();
  }

  private static JsonObject line(Api officer, String run, String organization) {
    String code =
        officer
            .call("getOrganization", Map.of("organization", organization))
            .expect(200)
            .text("creditCode");
    return Own.items(lines(officer, run, Map.of("text", code))).getFirst();
  }

  private static String verdict(Api officer, String run, String organization) {
    return Own.text(line(officer, run, organization), "verdict");
  }

  private static void requireOnce(String run, int proposed) {
    server
        .store()
        .run(
            tx ->
                tx.list(
                    MOVES,
                    row -> {
                      assertThat(row.getInteger("moves")).isEqualTo(proposed);
                      assertThat(row.getInteger("organizations")).isEqualTo(proposed);
                      assertThat(row.getInteger("procedures")).isEqualTo(proposed);
                      return true;
                    },
                    UUID.fromString(run)));
  }
}
