package cn.pufa.filing;

import static cn.pufa.testing.Own.text;
import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.Api;
import cn.pufa.testing.Eventually;
import cn.pufa.testing.Fault;
import cn.pufa.testing.Filing;
import cn.pufa.testing.Given;
import cn.pufa.testing.HomeDatabase;
import cn.pufa.testing.Jdbc;
import cn.pufa.testing.Own;
import cn.pufa.testing.Race;
import cn.pufa.testing.Rounds;
import cn.pufa.testing.ServerProcess;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The server is killed in the middle of a submission, where one of its statements is held up or
 * seen from outside, or just after its answer: afterwards the return is filed whole, version,
 * ledger and state, or not at all.
 */
@Race
@Fault("F3")
class FilingKillIT {

  private static final List<String> STATEMENTS =
      List.of(
          "select * from filing_version",
          "insert into filing_version",
          "insert into return_receipt_number",
          "insert into annual_return",
          "update filing set state",
          "insert into filing_event",
          "insert into audit_event");
  private static final List<String> TABLES =
      List.of("filing_version", "return_receipt_number", "annual_return", "filing_event");
  private static final Duration SOON = Duration.ofSeconds(10);
  private static final String FILED =
      """
      select json_build_object('cells', v.content, 'form', v.form, 'organization', f.organization, 'year', f.year,
                               'version', v.sha256, 'ledger', r.sha256)
        from filing_version v join filing f on f.id = v.filing and f.version = v.number join annual_return r on r.id = f.id
       where v.filing = '%s' and v.files = '[]'""";
  private static final Map<String, String> OPEN_DAY = Map.of("PUFA_CLOCK", FilingWorld.AN_OPEN_DAY);

  private final Random random = Rounds.random("FilingKillIT");
  private final Path home = ServerProcess.newHome();
  private ServerProcess server;

  @BeforeEach
  void start() {
    server = ServerProcess.start(home, OPEN_DAY);
  }

  @AfterEach
  void stop() {
    server.close();
    ServerProcess.remove(home);
  }

  @Test
  void everyKillLeavesTheOldVersionOrTheNew() {
    UUID campaign =
        Given.releasedCampaign(
            server.api().signIn("case_officer"), server.api().signIn("approver"));
    String id = fill(campaign);
    List<String> found = new ArrayList<>();
    List<Boolean> answered = new ArrayList<>();
    for (int round = 0; round < Rounds.COUNT; round++) {
      String value = "演示：第 " + round + " 轮。";
      change(id, value);
      String key = Api.key();
      boolean heard =
          switch (round % 3) {
            case 0 -> killBefore(TABLES.get(random.nextInt(TABLES.size())), id, key);
            case 1 -> killAfterTheAnswer(id, key);
            default -> killDuring(id, key);
          };
      if (random.nextBoolean()) {
        HomeDatabase.kill(home);
      }
      server.close();
      server = ServerProcess.start(home, OPEN_DAY);
      boolean filed = requireWhole(id, value);
      if (heard) {
        assertThat(filed).as("what was answered").isTrue();
      }
      answered.add(heard);
      found.add(filed ? "new" : "old");
      Api agent = server.api().signIn("org_agent");
      Map<String, Object> again = Map.of("filing", id, "Idempotency-Key", key);
      agent.call("submitFiling", again, Filing.declared()).expect(200);
      assertThat(requireWhole(id, value)).as("sent again").isTrue();
      requireVersions(id, round + 1);
      agent.call("withdrawFiling", Filing.of(id), FilingWorld.reason()).expect(200);
    }
    System.out.println("FilingKillIT: after each kill " + found + ", answered " + answered);
    assertThat(answered).as("answered, and cut off").contains(true, false);
  }

  private String fill(UUID campaign) {
    Api agent = server.api().signIn("org_agent");
    return Filing.fill(agent, campaign, Own.organizationOf(agent));
  }

  private void change(String id, String value) {
    Api agent = server.api().signIn("org_agent");
    JsonObject filing = agent.call("getFiling", Filing.of(id)).expect(200).json();
    int seen =
        filing.getAsJsonArray("cells").asList().stream()
            .map(cell -> cell.getAsJsonObject())
            .filter(cell -> text(cell, "cell").equals("activitySummary"))
            .findFirst()
            .orElseThrow()
            .get("version")
            .getAsInt();
    JsonObject draft = Filing.cells(Filing.cell("activitySummary", new JsonPrimitive(value), seen));
    agent.call("saveCells", Filing.of(id), draft).expect(200);
  }

  /** Another transaction holds the table, so the submission stops exactly there. */
  private boolean killBefore(String table, String id, String key) {
    try (Jdbc other = Jdbc.connect(HomeDatabase.ownerUrl(home)).begin();
        Jdbc watch = Jdbc.connect(HomeDatabase.appUrl(home))) {
      other.execute("lock table " + table + " in share mode");
      var heard = submit(id, key);
      Eventually.within(
          SOON, () -> assertThat(watch.waiting("^\\s*insert into " + table)).isPositive());
      server.process().kill();
      other.rollBack();
      return heard.join();
    }
  }

  private boolean killAfterTheAnswer(String id, String key) {
    boolean heard = submit(id, key).join();
    server.process().kill();
    return heard;
  }

  /** Whether an answer was heard all the same. */
  private boolean killDuring(String id, String key) {
    String seen =
        "select count(*) from pg_stat_activity where pid <> pg_backend_pid() and ltrim(query) like '%s%%'"
            .formatted(STATEMENTS.get(random.nextInt(STATEMENTS.size())));
    try (Jdbc watch = Jdbc.connect(HomeDatabase.appUrl(home))) {
      var heard = submit(id, key);
      while (watch.number(seen) == 0 && !heard.isDone()) {
        Thread.onSpinWait();
      }
      server.process().kill();
      return heard.join();
    }
  }

  /** True once it is answered, and that with 200; false where it is cut off. */
  private CompletableFuture<Boolean> submit(String id, String key) {
    Api agent = server.api().signIn("org_agent");
    Map<String, Object> parameters = Map.of("filing", id, "Idempotency-Key", key);
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            agent.call("submitFiling", parameters, Filing.declared()).expect(200);
            return true;
          } catch (UncheckedIOException cutOff) {
            return false;
          }
        },
        task -> Thread.ofVirtual().start(task));
  }

  /** One for each submission, however often it was sent. */
  private void requireVersions(String id, int submissions) {
    try (Jdbc database = Jdbc.connect(HomeDatabase.appUrl(home))) {
      assertThat(
              database.column(
                  "select number from filing_version where filing = '%s' order by number"
                      .formatted(id)))
          .containsExactlyElementsOf(
              IntStream.rangeClosed(1, submissions).mapToObj(String::valueOf).toList());
    }
  }

  /** Whether it is filed; state, version and ledger agree, and the version is whole. */
  private boolean requireWhole(String id, String value) {
    try (Jdbc database = Jdbc.connect(HomeDatabase.appUrl(home))) {
      boolean filed =
          is(database, "select count(*) from filing where id = '%s' and state = 'submitted'", id);
      assertThat(is(database, "select count(*) from annual_return where id = '%s'", id))
          .as("ledger")
          .isEqualTo(filed);
      assertThat(
              is(
                  database,
                  "select count(*) from filing_version v join filing f on f.id = v.filing where v.filing = '%s' and v.number >= f.stands_from",
                  id))
          .as("version")
          .isEqualTo(filed);
      if (filed) {
        requireSealed(database, id, value);
      }
      return filed;
    }
  }

  /** Version and ledger bear the hash of what stands in the version, reckoned anew. */
  private static void requireSealed(Jdbc database, String id, String value) {
    JsonObject filed =
        JsonParser.parseString(database.column(FILED.formatted(id)).getFirst()).getAsJsonObject();
    assertThat(text(filed.getAsJsonObject("cells"), "activitySummary")).isEqualTo(value);
    String hash = RepeatedSeal.of(filed);
    assertThat(text(filed, "version")).as("never mixed").isEqualTo(hash);
    assertThat(text(filed, "ledger")).as("never mixed").isEqualTo(hash);
  }

  private static boolean is(Jdbc database, String sql, String id) {
    return database.number(sql.formatted(id)) == 1;
  }
}
