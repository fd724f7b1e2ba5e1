package cn.pufa.staff;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.identity.Accounts;
import com.nulabinc.zxcvbn.StandardDictionaries;
import com.nulabinc.zxcvbn.Zxcvbn;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What may be a password, and what a first one looks like. */
class PasswordRuleTest {

  /** Reads its words once for all that is measured here. */
  private static final Zxcvbn MEASURE = new Zxcvbn();

  private static final PasswordRule RULE =
      new PasswordRule(PasswordRule.load().local(), () -> MEASURE);

  private static final String TOO_COMMON = "这个密码太常见，容易被猜到，请换一个";
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
        "iloveyou2026",
        "correcthorse",
        "admin@123456",
        "p@ssw0rd1234",
        "woaini1314520",
        "5201314520131",
        "minzhengju123",
        "Lianjiang2026",
        "a123456789012",
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

  /** ASVS 6.2.4; what is shorter is refused for that. */
  @Test
  void refusesEachOfTheCommonestThatIsLongEnough() throws IOException {
    List<String> commonest = StandardDictionaries.PASSWORDS_LOADER.load().getFrequencies();
    assertThat(commonest).hasSizeGreaterThan(3000);
    List<String> longEnough = commonest.stream().filter(one -> one.length() >= 12).toList();
    assertThat(longEnough).hasSizeGreaterThan(200);
    assertThat(longEnough)
        .allSatisfy(one -> assertThat(RULE.fault("zhang_san", CURRENT, one)).hasValue(TOO_COMMON));
  }

  /** Most of the commonest are short: what makes them long enough is tried, too. */
  @Test
  void refusesTheCommonestMadeLongEnough() throws IOException {
    List<String> commonest =
        StandardDictionaries.PASSWORDS_LOADER.load().getFrequencies().subList(0, 3000);
    assertThat(commonest)
        .allSatisfy(
            one -> {
              String twice = (one + one + one).substring(0, Math.max(12, 2 * one.length()));
              assertThat(RULE.fault("zhang_san", CURRENT, twice)).hasValue(TOO_COMMON);
              String dated = one + "20262026".substring(0, Math.max(4, 12 - one.length()));
              assertThat(RULE.fault("zhang_san", CURRENT, dated)).hasValue(TOO_COMMON);
            });
  }

  /** Nobody is held up for long by a password made to be hard to measure. */
  @Test
  void measuresOnlyTheBeginning() {
    String hard = "4@8({[<69&#!1/|0$+x%2".repeat(9);
    assertThat(RULE.fault("zhang_san", CURRENT, hard)).isEmpty();
    assertThat(RULE.fault("zhang_san", CURRENT, "abcd".repeat(10) + hard)).hasValue(TOO_COMMON);
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
