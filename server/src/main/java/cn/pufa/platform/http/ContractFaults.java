package cn.pufa.platform.http;

import io.vertx.json.schema.OutputUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Turns a schema validator's report into plain Chinese, one entry for each field at fault. */
final class ContractFaults {

  private static final Pattern QUOTED = Pattern.compile("[\"“]([^\"”]+)[\"”]");

  /** A field's name comes from whoever sends it. */
  private static final int LONGEST_POINTER = 300;

  /** Keywords that only say that something inside them failed. */
  private static final List<String> WRAPPERS =
      List.of(
          "$ref",
          "properties",
          "items",
          "allOf",
          "anyOf",
          "oneOf",
          "$dynamicRef",
          "additionalItems",
          "prefixItems");

  /** Of a field that is not described. */
  private static final String UNKNOWN = "additionalProperties";

  private ContractFaults() {}

  /**
   * @param value that the report is about
   */
  static List<Problem.Field> of(OutputUnit result, Object value, String place) {
    Map<String, Problem.Field> byPlace = new LinkedHashMap<>();
    Set<String> unknown = new LinkedHashSet<>();
    List<OutputUnit> units = result.getErrors() == null ? List.of(result) : result.getErrors();
    for (OutputUnit unit : units) {
      String keyword = lastSegment(unit.getKeywordLocation());
      if (keyword.equals(UNKNOWN)) {
        unknown.add(pointer(unit, place));
      } else if (!WRAPPERS.contains(keyword) && !isInsideAdditional(unit, keyword)) {
        Problem.Field field = field(unit, keyword, value, place);
        byPlace.putIfAbsent(field.pointer(), field);
      }
    }
    addUnknown(unknown, byPlace);
    if (byPlace.isEmpty()) {
      byPlace.put(place, new Problem.Field(place.isEmpty() ? "/" : place, "这一项不符合要求"));
    }
    return new ArrayList<>(byPlace.values());
  }

  /** To the validator one with a fault of its own, or with one within, is unknown, too. */
  private static void addUnknown(Set<String> unknown, Map<String, Problem.Field> byPlace) {
    Set<String> faulty = new HashSet<>(byPlace.keySet());
    faulty.addAll(around(byPlace.keySet()));
    faulty.addAll(around(unknown));
    unknown.removeAll(faulty);
    unknown.forEach(pointer -> byPlace.put(pointer, new Problem.Field(pointer, "没有这一项，请去掉")));
  }

  private static Set<String> around(Set<String> pointers) {
    Set<String> around = new HashSet<>();
    for (String pointer : pointers) {
      int end = pointer.lastIndexOf('/');
      while (end > 0 && around.add(pointer.substring(0, end))) {
        end = pointer.lastIndexOf('/', end - 1);
      }
    }
    return around;
  }

  private static boolean isInsideAdditional(OutputUnit unit, String keyword) {
    return keyword.equals("false") || unit.getKeywordLocation() == null;
  }

  private static Problem.Field field(OutputUnit unit, String keyword, Object value, String place) {
    String words = keyword.equals("pattern") ? ofPattern(at(value, unit)) : message(keyword);
    return new Problem.Field(pointer(unit, place), words);
  }

  /** Whoever sends it names the fields: {@code JsonPointer} overflows where a name is long. */
  private static Object at(Object value, OutputUnit unit) {
    List<String> steps =
        Stream.of(String.valueOf(unit.getInstanceLocation()).split("/", -1))
            .skip(1)
            .map(step -> step.replace("~1", "/").replace("~0", "~"))
            .toList();
    return Part.find(value, steps);
  }

  private static String ofPattern(Object value) {
    if (!(value instanceof String text)) {
      return "格式不对";
    }
    if (Obeyed.isBlank(text)) {
      return "只有空格，请写上内容";
    }
    return text.equals(text.strip()) ? "格式不对" : "格式不对，前后的空格不算";
  }

  /** Of what is missing the place where it should stand. */
  private static String pointer(OutputUnit unit, String place) {
    String pointer = pointer(unit.getInstanceLocation(), place);
    if (lastSegment(unit.getKeywordLocation()).equals("required")) {
      Matcher name = QUOTED.matcher(String.valueOf(unit.getError()));
      if (name.find() && !pointer.endsWith("/" + name.group(1))) {
        pointer = (pointer.equals("/") ? "" : pointer) + "/" + name.group(1);
      }
    }
    return pointer.length() > LONGEST_POINTER ? holder(pointer, place) : pointer;
  }

  private static String pointer(String instanceLocation, String place) {
    String path = instanceLocation == null ? "" : instanceLocation.replaceFirst("^#", "");
    String whole = path.equals("/") ? place : place + path;
    return whole.isEmpty() ? "/" : whole;
  }

  /** What holds it, where its own names are too long to be told. */
  private static String holder(String pointer, String place) {
    int end = pointer.lastIndexOf('/', LONGEST_POINTER);
    String holder = pointer.substring(0, Math.max(end, place.length()));
    return holder.isEmpty() ? "/" : holder;
  }

  private static String message(String keyword) {
    return switch (keyword) {
      case "required" -> "这一项必须填写";
      case "type" -> "这一项的类型不对";
      case "enum", "const" -> "只能从给定的选项里选";
      case "minLength" -> "太短了";
      case "maxLength" -> "太长了";
      case "format" -> "格式不对";
      case "minimum", "exclusiveMinimum" -> "太小了";
      case "maximum", "exclusiveMaximum" -> "太大了";
      case "minItems" -> "选得太少";
      case "maxItems" -> "选得太多";
      case "uniqueItems" -> "有重复的内容";
      default -> "这一项不符合要求";
    };
  }

  private static String lastSegment(String location) {
    if (location == null) {
      return "";
    }
    return location.substring(location.lastIndexOf('/') + 1);
  }
}
