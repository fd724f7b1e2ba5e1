package cn.pufa.platform.db;

import java.util.Arrays;
import java.util.stream.Collectors;

/** In which order a list stands, and the same from its end. */
public record Order(String forward, String backward) {

  private static final String DESC = " desc";
  private static final String NULLS_LAST = " nulls last";
  private static final String NULLS_FIRST = " nulls first";

  /**
   * @param keys each ascending, or with {@code desc}, or with {@code desc nulls last} or {@code
   *     nulls first}
   */
  public static Order by(String... keys) {
    return new Order(
        " order by " + String.join(", ", keys),
        Arrays.stream(keys).map(Order::turned).collect(Collectors.joining(", ", " order by ", "")));
  }

  private static String turned(String key) {
    if (key.endsWith(NULLS_LAST)) {
      return turned(without(NULLS_LAST, key)) + NULLS_FIRST;
    }
    if (key.endsWith(NULLS_FIRST)) {
      return turned(without(NULLS_FIRST, key)) + NULLS_LAST;
    }
    return key.endsWith(DESC) ? without(DESC, key) : key + DESC;
  }

  private static String without(String end, String key) {
    return key.substring(0, key.length() - end.length());
  }
}
