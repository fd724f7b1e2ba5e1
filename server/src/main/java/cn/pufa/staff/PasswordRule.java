package cn.pufa.staff;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a password must be: long, and nothing that somebody else would try.
 *
 * @param common those that everybody tries, in lower case
 */
record PasswordRule(List<String> common) {

  private static final int SHORTEST = 12;
  private static final int FEWEST_SIGNS = 5;

  static PasswordRule load() {
    return new PasswordRule(Csv.lines("/staff/common-passwords.txt"));
  }

  Optional<String> fault(String account, String current, String next) {
    String lower = next.toLowerCase(Locale.ROOT);
    if (next.codePointCount(0, next.length()) < SHORTEST) {
      return Optional.of("新密码至少要有12个字符");
    }
    if (lower.contains(account.toLowerCase(Locale.ROOT))) {
      return Optional.of("新密码里不能有账号");
    }
    if (common.contains(lower) || next.codePoints().distinct().count() < FEWEST_SIGNS) {
      return Optional.of("这个密码太常见，容易被猜到，请换一个");
    }
    return next.equals(current) ? Optional.of("新密码要和原密码不一样") : Optional.empty();
  }
}
