package cn.pufa.platform.json;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import com.google.gson.TypeAdapter;
import com.google.gson.TypeAdapterFactory;
import com.google.gson.reflect.TypeToken;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Writes {@code SOCIAL_GROUP} as {@code social_group}, and reads only names that exist. */
final class LowerCaseEnums implements TypeAdapterFactory {

  @Override
  @SuppressWarnings("unchecked")
  public <T> TypeAdapter<T> create(Gson gson, TypeToken<T> type) {
    var enumClass = type.getRawType();
    if (!enumClass.isEnum()) {
      return null;
    }
    Map<String, T> byName = new HashMap<>();
    for (Object constant : enumClass.getEnumConstants()) {
      byName.put(wire((Enum<?>) constant), (T) constant);
    }
    return new TypeAdapter<T>() {
      @Override
      public void write(JsonWriter out, T value) throws IOException {
        out.value(wire((Enum<?>) value));
      }

      @Override
      public T read(JsonReader in) throws IOException {
        String name = in.nextString();
        T value = byName.get(name);
        if (value == null) {
          throw new JsonParseException("no " + enumClass.getSimpleName() + " named " + name);
        }
        return value;
      }
    }.nullSafe();
  }

  private static String wire(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
