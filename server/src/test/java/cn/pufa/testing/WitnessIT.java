package cn.pufa.testing;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/**
 * An error of the server that is watched is heard, whichever of its threads logs it; another's is
 * not.
 */
class WitnessIT {

  @Test
  void onlyErrorsOfTheServerThatIsWatchedCount() {
    try (TestServer watched = TestServer.start();
        TestServer other = TestServer.start()) {
      try (var witness = new Witness(watched)) {
        LoggerFactory.getLogger("pufa").error("演示·谁的也不是");
        assertThatThrownBy(witness::requireNoErrorLogged).hasMessageContaining("演示");
      }
      try (var witness = new Witness(watched)) {
        fail(other);
        witness.requireNoErrorLogged();
        fail(watched);
        assertThatThrownBy(witness::requireNoErrorLogged).isInstanceOf(AssertionError.class);
      }
    }
  }

  /** Asked for what lies in a table that is gone. */
  private static void fail(TestServer server) {
    Api officer = server.as("case_officer");
    try (Jdbc owner = Jdbc.connect(server.database().ownerUrl())) {
      owner.execute("alter table leaflet rename to leaflet_gone");
      officer.call("listLeaflets").expect(500);
    }
  }
}
