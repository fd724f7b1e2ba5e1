package cn.pufa.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import cn.pufa.platform.db.Sql;
import cn.pufa.testing.Eventually;
import cn.pufa.testing.Stalls;
import cn.pufa.testing.StallsOnPurpose;
import cn.pufa.testing.TestServer;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/** A class whose tests pass fails all the same where an event loop was held up in it. */
@StallsOnPurpose
class StallGuardIT {

  private static final Duration SOON = Duration.ofSeconds(20);
  private static final Sql REST = Sql.of("select pg_sleep(0.4) /* some rest */");

  /** Run by the tests of this class alone. */
  static class HoldsUpALoop {

    @Test
    void untilItIsNoticed() {
      Map<String, String> environment = new HashMap<>(TestServer.WATCHED);
      environment.put("PUFA_MODE", "demo");
      Vertx vertx = Vertx.vertx(Node.options(Config.read(environment)));
      var noticed = new CountDownLatch(1);
      try (var stalls = new Stalls()) {
        vertx.runOnContext(nothing -> await(noticed));
        Eventually.within(SOON, () -> assertThat(stalls.heard()).isNotEmpty());
      } finally {
        noticed.countDown();
        vertx.close().await();
      }
    }

    private static void await(CountDownLatch noticed) {
      try {
        noticed.await();
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Of a server that is told to call this slow. */
  static class RunsASlowStatement {

    @Test
    void once() {
      try (TestServer server = TestServer.start(Map.of("SLOW_STATEMENT_MS", "300"))) {
        server.store().read(tx -> tx.one(REST, row -> 1));
      }
    }
  }

  @StallsOnPurpose
  static class IsMeantTo extends RunsASlowStatement {}

  static class HoldsUpNobody {

    @Test
    void once() {
      assertThat(TestServer.WATCHED).isNotEmpty();
    }
  }

  @Test
  void aLoopThatIsHeldUpFailsItsClassAndIsShownWhereItStands() {
    assertThat(failures(HoldsUpALoop.class))
        .singleElement()
        .asString()
        .contains(
            "during HoldsUpALoop", "eventloop", "has been blocked for", "CountDownLatch.await");
  }

  @Test
  void aSlowStatementFailsItsClassUnlessItIsMeantToBeSlow() {
    assertThat(failures(RunsASlowStatement.class))
        .singleElement()
        .asString()
        .contains("during RunsASlowStatement", "slow statement select pg_sleep(0.4)");
    assertThat(failures(IsMeantTo.class)).isEmpty();
    assertThat(failures(HoldsUpNobody.class)).isEmpty();
  }

  private static List<String> failures(Class<?> tests) {
    var request = LauncherDiscoveryRequestBuilder.request().selectors(selectClass(tests)).build();
    var heard = new SummaryGeneratingListener();
    LauncherFactory.create().execute(request, heard);
    assertThat(heard.getSummary().getTestsSucceededCount()).isOne();
    return Stream.of(heard.getSummary())
        .flatMap(summary -> summary.getFailures().stream())
        .map(failure -> failure.getException().getMessage())
        .toList();
  }
}
