package cn.pufa.platform.http;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** One operation of the contract. */
public final class Operation {

  private static final String JSON = "application/json";

  private final String path;
  private final HttpMethod method;
  private final Part described;
  private final List<Parameter> parameters;
  private final Optional<Part> body;
  private final Optional<Part> jsonBody;

  /**
   * @param ofPath where the parameters stand that all methods of the path share
   */
  Operation(String path, String method, Part described, Part ofPath) {
    this.path = path;
    this.method = HttpMethod.valueOf(method.toUpperCase(Locale.ROOT));
    this.described = described;
    this.parameters =
        Stream.of(ofPath, described)
            .flatMap(part -> part.parts("parameters").stream())
            .map(Parameter::of)
            .toList();
    this.body = described.part("requestBody");
    this.jsonBody = body.flatMap(part -> schema(part, JSON));
  }

  /** {@code operationId}. */
  public String id() {
    return described.json().getString("operationId");
  }

  /** As a template, such as {@code /api/cards/{id}}. */
  public String path() {
    return path;
  }

  public HttpMethod method() {
    return method;
  }

  public List<Parameter> parameters() {
    return parameters;
  }

  public boolean takesBody() {
    return body.isPresent();
  }

  /** What the JSON it takes must be; empty where it takes none. */
  public Optional<Part> jsonBody() {
    return jsonBody;
  }

  /** Whether its body comes as it is, without being read as JSON. */
  public boolean takesBytes() {
    return takesBody() && jsonBody.isEmpty();
  }

  /** Media types that its body may come in; none where it takes no body. */
  public Set<String> bodyMediaTypes() {
    return body.map(Operation::mediaTypes).orElse(Set.of());
  }

  /** Media types of its answer of this status; none where that has no body. */
  public Set<String> answerMediaTypes(int status) {
    return mediaTypes(answer(status));
  }

  /** What the JSON of this kind must be that it answers with. */
  Optional<Part> answerSchema(int status, String mediaType) {
    return schema(answer(status), mediaType);
  }

  /** The value of a field of its own, such as {@code x-permission}. */
  public Optional<String> extension(String name) {
    return Optional.ofNullable(described.json().getString(name));
  }

  /** Whether it has a field of its own such as {@code x-large-file}, and that is true. */
  boolean is(String name) {
    return described.json().getBoolean(name, false);
  }

  /**
   * Kinds of the changes that end the life of a kept answer ({@code x-cached}); empty where no
   * answer is kept.
   */
  public Optional<List<String>> cachedUntil() {
    JsonArray kinds = described.json().getJsonArray("x-cached");
    return Optional.ofNullable(kinds).map(array -> array.stream().map(String.class::cast).toList());
  }

  private Part answer(int status) {
    Part answers = described.part("responses").orElseThrow();
    return answers
        .part(String.valueOf(status))
        .or(() -> answers.part("default"))
        .orElseThrow(() -> new IllegalArgumentException(id() + " does not answer " + status));
  }

  private static Set<String> mediaTypes(Part message) {
    return message.part("content").map(content -> content.json().fieldNames()).orElse(Set.of());
  }

  private static Optional<Part> schema(Part message, String mediaType) {
    return message
        .part("content")
        .flatMap(content -> content.part(mediaType))
        .flatMap(content -> content.part("schema"));
  }
}
