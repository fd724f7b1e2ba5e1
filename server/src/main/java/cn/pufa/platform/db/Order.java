package cn.pufa.platform.db;

import java.util.Arrays;
import java.util.stream.Collectors;

/** In which order a list stands, and the same from its end. */
public record Order(String forward, String backward) {

  private static final String DESC = " desc";
  private static final String NULLS_LAST = " nulls last";

  /**
   * @param keys each ascending, or with {@code desc}, or with {@code desc nulls last}
   */
  public static Order by(String... keys) {
    return new Order(
        " order by " + String.join(", ", keys),
        Arrays.stream(keys).map(Order::turned).collect(Collectors.joining(", ", " order by ", "")));
  }

  private static String turned(String key) {
    if (key.endsWith(NULLS_LAST)) {
      return turned(key.substring(0, key.length() - NULLS_LAST.length())) + " nulls first";
    }
    return key.endsWith(DESC) ? key.substring(0, key.length() - DESC.length()) : key + DESC;
  }
}
