package cn.pufa.testing;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Values that stand at the edge of what the contract allows, or beyond it. */
public final class OddValues {

  /** What somebody may paste, or try on purpose. */
  public static final List<String> HOSTILE =
      List.of(
          "\u0000",
          "前\u0000后",
          "\ud800",
          "\udc00\ud800",
          "\u202e贷款免还\u202c",
          "\u200b\u200d\ufeff",
          "字".repeat(5000),
          "=HYPERLINK(\"http://demo.invalid\",\"看\")",
          "@SUM(1+1)",
          "-2+3",
          "<script>alert(1)</script>",
          "\"><img src=x onerror=alert(1)>",
          "'; drop table person; --",
          "' or '1'='1",
          "${jndi:ldap://demo.invalid/x}",
          "{{7*7}}",
          "%s%n%x",
          "../../etc/passwd",
          "👩‍👩‍👧‍👦🇨🇳",
          "e\u0301\u0302\u0303".repeat(60),
          "第一行\r\nBcc: everybody@demo.invalid",
          "\u2028\u2029\u0085\u000b",
          "\t",
          " ",
          "　",
          " 　\u00a0\u2028",
          "演　　　　",
          "NaN",
          "null",
          "١٢٣",
          "\ufffe\uffff",
          "\\",
          "a:b AND (c",
          "%",
          "_");

  private static final List<String> DAYS =
      List.of(
          "0000-01-01",
          "0001-01-01",
          "1582-10-10",
          "1900-02-29",
          "1970-01-01",
          "2024-02-29",
          "2025-02-29",
          "2026-13-01",
          "2099-12-31",
          "9999-12-31",
          "+10000-01-01",
          "2026-1-1",
          "2026-02-30");

  private static final List<String> MOMENTS =
      List.of(
          "0001-01-01T00:00:00Z",
          "9999-12-31T23:59:59Z",
          "2026-06-30T23:59:60Z",
          "2026-06-30T24:00:00Z",
          "2026-03-01T00:00:00+14:00",
          "2026-03-01T00:00:00.123456789Z",
          "2026-03-01T00:00:00",
          "2026-03-01",
          "1970-01-01T00:00:00Z");

  private static final List<String> IDS =
      List.of(
          "00000000-0000-0000-0000-000000000000",
          "ffffffff-ffff-ffff-ffff-ffffffffffff",
          "12345678-1234-4234-8234-123456789ABC");

  private static final List<Long> WHOLE =
      List.of(
          0L,
          -1L,
          1L,
          (long) Integer.MAX_VALUE,
          Integer.MAX_VALUE + 1L,
          (long) Integer.MIN_VALUE,
          1L << 53,
          Long.MAX_VALUE,
          Long.MIN_VALUE);

  private static final int LONGEST = 6000;

  private OddValues() {}

  /** Right at each limit, and one beyond it. */
  static List<JsonElement> edges(Shape shape, JsonElement now) {
    List<JsonElement> edges = new ArrayList<>(shape.choices());
    for (String type : shape.types()) {
      switch (type) {
        case "string" -> texts(shape).map(JsonPrimitive::new).forEach(edges::add);
        case "integer", "number" -> edges.addAll(numbers(shape));
        case "boolean" ->
            Stream.of(true, false).forEach(value -> edges.add(new JsonPrimitive(value)));
        case "array" -> edges.addAll(lists(shape, now));
        default -> edges.add(new JsonObject());
      }
    }
    edges.add(JsonNull.INSTANCE);
    return edges;
  }

  private static Stream<String> texts(Shape shape) {
    Stream<String> lengths =
        Stream.of("minLength", "maxLength")
            .flatMap(name -> shape.limit(name).stream())
            .flatMap(limit -> Stream.of(limit - 1, limit, limit + 1))
            .filter(length -> length >= 0 && length <= LONGEST)
            .flatMap(
                length ->
                    Stream.of("演", "a", "1", "😀", " ", "\u3000", "\u2029", "\u200b")
                        .map(sign -> sign.repeat(length.intValue())));
    return Stream.of(lengths, DAYS.stream(), MOMENTS.stream(), IDS.stream(), Stream.of(""))
        .flatMap(values -> values);
  }

  private static List<JsonElement> numbers(Shape shape) {
    List<JsonElement> numbers = new ArrayList<>();
    Stream.concat(
            WHOLE.stream(),
            Stream.of("minimum", "maximum")
                .flatMap(name -> shape.limit(name).stream())
                .flatMap(limit -> Stream.of(limit - 1, limit, limit + 1)))
        .map(JsonPrimitive::new)
        .forEach(numbers::add);
    Stream.of("0.5", "-0.0", "1e308", "1e-400", "99999999999999999999", "1E2")
        .map(BigDecimal::new)
        .map(JsonPrimitive::new)
        .forEach(numbers::add);
    return numbers;
  }

  /** Empty, full, overfull, and with everything twice. */
  private static List<JsonElement> lists(Shape shape, JsonElement now) {
    List<JsonElement> lists = new ArrayList<>(List.of(new JsonArray()));
    if (now instanceof JsonArray array && !array.isEmpty()) {
      int most = shape.limit("maxItems").map(Long::intValue).orElse(array.size());
      for (int size : List.of(2, most, most + 1)) {
        var list = new JsonArray();
        for (int i = 0; i < Math.min(size, 500); i++) {
          list.add(array.get(i % array.size()).deepCopy());
        }
        lists.add(list);
      }
    }
    return lists;
  }

  /** Of a type that the contract does not name here; none where it names several shapes. */
  static List<JsonElement> ofOtherTypes(Shape shape) {
    if (shape.types().isEmpty()) {
      return List.of();
    }
    return Stream.of(
            new JsonPrimitive("x"),
            new JsonPrimitive(7),
            new JsonPrimitive(7.5),
            new JsonPrimitive(true),
            JsonNull.INSTANCE,
            new JsonArray(),
            new JsonObject())
        .filter(value -> !fits(shape, typeOf(value)))
        .toList();
  }

  private static boolean fits(Shape shape, String type) {
    return shape.types().contains(type)
        || type.equals("integer") && shape.types().contains("number");
  }

  private static String typeOf(JsonElement value) {
    return switch (value) {
      case JsonObject object -> "object";
      case JsonArray array -> "array";
      case JsonPrimitive text when text.isString() -> "string";
      case JsonPrimitive yes when yes.isBoolean() -> "boolean";
      case JsonPrimitive number when number.getAsDouble() == number.getAsInt() -> "integer";
      case JsonPrimitive number -> "number";
      default -> "null";
    };
  }
}
