package cn.pufa.platform.json;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.spi.JsonFactory;
import io.vertx.core.spi.json.JsonCodec;
import java.io.IOException;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/**
 * Gson as the one JSON of the server: Vert.x's codec, every request, answer and stored document.
 *
 * <p>Enums travel in lower case, instants and days in ISO-8601, absent values are left out.
 */
public final class GsonJson implements JsonFactory, JsonCodec {

  public static final Gson GSON =
      new GsonBuilder()
          .disableHtmlEscaping()
          .registerTypeAdapterFactory(new LowerCaseEnums())
          .registerTypeAdapter(Instant.class, text(Instant::parse))
          .registerTypeAdapter(LocalDate.class, text(LocalDate::parse))
          .registerTypeAdapter(UUID.class, text(UUID::fromString))
          .registerTypeHierarchyAdapter(
              io.vertx.core.json.JsonObject.class,
              (com.google.gson.JsonSerializer<io.vertx.core.json.JsonObject>)
                  (value, type, context) -> context.serialize(value.getMap()))
          .registerTypeHierarchyAdapter(
              io.vertx.core.json.JsonArray.class,
              (com.google.gson.JsonSerializer<io.vertx.core.json.JsonArray>)
                  (value, type, context) -> context.serialize(value.getList()))
          .create();

  /** Text of the right shape that names nothing, such as 2026-02-30. */
  public static final class NoSuchValue extends JsonParseException {
    private final String pointer;

    NoSuchValue(String path, RuntimeException fault) {
      super(path, fault);
      this.pointer = path.substring(1).replace('.', '/').replace('[', '/').replace("]", "");
    }

    /** JSON pointer of the value in the document. */
    public String pointer() {
      return pointer;
    }
  }

  @Override
  public int order() {
    return Integer.MIN_VALUE;
  }

  @Override
  public JsonCodec codec() {
    return this;
  }

  @Override
  public <T> T fromString(String json, Class<T> type) {
    return fromTree(StrictJson.parse(json), type);
  }

  @Override
  public <T> T fromBuffer(Buffer json, Class<T> type) {
    return fromTree(StrictJson.parse(json), type);
  }

  @Override
  public <T> T fromValue(Object value, Class<T> type) {
    return fromTree(GSON.toJsonTree(value), type);
  }

  @Override
  public String toString(Object value, boolean pretty) {
    return pretty
        ? GSON.newBuilder().setPrettyPrinting().create().toJson(value)
        : GSON.toJson(value);
  }

  @Override
  public Buffer toBuffer(Object value, boolean pretty) {
    return Buffer.buffer(toString(value, pretty));
  }

  private static <T> T fromTree(JsonElement tree, Class<T> type) {
    if (type == null || isVertx(type)) {
      @SuppressWarnings("unchecked")
      T value = (T) StrictJson.vertx(tree);
      return value;
    }
    if (Map.class.isAssignableFrom(type) || List.class.isAssignableFrom(type)) {
      return type.cast(StrictJson.plain(tree));
    }
    try {
      return GSON.fromJson(tree, (Type) type);
    } catch (JsonParseException fault) {
      throw new DecodeException(fault.getMessage(), fault);
    }
  }

  private static boolean isVertx(Class<?> type) {
    return type == Object.class
        || type == io.vertx.core.json.JsonObject.class
        || type == io.vertx.core.json.JsonArray.class;
  }

  private static <T> TypeAdapter<T> text(Function<String, T> parse) {
    return new TypeAdapter<T>() {
      @Override
      public void write(JsonWriter out, T value) throws IOException {
        out.value(value.toString());
      }

      @Override
      public T read(JsonReader in) throws IOException {
        try {
          return parse.apply(in.nextString());
        } catch (IllegalArgumentException | java.time.DateTimeException fault) {
          throw new NoSuchValue(in.getPreviousPath(), fault);
        }
      }
    }.nullSafe();
  }
}
