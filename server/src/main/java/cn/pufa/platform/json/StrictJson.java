package cn.pufa.platform.json;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads JSON from outside: strict grammar, UTF-8 only, at most {@value #MAX_DEPTH} levels, no
 * duplicate names, no NUL and no half of a surrogate pair in a string, no number beyond a double.
 */
public final class StrictJson {

  public static final int MAX_DEPTH = 32;

  private static final int LONGEST_PLACE = 300;

  private StrictJson() {}

  public static JsonElement parse(Buffer json) {
    try {
      var decoder = StandardCharsets.UTF_8.newDecoder();
      return parse(decoder.decode(ByteBuffer.wrap(json.getBytes())).toString());
    } catch (CharacterCodingException fault) {
      throw new DecodeException("内容不是有效的 UTF-8 文字", fault);
    }
  }

  public static JsonElement parse(String json) {
    var reader = new JsonReader(new StringReader(json));
    reader.setStrictness(Strictness.STRICT);
    reader.setNestingLimit(MAX_DEPTH);
    try {
      JsonElement value = value(reader);
      if (reader.peek() != JsonToken.END_DOCUMENT) {
        throw new DecodeException("JSON 结束之后还有内容");
      }
      return value;
    } catch (IOException | IllegalStateException | NumberFormatException fault) {
      throw new DecodeException("JSON 在 " + place(reader) + " 处写法有误", fault);
    }
  }

  private static JsonElement value(JsonReader reader) throws IOException {
    return switch (reader.peek()) {
      case BEGIN_OBJECT -> object(reader);
      case BEGIN_ARRAY -> array(reader);
      case STRING -> new JsonPrimitive(text(reader.nextString(), reader));
      case NUMBER -> new JsonPrimitive(number(reader.nextString(), reader));
      case BOOLEAN -> new JsonPrimitive(reader.nextBoolean());
      case NULL -> {
        reader.nextNull();
        yield JsonNull.INSTANCE;
      }
      default -> throw new IllegalStateException("unexpected " + reader.peek());
    };
  }

  private static JsonObject object(JsonReader reader) throws IOException {
    var object = new JsonObject();
    reader.beginObject();
    while (reader.hasNext()) {
      String name = text(reader.nextName(), reader);
      if (object.has(name)) {
        throw new DecodeException("JSON 里重复出现了 " + place(reader));
      }
      object.add(name, value(reader));
    }
    reader.endObject();
    return object;
  }

  private static JsonArray array(JsonReader reader) throws IOException {
    var array = new JsonArray();
    reader.beginArray();
    while (reader.hasNext()) {
      array.add(value(reader));
    }
    reader.endArray();
    return array;
  }

  /**
   * Integers stay Integer or Long where they fit: the contract's `type: integer` looks at the
   * class.
   */
  private static Number number(String digits, JsonReader reader) {
    var decimal = new BigDecimal(digits);
    if (Double.isInfinite(decimal.doubleValue()) || decimal.precision() > 40) {
      throw new DecodeException("数字太大：" + place(reader));
    }
    if (digits.matches("-?[0-9]+") && decimal.precision() <= 18) {
      long whole = decimal.longValueExact();
      if (whole >= Integer.MIN_VALUE && whole <= Integer.MAX_VALUE) {
        return (int) whole;
      }
      return whole;
    }
    return decimal.doubleValue();
  }

  private static String text(String value, JsonReader reader) {
    if (!isClean(value)) {
      throw new DecodeException("文字里有不能保存的字符：" + place(reader));
    }
    return value;
  }

  /** The names in it come from whoever sends them. */
  private static String place(JsonReader reader) {
    String path = reader.getPath();
    return isClean(path) && path.length() <= LONGEST_PLACE ? path : "某";
  }

  /** Whether the text can be stored and shown: no NUL, no lone surrogate. */
  public static boolean isClean(String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == 0 || Character.isLowSurrogate(c)) {
        return false;
      }
      if (Character.isHighSurrogate(c)) {
        if (i + 1 == value.length() || !Character.isLowSurrogate(value.charAt(i + 1))) {
          return false;
        }
        i++;
      }
    }
    return true;
  }

  /** The tree as Vert.x's JSON types, as its schema validator wants it. */
  @SuppressWarnings("unchecked")
  public static Object vertx(JsonElement element) {
    return switch (plain(element)) {
      case Map<?, ?> map -> new io.vertx.core.json.JsonObject((Map<String, Object>) map);
      case List<?> list -> new io.vertx.core.json.JsonArray(list);
      case null -> null;
      case Object value -> value;
    };
  }

  /** The tree as maps, lists and boxed values, as Vert.x's JSON types hold them. */
  static Object plain(JsonElement element) {
    if (element instanceof JsonObject object) {
      Map<String, Object> map = new LinkedHashMap<>();
      object.asMap().forEach((name, value) -> map.put(name, plain(value)));
      return map;
    }
    if (element instanceof JsonArray array) {
      List<Object> list = new ArrayList<>(array.size());
      array.forEach(value -> list.add(plain(value)));
      return list;
    }
    if (element instanceof JsonPrimitive primitive) {
      return primitive.isBoolean()
          ? (Object) primitive.getAsBoolean()
          : primitive.isNumber() ? primitive.getAsNumber() : primitive.getAsString();
    }
    return null;
  }
}
