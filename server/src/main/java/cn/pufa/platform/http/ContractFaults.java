package cn.pufa.platform.http;

import io.vertx.json.schema.OutputUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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

  private ContractFaults() {}

  static List<Problem.Field> of(OutputUnit result, String place) {
    Map<String, Problem.Field> byPlace = new LinkedHashMap<>();
    List<OutputUnit> units = result.getErrors() == null ? List.of(result) : result.getErrors();
    for (OutputUnit unit : units) {
      String keyword = lastSegment(unit.getKeywordLocation());
      if (!WRAPPERS.contains(keyword) && !isInsideAdditional(unit, keyword)) {
        Problem.Field field = field(unit, keyword, place);
        byPlace.putIfAbsent(field.pointer(), field);
      }
    }
    if (byPlace.isEmpty()) {
      byPlace.put(place, new Problem.Field(place.isEmpty() ? "/" : place, "这一项不符合要求"));
    }
    return new ArrayList<>(byPlace.values());
  }

  private static boolean isInsideAdditional(OutputUnit unit, String keyword) {
    return keyword.equals("false") || unit.getKeywordLocation() == null;
  }

  private static Problem.Field field(OutputUnit unit, String keyword, String place) {
    String pointer = pointer(unit.getInstanceLocation(), place);
    if (keyword.equals("required") || keyword.equals("additionalProperties")) {
      Matcher name = QUOTED.matcher(String.valueOf(unit.getError()));
      if (name.find() && !pointer.endsWith("/" + name.group(1))) {
        pointer = (pointer.equals("/") ? "" : pointer) + "/" + name.group(1);
      }
    }
    boolean isTooLong = pointer.length() > LONGEST_POINTER;
    String told = isTooLong ? (place.isEmpty() ? "/" : place) : pointer;
    return new Problem.Field(told, message(keyword));
  }

  private static String pointer(String instanceLocation, String place) {
    String path = instanceLocation == null ? "" : instanceLocation.replaceFirst("^#", "");
    String whole = path.equals("/") ? place : place + path;
    return whole.isEmpty() ? "/" : whole;
  }

  private static String message(String keyword) {
    return switch (keyword) {
      case "required" -> "这一项必须填写";
      case "additionalProperties", "unevaluatedProperties" -> "没有这一项，请去掉";
      case "type" -> "这一项的类型不对";
      case "enum", "const" -> "只能从给定的选项里选";
      case "minLength" -> "太短了";
      case "maxLength" -> "太长了";
      case "pattern", "format" -> "格式不对";
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
