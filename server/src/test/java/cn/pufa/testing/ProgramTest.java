package cn.pufa.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A program that hangs holds up no test for longer than its limit, nor stays behind. */
class ProgramTest {

  @Test
  void whatHangsIsEndedWithAllItStarted() {
    String mark = UUID.randomUUID().toString();
    assertThatThrownBy(
            () ->
                Program.run(
                    Duration.ofMillis(500), "sh", "-c", "sh -c 'sleep 600; : " + mark + "'; :"))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("sh ends within");
    Eventually.within(
        Duration.ofSeconds(20),
        () ->
            assertThat(ProcessHandle.allProcesses())
                .noneMatch(one -> one.info().commandLine().orElse("").contains(mark)));
  }

  @Test
  void whatEndsIsHeard() {
    assertThat(Program.run("sh", "-c", "printf heard; printf ' both' >&2")).isEqualTo("heard both");
    assertThatThrownBy(() -> Program.run("sh", "-c", "printf why; exit 3"))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("why");
  }
}
