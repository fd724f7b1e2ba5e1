package cn.pufa.staff;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.identity.Accounts;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What may be a password, and what a first one looks like. */
class PasswordRuleTest {

  private static final PasswordRule RULE = PasswordRule.load();
  private static final String CURRENT = "the-one-before-7";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "eleven-chrs",
        "长密码十一个汉字不够长",
        "xx-zhang_san-2026",
        "XX-ZHANG_SAN-2026",
        "123456789012",
        "Password1234",
        "1QAZ2WSX3EDC",
        "ababababababab",
        CURRENT
      })
  void refuses(String next) {
    assertThat(RULE.fault("zhang_san", CURRENT, next)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"twelve-chars", "在民政局门口看见三棵榕树", "correct horse battery staple"})
  void takes(String next) {
    assertThat(RULE.fault("zhang_san", CURRENT, next)).isEmpty();
  }

  @Test
  void firstPasswordsFollowTheRuleAndAreNeverTheSame() {
    Set<String> made = new HashSet<>();
    for (int time = 0; time < 1000; time++) {
      String password = Accounts.newPassword();
      assertThat(RULE.fault("zhang_san", CURRENT, password)).isEmpty();
      assertThat(password).matches("([a-z2-9]{4}-){3}[a-z2-9]{4}").doesNotContain("l", "i", "o");
      made.add(password);
    }
    assertThat(made).hasSize(1000);
  }
}
