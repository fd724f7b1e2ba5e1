package cn.pufa.delivery;

import java.util.Map;

/**
 * How a node sends.
 *
 * @param window most messages of a channel between being marked as leaving and being marked as
 *     having left; as many are in doubt after a death
 * @param pace most messages a second by channel; channels left out go as fast as they can
 */
public record DeliverySettings(int window, QuietHours quiet, Map<String, Integer> pace) {

  public static final int WINDOW = 32;

  public static final DeliverySettings DEFAULT =
      new DeliverySettings(WINDOW, QuietHours.parse("21:00-08:00"), Map.of());
}
