package cn.pufa.personal;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.IdNumbers;
import cn.pufa.testing.JavaProcess;
import cn.pufa.testing.Jdbc;
import cn.pufa.testing.Race;
import cn.pufa.testing.ServerProcess;
import cn.pufa.testing.SlowFault;
import cn.pufa.testing.Staff;
import cn.pufa.testing.Staff.Member;
import cn.pufa.testing.TestPostgres;
import cn.pufa.testing.TestPostgres.TestDatabase;
import cn.pufa.testing.TestServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * {@code rotate-keys} over a county's worth of ID numbers, a hundred thousand in the long form,
 * while people look at theirs all the time: no look fails.
 */
@Race
@SlowFault("F28")
class KeyChangeLoadIT {

  private static final int PEOPLE = System.getenv("PUFA_TEST_LONG") == null ? 5_000 : 100_000;
  private static final int HOLDERS = 4;
  private static final Duration CHANGE = Duration.ofMinutes(10);

  @Test
  void nobodyNoticesTheChange() {
    TestDatabase store = TestPostgres.create();
    Path home = ServerProcess.newHome();
    try (Jdbc owner = Jdbc.connect(store.ownerUrl());
        TestServer server = TestServer.start(store, Map.of("PUFA_KEYS", SealedNumbers.BOTH))) {
      List<Member> holders =
          IntStream.range(0, HOLDERS)
              .mapToObj(number -> Staff.create(server, "holder-" + number, "volunteer", "440881"))
              .toList();
      Member stranger = Staff.create(server, "stranger", "volunteer", "440881");
      var numbers = new SealedNumbers(owner, holders.stream().map(Member::id).toList(), PEOPLE);
      var changing = new AtomicBoolean(true);
      List<CompletableFuture<Integer>> looking = new ArrayList<>();
      holders.forEach(
          holder ->
              looking.add(
                  CompletableFuture.supplyAsync(
                      () -> lookWhile(changing, holder, numbers),
                      task -> Thread.ofVirtual().start(task))));

      long began = System.nanoTime();
      try (JavaProcess process = rotate(home, store)) {
        int exitCode = process.exitCode(CHANGE);
        changing.set(false);
        assertThat(exitCode).as(process::said).isZero();
      } finally {
        changing.set(false);
      }
      System.out.printf(
          "KeyChangeLoadIT: %d numbers in %.1f s, looked %d times meanwhile%n",
          PEOPLE,
          (System.nanoTime() - began) / 1e9,
          looking.stream().mapToInt(CompletableFuture::join).sum());
      assertThat(numbers.left()).isZero();
      numbers.requireAll(SealedNumbers.SECOND);
      var draft = IdNumbers.draft(numbers.of(holders.getFirst().id()));
      stranger.api().call("saveMyIdNumber", Map.of(), draft).expect(422);
    } finally {
      ServerProcess.remove(home);
    }
  }

  private static JavaProcess rotate(Path home, TestDatabase store) {
    Map<String, String> options =
        Map.of(
            "PUFA_KEYS", SealedNumbers.BOTH,
            "DATABASE_URL", store.appUrl(),
            "DATABASE_OWNER_URL", store.ownerUrl());
    return ServerProcess.run(home, options, "rotate-keys");
  }

  private static int lookWhile(AtomicBoolean changing, Member holder, SealedNumbers numbers) {
    String masked = IdNumber.of(numbers.of(holder.id())).masked();
    int looks = 0;
    do {
      assertThat(holder.api().call("getMyIdNumber").expect(200).text("masked")).isEqualTo(masked);
      looks++;
    } while (changing.get());
    return looks;
  }
}
