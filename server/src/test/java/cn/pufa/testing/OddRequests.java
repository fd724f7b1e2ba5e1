package cn.pufa.testing;

import cn.pufa.platform.http.Operation;
import cn.pufa.platform.http.Parameter;
import cn.pufa.testing.OddRequest.Must;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Odd requests to one operation, made from a good one and from what the contract says of it; chance
 * decides which, and a seed repeats them.
 */
public final class OddRequests {

  private static final String JSON = "application/json";
  private static final int MOST_AT_ONCE = 5;

  private final Operation operation;
  private final String account;
  private final List<String> forbidden;
  private final Map<String, Object> parameters;
  private final JsonObject body;
  private final List<String> mediaTypes;
  private final List<byte[]> files;

  /**
   * @param account that may send it; null for nobody
   * @param forbidden accounts that may not
   * @param body a good one, or null
   * @param mediaTypes of the files it takes; empty where it takes none
   */
  public OddRequests(
      Operation operation,
      String account,
      List<String> forbidden,
      Map<String, Object> parameters,
      JsonObject body,
      List<String> mediaTypes,
      List<byte[]> files) {
    this.operation = operation;
    this.account = account;
    this.forbidden = forbidden;
    this.parameters = parameters;
    this.body = body;
    this.mediaTypes = mediaTypes;
    this.files = files;
  }

  /** One of each kind that the operation has room for. */
  public List<OddRequest> some(Random random) {
    List<OddRequest> some = new ArrayList<>();
    some.add(asItIs());
    if (body != null) {
      some.addAll(bodies(random));
    }
    if (!operation.parameters().isEmpty()) {
      some.add(parameter(random));
      some.add(parameter(random));
    }
    if (!mediaTypes.isEmpty()) {
      some.add(file(random));
      some.add(file(random));
    }
    if (!forbidden.isEmpty()) {
      some.add(pick(some, random).by(pick(forbidden, random)));
    }
    return some;
  }

  private OddRequest asItIs() {
    return body != null ? with(body, Must.BE_ANSWERED, null) : with(parameters);
  }

  private List<OddRequest> bodies(Random random) {
    List<OddRequest> bodies = new ArrayList<>(List.of(broken(random)));
    if (!Place.of(body, shape()).isEmpty()) {
      bodies.add(changed(random, 1));
      bodies.add(changed(random, 2 + random.nextInt(MOST_AT_ONCE)));
      bodies.add(hostile(random));
      bodies.add(missing(random));
      bodies.add(ofOtherType(random));
    }
    return bodies;
  }

  private Shape shape() {
    return Shape.ofBody(operation).orElseThrow();
  }

  /** At an edge of what is allowed, in one place or several. */
  private OddRequest changed(Random random, int times) {
    JsonObject changed = body.deepCopy();
    for (int i = 0; i < times; i++) {
      List<Place> places = Place.of(changed, shape());
      Place place = pick(places, random);
      JsonElement value = pick(OddValues.edges(place.shape(), place.value()), random);
      place.put(value.deepCopy());
    }
    return with(changed, Must.BE_ANSWERED, null);
  }

  /** Texts that try something, wherever a text may stand. */
  private OddRequest hostile(Random random) {
    JsonObject changed = body.deepCopy();
    Place.of(changed, shape()).stream()
        .filter(place -> place.shape().isFreeText())
        .filter(place -> random.nextInt(3) > 0)
        .forEach(place -> place.put(text(random)));
    return with(changed, Must.BE_ANSWERED, null);
  }

  private static JsonElement text(Random random) {
    return new JsonPrimitive(pick(OddValues.HOSTILE, random));
  }

  private OddRequest missing(Random random) {
    JsonObject changed = body.deepCopy();
    List<Place> places =
        Place.of(changed, shape()).stream()
            .filter(Place::isRequired)
            .filter(place -> place.value() != null)
            .toList();
    if (places.isEmpty()) {
      return with(new JsonObject(), Must.BE_ANSWERED, null);
    }
    Place place = pick(places, random);
    place.remove();
    return with(changed, Must.NAME_THE_FIELD, place.pointer());
  }

  private OddRequest ofOtherType(Random random) {
    JsonObject changed = body.deepCopy();
    Place place = pick(Place.of(changed, shape()), random);
    List<JsonElement> wrong = OddValues.ofOtherTypes(place.shape());
    if (wrong.isEmpty()) {
      return changed(random, 1);
    }
    place.put(pick(wrong, random));
    return with(changed, Must.NAME_THE_FIELD, place.pointer());
  }

  /** What is no JSON, or more of it than anybody needs. */
  private OddRequest broken(Random random) {
    String good = body.toString();
    String open = good.substring(0, good.length() - 1) + (body.isEmpty() ? "" : ",");
    int depth = 33 + random.nextInt(5000);
    List<String> texts =
        List.of(
            good.substring(0, random.nextInt(good.length())),
            open + "\"x\":1,\"x\":2}",
            open + "\"x\":1e400}",
            open + "\"x\":-1e999999999}",
            open + "\"x\":\"\\ud83d\"}",
            open + "\"x\":\"\\u0000\"}",
            open + "\"x\":" + "[".repeat(depth) + "]".repeat(depth) + "}",
            "{\"x\":".repeat(depth) + "1" + "}".repeat(depth),
            open + "\"x\":[" + "0,".repeat(2500) + "0]}",
            good + "\u0000");
    return ofBytes(JSON, pick(texts, random).getBytes(StandardCharsets.UTF_8), Must.BE_REFUSED);
  }

  private OddRequest file(Random random) {
    byte[] file = new Damage(random).of(pick(files, random));
    String mediaType = pick(mediaTypes, random);
    return mediaType.startsWith("multipart/") && random.nextBoolean()
        ? ofBytes(Uploads.FORM, Uploads.form(file), Must.BE_ANSWERED)
        : ofBytes(mediaType, file, Must.BE_ANSWERED);
  }

  private OddRequest parameter(Random random) {
    Parameter parameter = pick(operation.parameters(), random);
    Map<String, Object> changed = new HashMap<>(parameters);
    String value = value(parameter, random);
    boolean isHeader = parameter.in() == Parameter.In.HEADER;
    if (parameter.in() == Parameter.In.PATH && Set.of("", ".", "..").contains(value)
        || isHeader && !value.matches("[!-~]+")) {
      return asItIs();
    }
    changed.put(parameter.name(), value);
    return with(changed);
  }

  private static String value(Parameter parameter, Random random) {
    List<String> values =
        Stream.concat(
                OddValues.edges(Shape.of(parameter), null).stream()
                    .filter(JsonElement::isJsonPrimitive)
                    .map(JsonElement::getAsString),
                OddValues.HOSTILE.stream())
            .toList();
    return pick(values, random);
  }

  private OddRequest with(JsonObject changed, Must must, String pointer) {
    byte[] bytes = changed.toString().getBytes(StandardCharsets.UTF_8);
    return new OddRequest(id(), account, parameters, JSON, bytes, must, pointer);
  }

  private OddRequest with(Map<String, Object> changed) {
    byte[] bytes = body == null ? null : body.toString().getBytes(StandardCharsets.UTF_8);
    return new OddRequest(id(), account, changed, JSON, bytes, Must.BE_ANSWERED, null);
  }

  private OddRequest ofBytes(String mediaType, byte[] bytes, Must must) {
    return new OddRequest(id(), account, parameters, mediaType, bytes, must, null);
  }

  private String id() {
    return operation.id();
  }

  private static <T> T pick(List<T> list, Random random) {
    return list.get(random.nextInt(list.size()));
  }
}
