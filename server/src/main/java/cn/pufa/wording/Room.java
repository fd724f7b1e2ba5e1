package cn.pufa.wording;

import java.util.HashMap;
import java.util.Map;

/**
 * The room for one piece of words.
 *
 * @param limit in chars
 */
record Room(int limit, ShortName names) {

  static final int UNLIMITED = Integer.MAX_VALUE;

  /**
   * @param shortened whether the name of the organisation is
   */
  record Filled(String text, boolean shortened) {}

  /** The name of the organisation gives way as far as it can, nothing else does. */
  Filled fill(String words, Map<String, String> values) {
    String whole = Wording.fill(words, values);
    long names = Wording.names(words).stream().filter(Placeholder.ORGANIZATION::equals).count();
    if (whole.length() <= limit || names == 0) {
      return new Filled(whole, false);
    }
    String name = values.get(Placeholder.ORGANIZATION);
    int less = Math.ceilDiv(whole.length() - limit, (int) names);
    Map<String, String> shorter = new HashMap<>(values);
    shorter.put(Placeholder.ORGANIZATION, this.names.of(name, name.length() - less));
    return new Filled(Wording.fill(words, shorter), true);
  }
}
