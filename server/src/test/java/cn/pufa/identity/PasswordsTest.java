package cn.pufa.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.pufa.platform.Workers;
import cn.pufa.testing.Fault;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

/** Whoever tries a password costs a hash, also where nobody has one. */
class PasswordsTest {

  @Test
  void onlyTheRightPasswordOfSomebodyMatches() {
    try (var workers = new Workers()) {
      var passwords = new Passwords(workers);
      String stored = passwords.hash("演示-right");
      assertThat(passwords.matches("演示-right", stored)).isTrue();
      assertThat(passwords.matches("演示-wrong", stored)).isFalse();
      assertThat(passwords.matches("nobody has this password", null)).isFalse();
    }
  }

  /** Counted by the work itself, since time on a busy machine says little. */
  @Fault("F24")
  @Test
  void whoIsUnknownIsHashedAsWell() {
    var workers = new Workers();
    var passwords = new Passwords(workers);
    String stored = passwords.hash("演示-right");
    workers.close();
    for (String one : new String[] {stored, null}) {
      assertThatThrownBy(() -> passwords.matches("演示-wrong", one))
          .as("nobody is left to hash")
          .isInstanceOf(RejectedExecutionException.class);
    }
  }
}
