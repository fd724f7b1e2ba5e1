package cn.pufa.penalty;

import static cn.pufa.testing.Own.items;
import static cn.pufa.testing.Own.text;
import static cn.pufa.testing.PenaltyWorld.WARNING;
import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.Api;
import cn.pufa.testing.CreditWorld;
import cn.pufa.testing.MovableClock;
import cn.pufa.testing.PenaltyWorld;
import cn.pufa.testing.Served;
import cn.pufa.testing.ServerAt;
import cn.pufa.testing.Staff;
import cn.pufa.testing.TestServer;
import com.google.gson.JsonObject;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A penalty lists nobody before its letter was served, nor once it turns out that it never was. */
@ServerAt("2026-07-06T01:00:00Z")
class UnservedPenaltyIT {

  /** A Monday; with no holiday in the weeks after it. */
  private static final LocalDate DAY = LocalDate.of(2026, 7, 6);

  private static MovableClock clock;
  private static TestServer server;
  private static CreditWorld credit;
  private static Deque<String> free;

  private PenaltyWorld world;
  private Served records;

  @BeforeAll
  static void start() {
    free = new ArrayDeque<>(credit.free());
  }

  @BeforeEach
  void another() {
    String organization = free.remove();
    String agent = "agent-" + organization;
    Staff.agent(server, agent, organization);
    world = new PenaltyWorld(server, agent);
    records = new Served(world::officer, organization);
    on(DAY);
  }

  private static void on(LocalDate day) {
    clock.moveTo(day + "T01:00:00Z");
  }

  private static LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }

  /** Told today, decided eight days later. */
  private String warned() {
    String penalty = world.served(today(), WARNING);
    on(today().plusDays(8));
    world.review(world.reviewer(), penalty, true).expect(200);
    world.decide(penalty, WARNING).expect(201);
    return penalty;
  }

  private JsonObject proposed() {
    return items(
            world
                .officer()
                .call("listCreditMoves", Map.of("state", "open", "size", 100))
                .expect(200)
                .json())
        .stream()
        .filter(move -> text(move, "organization").equals(world.organization))
        .findFirst()
        .orElseThrow();
  }

  /** Its notice is handed over today, its days pass, it is reviewed. */
  private JsonObject decidable() {
    JsonObject move = proposed();
    JsonObject service = credit.service(today());
    service.addProperty("documentNumber", CreditWorld.number("告"));
    credit.officer().call("serveProcedure", CreditWorld.procedure(move), service).expect(200);
    on(today().plusDays(21));
    credit.reviewed(move).expect(200);
    return move;
  }

  private void served(String penalty) {
    world.serveDecision(penalty, today()).expect(201);
  }

  private void neverServed(String penalty) {
    records.never(records.standing("penalty/" + penalty + "/decision")).expect(200);
  }

  private List<String> tasks() {
    server.node().tick();
    return items(world.officer().call("listCreditTasks", Map.of("size", 100)).expect(200).json())
        .stream()
        .filter(task -> text(task, "organization").equals(world.organization))
        .map(task -> text(task, "kind"))
        .toList();
  }

  private String state() {
    return text(credit.standing(world.organization), "state");
  }

  private static void refused(Api.Answer answer, String... why) {
    assertThat(answer.expect(409).text("detail")).contains(why);
  }

  @Test
  void nobodyIsListedBeforeTheDecisionWasServed() {
    String penalty = warned();
    JsonObject move = decidable();
    refused(credit.decided(move, true), "没有送达", "现在不能列入");
    assertThat(state()).isEqualTo("proposed");
    served(penalty);
    credit.decided(move, true).expect(200);
    assertThat(state()).isEqualTo("abnormal");
    assertThat(tasks()).isEmpty();
  }

  /** Somebody recorded the service of another paper; the bureau may still serve this one. */
  @Test
  void whoIsListedWaitsToBeCorrectedOnceTheServiceIsVoid() {
    String penalty = warned();
    served(penalty);
    credit.decided(decidable(), true).expect(200);
    neverServed(penalty);
    assertThat(state()).as("nobody is taken off by the clock").isEqualTo("abnormal");
    assertThat(tasks()).containsExactly("correction_due");
    served(penalty);
    assertThat(tasks()).isEmpty();
  }

  @Test
  void aProposalWaitsAndIsNoTaskWhereTheServiceIsVoid() {
    String penalty = warned();
    served(penalty);
    JsonObject move = decidable();
    neverServed(penalty);
    assertThat(tasks()).isEmpty();
    refused(credit.decided(move, true), "没有送达");
    credit.decided(move, false).expect(200);
    assertThat(state()).isEqualTo("normal");
  }

  /** Both have to be served, and with either falls what makes the last the second. */
  @Test
  void theSecondWithinThreeYearsRestsOnTheServiceOfTheFirstToo() {
    String first = warned();
    credit.decided(proposed(), false).expect(200);
    String second = warned();
    served(second);
    JsonObject move = decidable();
    assertThat(text(move, "kind")).isEqualTo("list_serious");
    refused(credit.decided(move, true), "没有送达", "现在不能列入");
    served(first);
    UUID entry = UUID.fromString(text(credit.decided(move, true).expect(200).json(), "entry"));
    assertThat(tasks()).isEmpty();
    neverServed(first);
    assertThat(tasks()).containsExactly("correction_due");

    credit.revoked(entry, CreditWorld.revocation());
    JsonObject alone = proposed();
    assertThat(text(alone, "kind")).isEqualTo("list_abnormal");
    assertThat(alone.toString()).contains("small_penalty", "penalty/" + second);
  }
}
