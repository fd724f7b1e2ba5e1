package cn.pufa.personal;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.Eventually;
import cn.pufa.testing.Fault;
import cn.pufa.testing.IdNumbers;
import cn.pufa.testing.JavaProcess;
import cn.pufa.testing.Jdbc;
import cn.pufa.testing.Race;
import cn.pufa.testing.Rounds;
import cn.pufa.testing.ServerProcess;
import cn.pufa.testing.Staff;
import cn.pufa.testing.Staff.Member;
import cn.pufa.testing.StallsOnPurpose;
import cn.pufa.testing.TestPostgres;
import cn.pufa.testing.TestPostgres.TestDatabase;
import cn.pufa.testing.TestServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * {@code rotate-keys} is killed in the middle, while people look at their numbers and somebody
 * tries another's: every number opens and is found all the time, and begun again it comes to an
 * end. The numbers are remembered here, not by the database.
 */
@Race
@Fault("F28")
@StallsOnPurpose
class KeyChangeKillIT {

  private static final int AT_ONCE = 200;
  private static final int PEOPLE = 900;
  private static final int KILLS = 3;
  private static final Duration COMMAND = Duration.ofMinutes(2);

  /** Of what was killed: its connection notices only when its own wait is over. */
  private static final String BACKENDS_IN_WORK =
      "select count(*) from pg_stat_activity where datname = current_database() and pid <>"
          + " pg_backend_pid() and state <> 'idle' and query like '%from id_number%limit%'";

  private final Random random = Rounds.random("KeyChangeKillIT", KILLS);
  private final TestDatabase store = TestPostgres.create();
  private final Path home = ServerProcess.newHome();
  private TestServer server;
  private Jdbc owner;
  private SealedNumbers numbers;

  /** In the role that the command works in: what another asks for is not shown. */
  private Jdbc watch;

  private Member holder;
  private Member stranger;

  @BeforeEach
  void start() {
    owner = Jdbc.connect(store.ownerUrl());
    watch = Jdbc.connect(store.appUrl());
    owner.execute(
        "insert into wechat_token (app_id, sealed, got_at, expires_at) values ('演示', 'k1:AAAA',"
            + " now(), now())");
    server = TestServer.start(store, Map.of("PUFA_KEYS", SealedNumbers.BOTH));
    awaitHousekeeping();
    holder = Staff.create(server, "holder", "volunteer", "440881");
    stranger = Staff.create(server, "stranger", "volunteer", "440881");
    numbers = new SealedNumbers(owner, List.of(holder.id()), PEOPLE);
  }

  /** The server seals anew at its start, too, this last; what comes afterwards is left to us. */
  private void awaitHousekeeping() {
    Eventually.within(
        COMMAND,
        () ->
            assertThat(owner.number("select count(*) from wechat_token where sealed is not null"))
                .isZero());
  }

  @AfterEach
  void stop() {
    server.close();
    watch.close();
    owner.close();
    ServerProcess.remove(home);
  }

  @Test
  void everyNumberOpensAllTheTimeAndTheChangeComesToItsEnd() {
    var changing = new AtomicBoolean(true);
    var looking = CompletableFuture.supplyAsync(() -> lookWhile(changing));
    try {
      for (int kill = 1; kill <= KILLS; kill++) {
        killInTheMiddle();
        assertThat(numbers.left()).as("one batch each time").isEqualTo(PEOPLE - kill * AT_ONCE);
        numbers.requireAll(SealedNumbers.BOTH);
      }
      try (JavaProcess process = rotate()) {
        assertThat(process.exitCode(COMMAND)).as(process::said).isZero();
        assertThat(process.output()).contains("ID numbers: " + (PEOPLE - KILLS * AT_ONCE));
      }
    } finally {
      changing.set(false);
    }
    int looks = looking.join();
    System.out.println("KeyChangeKillIT: looked " + looks + " times meanwhile");
    assertThat(looks).isPositive();
    assertThat(numbers.left()).isZero();
    numbers.requireAll(SealedNumbers.SECOND);
  }

  /** How often the holder saw her number. */
  private int lookWhile(AtomicBoolean changing) {
    int looks = 0;
    while (changing.get()) {
      assertThat(holder.api().call("getMyIdNumber").expect(200).text("masked"))
          .isEqualTo(IdNumber.of(numbers.of(holder.id())).masked());
      looks++;
    }
    return looks;
  }

  /** When one batch is kept, and the next waits for a row that is held here. */
  private void killInTheMiddle() {
    List<String> old =
        owner.column("select person from id_number where starts_with(sealed, 'k1:') order by 1");
    String held = old.get(AT_ONCE + random.nextInt(AT_ONCE));
    try (Jdbc hand = Jdbc.connect(store.ownerUrl()).begin();
        JavaProcess process = rotate()) {
      hand.column("select person from id_number where person = '" + held + "' for update");
      Eventually.within(
          COMMAND,
          () -> assertThat(watch.waiting("from id_number")).as(process::said).isEqualTo(1));
      requireFoundByNumber();
      process.kill();
      hand.rollBack();
    }
    Eventually.within(COMMAND, () -> assertThat(watch.number(BACKENDS_IN_WORK)).isZero());
  }

  private JavaProcess rotate() {
    Map<String, String> options =
        Map.of(
            "PUFA_KEYS", SealedNumbers.BOTH,
            "DATABASE_URL", store.appUrl(),
            "DATABASE_OWNER_URL", store.ownerUrl());
    return ServerProcess.run(home, options, "rotate-keys");
  }

  /** Nobody else may register the holder's, whichever key it is under. */
  private void requireFoundByNumber() {
    var draft = IdNumbers.draft(numbers.of(holder.id()));
    assertThat(stranger.api().call("saveMyIdNumber", Map.of(), draft).expect(422).pointers())
        .containsExactly("/idNumber");
  }
}
