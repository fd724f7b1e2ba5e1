package cn.pufa.fault;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.Api;
import cn.pufa.testing.Fault;
import cn.pufa.testing.MovableClock;
import cn.pufa.testing.TestPostgres;
import cn.pufa.testing.TestServer;
import org.junit.jupiter.api.Test;

/**
 * The clock jumps, as after a dead battery: a session ends by it, no ended one comes back, and none
 * that was made far ahead outlives the jump back.
 */
@Fault("F9")
class ClockJumpIT {

  @Test
  void aSessionEndsByTheClockAndAnEndedOneStaysEnded() {
    var clock = new MovableClock("2026-05-25T01:00:00Z");
    try (TestServer server = TestServer.start(TestPostgres.create(), clock)) {
      Api left = server.as("leader");
      Api staying = server.as("trainer");
      left.call("signOut").expect(204);

      clock.moveTo("2027-06-29T01:00:00Z");
      staying.call("getCurrentPerson").expect(401);
      Api later = server.as("trainer");
      later.call("getCurrentPerson").expect(200);

      clock.moveTo("2026-05-22T01:00:00Z");
      left.call("getCurrentPerson").expect(401);
      later.call("getCurrentPerson").expect(401);
      assertThat(server.api().call("listTopics").expect(200).json().getAsJsonArray("items"))
          .as("what the public reads comes on any day")
          .isNotEmpty();
      server.as("leader").call("getCurrentPerson").expect(200);

      clock.moveTo("2026-05-25T02:00:00Z");
      left.call("getCurrentPerson").expect(401);
      staying.call("getCurrentPerson").expect(401);
      clock.moveTo("2027-06-29T02:00:00Z");
      later.call("getCurrentPerson").expect(401);
    }
  }
}
