package cn.pufa.app;

import cn.pufa.delivery.DeliverySettings;
import cn.pufa.delivery.QuietHours;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How this node sends, from its environment. */
final class Sending {

  private static final int LARGEST_WINDOW = 1000;
  private static final Pattern PACE =
      Pattern.compile("(email|sms|subscribe|service_account)=([1-9][0-9]{0,4})");

  private Sending() {}

  /** A demo sends at any hour: whoever tries it in the evening wants to see it arrive. */
  static DeliverySettings read(Config.Reader reader, Config.Mode mode) {
    var usual = DeliverySettings.DEFAULT;
    QuietHours quiet = mode == Config.Mode.DEMO ? QuietHours.NONE : usual.quiet();
    return new DeliverySettings(
        window(reader, usual.window()), quietHours(reader, quiet), pace(reader));
  }

  private static int window(Config.Reader reader, int usual) {
    long window = reader.number("DELIVERY_WINDOW", usual);
    return window < 1 || window > LARGEST_WINDOW
        ? reader.fault("DELIVERY_WINDOW must be from 1 to " + LARGEST_WINDOW, usual)
        : (int) window;
  }

  private static QuietHours quietHours(Config.Reader reader, QuietHours usual) {
    try {
      return reader.text("QUIET_HOURS").map(QuietHours::parse).orElse(usual);
    } catch (IllegalArgumentException unreadable) {
      return reader.fault("QUIET_HOURS must look like 21:00-08:00, or be none", usual);
    }
  }

  private static Map<String, Integer> pace(Config.Reader reader) {
    Map<String, Integer> pace = new HashMap<>();
    for (String one :
        reader.text("DELIVERY_PACE").map(text -> text.split(",")).orElse(new String[0])) {
      Matcher matcher = PACE.matcher(one.strip());
      if (!matcher.matches()) {
        return reader.fault(
            "DELIVERY_PACE must look like sms=20,email=5: messages a second by channel", Map.of());
      }
      pace.put(matcher.group(1), Integer.valueOf(matcher.group(2)));
    }
    return pace;
  }
}
