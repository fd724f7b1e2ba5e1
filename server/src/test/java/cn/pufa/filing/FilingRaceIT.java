package cn.pufa.filing;

import static cn.pufa.testing.Own.text;
import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.filing.FilingWorld.Filer;
import cn.pufa.testing.Api;
import cn.pufa.testing.AtOnce;
import cn.pufa.testing.Filing;
import cn.pufa.testing.Race;
import cn.pufa.testing.Rounds;
import com.google.gson.JsonPrimitive;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two who act on one return at the same moment: one effect, and the other is told why. */
@Race
class FilingRaceIT {

  private static FilingWorld world;

  @BeforeAll
  static void start() {
    world = new FilingWorld();
  }

  @AfterAll
  static void stop() {
    world.close();
  }

  @Test
  void ofSeveralSubmissionsOneIsReceived() {
    Rounds.random("FilingRaceIT submissions");
    for (int round = 0; round < Rounds.COUNT; round++) {
      Filer filer = world.filer();
      String id = filer.fill();
      List<Api.Answer> answers =
          AtOnce.call(
              IntStream.range(0, 4)
                  .<Callable<Api.Answer>>mapToObj(any -> () -> Filing.submit(filer.api(), id))
                  .toList());
      assertThat(answers.stream().map(Api.Answer::status).sorted())
          .containsExactly(200, 409, 409, 409);
      String number = text(Filing.receipt(filer.get(id)), "number");
      answers.stream()
          .filter(answer -> answer.status() == 409)
          .forEach(answer -> assertThat(answer.text("detail")).contains(number));
      assertThat(versions(id)).isEqualTo(1);
    }
  }

  private static long versions(String id) {
    return world.database.number(
        "select count(*) from filing_version where filing = '%s'".formatted(id));
  }

  /** Whichever comes first, draft and ledger agree. */
  @Test
  void withdrawingAndClaimingExcludeEachOther() {
    Random random = Rounds.random("FilingRaceIT withdrawals");
    for (int round = 0; round < Rounds.COUNT; round++) {
      Filer filer = world.filer();
      String id = text(filer.file(), "id");
      long wait = random.nextLong(TimeUnit.MILLISECONDS.toNanos(10));
      List<Boolean> done =
          AtOnce.call(
              List.of(
                  () -> {
                    LockSupport.parkNanos(wait);
                    return claimed(id);
                  },
                  () -> filer.withdraw(id).status() == 200));
      assertThat(done).as("one of the two").containsExactlyInAnyOrder(true, false);
      boolean claimed = done.getFirst();
      assertThat(text(filer.get(id), "state")).isEqualTo(claimed ? "in_review" : "draft");
      assertThat(ledger(id)).isEqualTo(claimed ? 1 : 0);
    }
  }

  private static boolean claimed(String id) {
    try {
      world.claim(id);
      return true;
    } catch (cn.pufa.platform.http.Problem told) {
      assertThat(told.detail()).contains("撤回");
      return false;
    }
  }

  private static long ledger(String id) {
    return world.database.number(
        "select count(*) from annual_return where id = '%s'".formatted(id));
  }

  @Test
  void submittingAndWithdrawingLeaveOneStateEverywhere() {
    Random random = Rounds.random("FilingRaceIT both");
    for (int round = 0; round < Rounds.COUNT; round++) {
      Filer filer = world.filer();
      String id = filer.fill();
      long wait = random.nextLong(TimeUnit.MILLISECONDS.toNanos(30));
      List<Api.Answer> answers =
          AtOnce.call(
              List.of(
                  () -> Filing.submit(filer.api(), id),
                  () -> {
                    LockSupport.parkNanos(wait);
                    return filer.withdraw(id);
                  }));
      answers.getFirst().expect(200);
      boolean withdrawn = answers.getLast().status() == 200;
      if (!withdrawn) {
        assertThat(answers.getLast().expect(409).text("detail")).contains("没有提交");
      }
      assertThat(text(filer.get(id), "state")).isEqualTo(withdrawn ? "draft" : "submitted");
      assertThat(ledger(id)).isEqualTo(withdrawn ? 0 : 1);
    }
  }

  /** What is filed is what was there, whole: a cell saved meanwhile is in it or refused. */
  @Test
  void savingAndSubmittingExcludeEachOther() {
    Random random = Rounds.random("FilingRaceIT saving");
    for (int round = 0; round < Rounds.COUNT; round++) {
      Filer filer = world.filer();
      String id = filer.fill();
      long wait = random.nextLong(TimeUnit.MILLISECONDS.toNanos(20));
      var cell = Filing.cell("staffFemale", new JsonPrimitive(4), 1);
      List<Api.Answer> answers =
          AtOnce.call(
              List.of(
                  () -> Filing.submit(filer.api(), id),
                  () -> {
                    LockSupport.parkNanos(wait);
                    return filer.api().call("saveCells", Filing.of(id), Filing.cells(cell));
                  }));
      answers.getFirst().expect(200);
      int filed =
          world
              .server
              .store()
              .read(tx -> world.filings().filed(tx, UUID.fromString(id)).orElseThrow())
              .content()
              .get("staffFemale")
              .getAsInt();
      assertThat(filed).isEqualTo(answers.getLast().status() == 200 ? 4 : 3);
    }
  }
}
