package cn.pufa.audit;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.Race;
import cn.pufa.testing.Rivals;
import cn.pufa.testing.TestServer;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Whoever sends a command at the same moment as others is told as if they had come in turn. */
class EveryCommandAtOnceIT {

  private static final int RIVALS = 3;

  /** What follows the first needs that they were done once; the last say how far WeChat is. */
  private static final Set<String> ALONE =
      Set.of(
          "startTotp",
          "createPartLink",
          "callPenaltyHearing",
          "draftPublicationArticle",
          "publishPublicationArticle");

  @Race
  @Test
  void eachIsToldAsIfTheyCameInTurn() {
    var rivals = new Rivals(RIVALS);
    try (TestServer server = TestServer.start()) {
      server.meet(rivals);
      Map<String, Runnable> commands = new EveryCommand(server).all();
      commands.forEach(
          (operation, command) -> {
            rivals.come(!ALONE.contains(operation));
            command.run();
          });
      assertThat(rivals.faults()).isEmpty();
    }
  }
}
