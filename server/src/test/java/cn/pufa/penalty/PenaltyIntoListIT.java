package cn.pufa.penalty;

import static cn.pufa.testing.Own.items;
import static cn.pufa.testing.Own.text;
import static cn.pufa.testing.PenaltyWorld.SUSPENSION;
import static cn.pufa.testing.PenaltyWorld.WARNING;
import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.CreditWorld;
import cn.pufa.testing.MovableClock;
import cn.pufa.testing.PenaltyWorld;
import cn.pufa.testing.ServerAt;
import cn.pufa.testing.Staff;
import cn.pufa.testing.TestServer;
import com.google.gson.JsonObject;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Which penalty is proposed for which list (令60号 11, 15), and that only people list anybody. What
 * comes with the demonstration has no year before 2025.
 */
@ServerAt("2026-07-06T01:00:00Z")
class PenaltyIntoListIT {

  private static final String REVOCATION = "[{kind:warning},{kind:correction},{kind:revocation}]";

  /** Three times the gains, within the bounds of the breach. */
  private static final String FINE =
      "[{kind:warning},{kind:correction},{kind:confiscation,amountFen:%d},{kind:fine,amountFen:%d}]";

  /** A Monday with no holiday in the weeks after it; days between its years are three years. */
  private static final LocalDate DAY = LocalDate.of(2023, 7, 10);

  private static MovableClock clock;
  private static TestServer server;
  private static List<String> organizations;
  private static int used;

  @BeforeAll
  static void start() {
    Set<String> listed = listed();
    organizations =
        items(
                server
                    .as("case_officer")
                    .call("listOrganizations", Map.of("size", 100))
                    .expect(200)
                    .json())
            .stream()
            .filter(one -> !text(one, "type").equals("foundation"))
            .map(one -> text(one, "id"))
            .filter(id -> !listed.contains(id))
            .toList();
  }

  /** The demonstration lists some by itself. */
  private static Set<String> listed() {
    return Set.copyOf(
        items(
                server
                    .as("case_officer")
                    .call("listCreditStandings", Map.of("size", 100))
                    .expect(200)
                    .json())
            .stream()
            .map(one -> text(one, "organization"))
            .toList());
  }

  /** Against one that nothing happened to. */
  private static PenaltyWorld another() {
    String organization = organizations.get(used++);
    String agent = "agent-" + organization;
    Staff.agent(server, agent, organization);
    return new PenaltyWorld(server, agent);
  }

  private static void on(LocalDate day) {
    clock.moveTo(day + "T01:00:00Z");
  }

  /** The notice goes out that day, the decision falls nine days later; the case. */
  private static String penalized(PenaltyWorld world, LocalDate day, String measures) {
    return penalized(world, day, measures, "");
  }

  private static String penalized(
      PenaltyWorld world, LocalDate day, String measures, String proposed) {
    on(day);
    String penalty = world.investigated(day);
    world
        .call(world.officer(), "proposePenalty", penalty, world.proposal(measures, proposed))
        .expect(201);
    world.serve(penalty, day);
    LocalDate decided = day.plusDays(9);
    on(decided);
    world.review(world.reviewer(), penalty, true).expect(200);
    if (!measures.equals(WARNING)) {
      world
          .call(world.leader(), "discussPenalty", penalty, PenaltyWorld.discussion(decided))
          .expect(201);
    }
    world.decide(penalty, measures).expect(201);
    return penalty;
  }

  private static List<JsonObject> moves(PenaltyWorld world, String state) {
    return items(
            world
                .officer()
                .call("listCreditMoves", Map.of("state", state, "size", 100))
                .expect(200)
                .json())
        .stream()
        .filter(move -> text(move, "organization").equals(world.organization))
        .toList();
  }

  private static JsonObject ground(JsonObject move) {
    return move.getAsJsonArray("grounds").get(0).getAsJsonObject();
  }

  private static void isProposed(PenaltyWorld world, String penalty, String kind, String ground) {
    List<JsonObject> open = moves(world, "open");
    assertThat(open).hasSize(1);
    JsonObject move = open.getFirst();
    assertThat(text(move, "kind")).isEqualTo(kind);
    assertThat(text(ground(move), "code")).isEqualTo(ground);
    assertThat(text(ground(move), "record")).isEqualTo("penalty/" + penalty);
    assertThat(text(move, "step")).as("the organisation is told first").isEqualTo("serve");
  }

  @Test
  void eachMeasureIsProposedForItsList() {
    PenaltyWorld warned = another();
    isProposed(warned, penalized(warned, DAY, WARNING), "list_abnormal", "small_penalty");
    PenaltyWorld fined = another();
    String small = penalized(fined, DAY, FINE.formatted(1_000_000, 4_999_900), ",gainsFen:1000000");
    isProposed(fined, small, "list_abnormal", "small_penalty");
    PenaltyWorld more = another();
    String large = penalized(more, DAY, FINE.formatted(1_000_000, 5_000_000), ",gainsFen:1000000");
    isProposed(more, large, "list_serious", "large_fine");
    PenaltyWorld stopped = another();
    isProposed(stopped, penalized(stopped, DAY, SUSPENSION), "list_serious", "suspended");
    PenaltyWorld revoked = another();
    String grave = penalized(revoked, DAY, REVOCATION, ",grave:true");
    isProposed(revoked, grave, "list_serious", "registration_revoked");
  }

  /** Nobody is listed by the penalty itself: told, heard, reviewed and decided as any other. */
  @Test
  void theProposalGoesTheWholeWayAndASecondWarningIsSerious() {
    PenaltyWorld world = another();
    CreditWorld credit = new CreditWorld(server);
    served(world, penalized(world, DAY, WARNING));
    assertThat(text(credit.standing(world.organization), "state")).isEqualTo("proposed");
    carryOut(credit, moves(world, "open").getFirst());
    assertThat(text(credit.standing(world.organization), "state")).isEqualTo("abnormal");

    String second = penalized(world, DAY.plusYears(1), WARNING);
    isProposed(world, second, "list_serious", "repeated_penalties");
    served(world, second);
    carryOut(credit, moves(world, "open").getFirst());
    assertThat(text(credit.standing(world.organization), "state")).isEqualTo("serious");
  }

  private static void carryOut(CreditWorld credit, JsonObject move) {
    decidable(credit, move);
    credit.decided(move, true).expect(200);
  }

  private static void decidable(CreditWorld credit, JsonObject move) {
    LocalDate served = LocalDate.ofInstant(clock.instant(), java.time.ZoneOffset.UTC);
    JsonObject service = credit.service(served);
    service.addProperty("documentNumber", CreditWorld.number("告"));
    credit.officer().call("serveProcedure", CreditWorld.procedure(move), service).expect(200);
    credit.reviewed(move).expect(409);
    on(served.plusDays(21));
    credit.reviewed(move).expect(200);
  }

  /** Three years end with the day of the same name. */
  @Test
  void aSecondWarningCountsOnTheLastDayOfTheThreeYearsAndNotOnTheNext() {
    PenaltyWorld within = another();
    PenaltyWorld after = another();
    penalized(within, DAY, WARNING);
    dropped(within);
    penalized(after, DAY, WARNING);
    dropped(after);
    String last = penalized(within, LocalDate.of(2026, 7, 10), WARNING);
    isProposed(within, last, "list_serious", "repeated_penalties");
    String next = penalized(after, LocalDate.of(2026, 7, 11), WARNING);
    isProposed(after, next, "list_abnormal", "small_penalty");
  }

  /** The heads did not list it for that one. */
  private static void dropped(PenaltyWorld world) {
    JsonObject move = moves(world, "open").getFirst();
    new CreditWorld(server).decided(move, false).expect(200);
  }

  /** On the day of its decision. */
  private static void served(PenaltyWorld world, String penalty) {
    world.serveDecision(penalty, today()).expect(201);
  }

  private static void published(PenaltyWorld world, String penalty) {
    served(world, penalty);
    world.call(world.secrecy(), "publishPenalty", penalty, "{note:'演示·没有涉密内容'}").expect(201);
  }

  private static LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), java.time.ZoneOffset.UTC);
  }

  private static void withdrawn(PenaltyWorld world, String penalty) {
    world.revoke(penalty, today()).expect(201);
  }

  /** What waits for it after the clock has looked. */
  private static List<String> tasks(PenaltyWorld world) {
    server.node().tick();
    return items(world.officer().call("listCreditTasks", Map.of("size", 100)).expect(200).json())
        .stream()
        .filter(task -> text(task, "organization").equals(world.organization))
        .map(task -> text(task, "kind"))
        .toList();
  }

  private static UUID entry(CreditWorld credit, PenaltyWorld world) {
    JsonObject latest =
        credit.standing(world.organization).getAsJsonArray("entries").get(0).getAsJsonObject();
    return UUID.fromString(text(latest, "id"));
  }

  @Test
  void aListingThatRestsOnAQuashedPenaltyWaitsUntilItsRevocationIsProposed() {
    PenaltyWorld world = another();
    CreditWorld credit = new CreditWorld(server);
    String penalty = penalized(world, DAY, WARNING);
    published(world, penalty);
    carryOut(credit, moves(world, "open").getFirst());
    declined(credit, world);
    assertThat(tasks(world)).isEmpty();

    on(today().plusDays(1));
    world.revoke(penalty, today().minusDays(2)).expect(201);
    assertThat(text(credit.standing(world.organization), "state"))
        .as("nobody is taken off by the clock")
        .isEqualTo("abnormal");
    assertThat(tasks(world)).as("unknown when declined").containsExactly("correction_due");
    declined(credit, world);
    assertThat(tasks(world)).as("somebody has decided it").isEmpty();
    credit.revoked(entry(credit, world), CreditWorld.revocation());
    assertThat(tasks(world)).isEmpty();
    assertThat(text(credit.standing(world.organization), "state")).isEqualTo("normal");
  }

  /** Its revocation is proposed, and the heads decide otherwise. */
  private static void declined(CreditWorld credit, PenaltyWorld world) {
    JsonObject move =
        credit.revoking(entry(credit, world), CreditWorld.revocation()).expect(201).json();
    assertThat(tasks(world)).isEmpty();
    credit.decided(move, false).expect(200);
  }

  /** The move carries the second penalty; what makes it the second is the first. */
  @Test
  void aSecondWarningIsNoneWhereTheFirstWasQuashed() {
    PenaltyWorld world = another();
    CreditWorld credit = new CreditWorld(server);
    String first = penalized(world, DAY, WARNING);
    published(world, first);
    carryOut(credit, moves(world, "open").getFirst());
    String second = penalized(world, DAY.plusYears(1), WARNING);
    isProposed(world, second, "list_serious", "repeated_penalties");
    JsonObject move = moves(world, "open").getFirst();
    decidable(credit, move);
    withdrawn(world, first);
    credit.decided(move, true).expect(409);
    assertThat(text(credit.get(text(move, "id")), "decisionReasons")).contains("不再是三年内的第二次处罚");
    isProposed(world, second, "add_ground", "small_penalty");
    credit.revoked(entry(credit, world), CreditWorld.revocation());
    isProposed(world, second, "list_abnormal", "small_penalty");
    served(world, second);
    carryOut(credit, moves(world, "open").getFirst());
    assertThat(text(credit.standing(world.organization), "state")).isEqualTo("abnormal");
    assertThat(tasks(world)).isEmpty();
  }

  /** It was to be added to the entry; with that gone, it is proposed by itself. */
  @Test
  void aWarningThatNobodyDecidedOnOutlivesTheRemoval() {
    PenaltyWorld world = another();
    CreditWorld credit = new CreditWorld(server);
    credit.listed(world.organization);
    String penalty = penalized(world, DAY, WARNING);
    isProposed(world, penalty, "add_ground", "small_penalty");
    on(DAY.plusDays(12));
    credit.left(world.organization);
    isProposed(world, penalty, "list_abnormal", "small_penalty");
    assertThat(text(ground(moves(world, "open").getFirst()), "arisenOn"))
        .as("the day of its decision, not of the removal")
        .isEqualTo(DAY.plusDays(9).toString());
    assertThat(text(moves(world, "dropped").getFirst(), "decisionReasons")).contains("移出", "不再办理");
  }

  /** Nobody had been listed for the first; the second is proposed for the list of its own. */
  @Test
  void aSecondWarningAloneIsProposedForTheAbnormalList() {
    PenaltyWorld world = another();
    String first = penalized(world, DAY, WARNING);
    dropped(world);
    String second = penalized(world, DAY.plusYears(1), WARNING);
    isProposed(world, second, "list_serious", "repeated_penalties");
    withdrawn(world, first);
    isProposed(world, second, "list_abnormal", "small_penalty");
  }

  @Test
  void aThirdWarningIsTheSecondOfThoseThatAreLeft() {
    PenaltyWorld world = another();
    String first = penalized(world, DAY, WARNING);
    dropped(world);
    penalized(world, DAY.plusYears(1), WARNING);
    dropped(world);
    String third = penalized(world, DAY.plusYears(2), WARNING);
    withdrawn(world, first);
    isProposed(world, third, "list_serious", "repeated_penalties");
  }

  /** Its own ground has gone, and what it had taken along is quashed. */
  @Test
  void aSeriousListingForTwoWarningsWaitsWhereTheFirstWasQuashed() {
    PenaltyWorld world = another();
    CreditWorld credit = new CreditWorld(server);
    String first = penalized(world, DAY, WARNING);
    published(world, first);
    carryOut(credit, moves(world, "open").getFirst());
    String second = penalized(world, DAY.plusYears(1), WARNING);
    served(world, second);
    carryOut(credit, moves(world, "open").getFirst());
    assertThat(tasks(world)).isEmpty();

    withdrawn(world, first);
    assertThat(tasks(world)).containsExactly("correction_due", "correction_due");
    assertThat(moves(world, "open")).as("listed for it as it stands").isEmpty();
    credit.revoked(entry(credit, world), CreditWorld.revocation());
    assertThat(tasks(world)).isEmpty();
    assertThat(text(credit.standing(world.organization), "state")).isEqualTo("proposed");
    isProposed(world, second, "list_abnormal", "small_penalty");
  }

  @Test
  void aPublicDecisionThatWasRevokedIsProposedNoMoreAndCountsForNothing() {
    PenaltyWorld world = another();
    String penalty = penalized(world, DAY, WARNING);
    published(world, penalty);
    revokedAndCountsForNothing(world, penalty);
  }

  @Test
  void oneThatWasNeverPublicLikewise() {
    PenaltyWorld world = another();
    revokedAndCountsForNothing(world, penalized(world, DAY, WARNING));
  }

  private static void revokedAndCountsForNothing(PenaltyWorld world, String penalty) {
    assertThat(moves(world, "open")).hasSize(1);
    withdrawn(world, penalty);
    assertThat(moves(world, "open")).isEmpty();
    JsonObject dropped = moves(world, "dropped").getFirst();
    assertThat(text(dropped, "decisionReasons")).contains("由行政复议机关撤销", "演示·事实不清");
    CreditWorld credit = new CreditWorld(server);
    assertThat(text(credit.standing(world.organization), "state")).isEqualTo("normal");
    credit.decided(dropped, true).expect(409);

    String second = penalized(world, DAY.plusYears(1), WARNING);
    isProposed(world, second, "list_abnormal", "small_penalty");
  }

  @Test
  void aCaseThatIsDismissedIsNoGround() {
    PenaltyWorld world = another();
    on(DAY);
    String penalty = world.investigated(DAY);
    world.call(world.leader(), "dismissPenalty", penalty, PenaltyWorld.dismissal()).expect(201);
    assertThat(moves(world, "open")).isEmpty();
  }
}
