package cn.pufa.review;

import static cn.pufa.testing.Own.items;
import static cn.pufa.testing.Own.text;
import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.ReviewPast;
import cn.pufa.testing.ReviewWorld;
import cn.pufa.testing.ReviewWorld.Filed;
import cn.pufa.testing.ServerAt;
import cn.pufa.testing.TestServer;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Orders to rectify that nobody ever proves to have arrived do not hold up those that have. */
@ServerAt("2026-04-10T02:00:00Z")
class RectificationBacklogIT {

  /** More than a round of reminders takes at a time. */
  private static final int WAITING = 501;

  private static TestServer server;
  private static ReviewWorld world;

  @Test
  void theClockOfOneStartsHoweverManyOthersWait() {
    Filed one = world.filed();
    JsonObject done = world.decided(one, "unqualified");
    List<UUID> others =
        server
            .store()
            .transaction(
                tx -> ReviewPast.unserved(tx, UUID.fromString(one.organization()), WAITING));
    assertThat(others).hasSize(WAITING);
    server.node().tick();
    assertThat(running()).as("nothing proves service of any").isEmpty();

    world.served(done, "2026-04-10");
    server.node().tick();
    assertThat(running()).containsExactly(text(done, "id") + " 2026-07-10");
  }

  private static List<String> running() {
    Map<String, Object> query = Map.of("state", "open", "size", 100);
    return items(world.officer().call("listRectifications", query).expect(200).json()).stream()
        .map(one -> text(one, "decision") + " " + text(one, "dueOn"))
        .toList();
  }
}
