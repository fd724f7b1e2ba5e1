package cn.pufa.needs;

import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.RateLimits;
import java.time.Duration;
import java.util.UUID;

/** How often one may ask, tap and look up codes; many people may share an address. */
final class Gates {

  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration HOUR = Duration.ofHours(1);
  private static final int QUESTIONS_OF_PERSON = 10;
  private static final int QUESTIONS_OF_ADDRESS = 100;
  private static final int TAPS_OF_ADDRESS = 2000;
  private static final int CODES_OF_ADDRESS = 60;

  private final RateLimits limits;

  Gates(RateLimits limits) {
    this.limits = limits;
  }

  /**
   * @param person null where nobody is signed in
   */
  void question(UUID person, String address) {
    if (person != null) {
      take("question:" + person, QUESTIONS_OF_PERSON, DAY, "今天收满了，过一天可以再写。急事请打 12345。");
    }
    take("question:" + address, QUESTIONS_OF_ADDRESS, DAY, "这个网络今天收满了，过一天可以再写。急事请打 12345。");
  }

  void tap(String address) {
    take("needs-tap:" + address, TAPS_OF_ADDRESS, HOUR, "请过一会儿再点。");
  }

  void code(String address) {
    take("question-code:" + address, CODES_OF_ADDRESS, HOUR, "一小时后可以再查。");
  }

  private void take(String key, int uses, Duration window, String words) {
    if (!limits.take(key, uses, window)) {
      throw Problem.tooManyRequests(window, words);
    }
  }
}
