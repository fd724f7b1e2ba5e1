package cn.pufa.staff;

import com.nulabinc.zxcvbn.Zxcvbn;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What a password must be: long, and nothing that somebody else would try.
 *
 * @param local words that people here would put into one, in lower case
 * @param measure made when it is asked for: it reads some 90,000 words, for what happens seldom
 */
record PasswordRule(List<String> local, Supplier<Zxcvbn> measure) {

  private static final int SHORTEST = 12;
  private static final int FEWEST_SIGNS = 5;

  /** As a power of ten; each of the library's 30,000 commonest passwords takes less. */
  private static final double FEWEST_GUESSES = 9;

  /** How long it measures grows with the square; who guesses the beginning is told enough. */
  private static final int MEASURED = 40;

  static PasswordRule load() {
    return new PasswordRule(Csv.lines("/staff/local-words.txt"), Zxcvbn::new);
  }

  Optional<String> fault(String account, String current, String next) {
    String lower = next.toLowerCase(Locale.ROOT);
    if (next.codePointCount(0, next.length()) < SHORTEST) {
      return Optional.of("新密码至少要有12个字符");
    }
    if (lower.contains(account.toLowerCase(Locale.ROOT))) {
      return Optional.of("新密码里不能有账号");
    }
    if (next.codePoints().distinct().count() < FEWEST_SIGNS || isEasy(account, next)) {
      return Optional.of("这个密码太常见，容易被猜到，请换一个");
    }
    return next.equals(current) ? Optional.of("新密码要和原密码不一样") : Optional.empty();
  }

  private boolean isEasy(String account, String next) {
    List<String> words = new ArrayList<>(local);
    words.add(account);
    String beginning = next.substring(0, Math.min(next.length(), MEASURED));
    return measure.get().measure(beginning, words).getGuessesLog10() < FEWEST_GUESSES;
  }
}
