package cn.pufa.app.demo;

import com.google.gson.JsonObject;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** WeChat's own rules of what a field of a template may hold, by the kind that its name tells. */
final class StandInFields {

  private static final Map<String, Pattern> KINDS =
      Map.ofEntries(
          Map.entry("thing", Pattern.compile(".{1,20}")),
          Map.entry("number", Pattern.compile("-?[0-9]{1,32}(\\.[0-9]+)?")),
          Map.entry("letter", Pattern.compile("[A-Za-z]{1,32}")),
          Map.entry("symbol", Pattern.compile("[^\\p{L}\\p{N}\\s]{1,5}")),
          Map.entry("character_string", Pattern.compile("[\\x21-\\x7e]{1,32}")),
          Map.entry("time", time()),
          Map.entry("date", time()),
          Map.entry("amount", Pattern.compile("[^0-9]?[0-9]{1,10}(\\.[0-9]+)?元?")),
          Map.entry("phone_number", Pattern.compile("[0-9+\\-]{1,17}")),
          Map.entry("car_number", Pattern.compile("\\p{IsHan}?[A-Z0-9\\p{IsHan}]{1,8}")),
          Map.entry("name", Pattern.compile("[\\p{IsHan}·]{1,10}|[A-Za-z .]{1,20}")),
          Map.entry("phrase", Pattern.compile("\\p{IsHan}{1,5}")));

  private StandInFields() {}

  /** {@code 2026年5月31日}, with or without the time, and a range of these. */
  private static Pattern time() {
    String moment =
        "[0-9]{4}(年|-|/)[0-9]{1,2}(月|-|/)[0-9]{1,2}日?( [0-9]{1,2}:[0-9]{2}(:[0-9]{2})?)?";
    return Pattern.compile(moment + "(~" + moment + ")?|[0-9]{1,2}:[0-9]{2}");
  }

  /** WeChat's words about the first field at fault; null where all are good. */
  static String fault(Set<String> wanted, JsonObject data) {
    var names = new TreeSet<>(wanted);
    names.addAll(data.keySet());
    for (String name : names) {
      if (!wanted.contains(name) || !data.has(name)) {
        return "argument invalid! data." + name + ".value is empty";
      }
      String value = WeChatCodes.text(data.getAsJsonObject(name), "value");
      if (value == null || !isGood(name, value)) {
        return "argument invalid! data." + name + ".value invalid";
      }
    }
    return null;
  }

  private static boolean isGood(String name, String value) {
    Pattern kind = KINDS.get(name.replaceAll("[0-9]+$", ""));
    return kind == null ? !value.isBlank() : kind.matcher(value).matches();
  }
}
