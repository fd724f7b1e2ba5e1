package cn.pufa.testing;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.platform.http.Contract;
import cn.pufa.platform.http.Operation;
import cn.pufa.platform.http.Parameter;
import cn.pufa.platform.http.Problem;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Calls operations by their operationId over real HTTP, and holds every answer against the
 * contract.
 */
public final class Api {

  public static final String XLSX =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

  private static final HttpClient CLIENT =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(10))
          .build();
  public static final Contract CONTRACT = Contract.load();

  /**
   * @param body parsed where it is JSON, otherwise null
   */
  public record Answer(int status, JsonElement body, byte[] bytes, HttpResponse<byte[]> raw) {

    public JsonObject json() {
      return body.getAsJsonObject();
    }

    public Answer expect(int wanted) {
      assertThat(status).as(() -> new String(bytes, StandardCharsets.UTF_8)).isEqualTo(wanted);
      return this;
    }

    public String text(String member) {
      return json().get(member).getAsString();
    }

    /** Id of the first record of a list. */
    public String firstId() {
      return json().getAsJsonArray("items").get(0).getAsJsonObject().get("id").getAsString();
    }

    public int number(String member) {
      return json().get(member).getAsInt();
    }

    /** Pointers of the fields that a problem names. */
    public List<String> pointers() {
      return errors().map(error -> error.get("pointer").getAsString()).toList();
    }

    /** Whether a problem says this of a field and nothing of any other. */
    public boolean saysOnly(String pointer, String message) {
      return pointers().equals(List.of(pointer))
          && errors().allMatch(error -> error.get("message").getAsString().equals(message));
    }

    private Stream<JsonObject> errors() {
      return json().has("errors")
          ? json().getAsJsonArray("errors").asList().stream().map(JsonElement::getAsJsonObject)
          : Stream.empty();
    }
  }

  private final String address;
  private final String token;
  private final Rivals rivals;

  public Api(String address) {
    this(address, Rivals.NONE);
  }

  /**
   * @param rivals who send the same besides
   */
  public Api(String address, Rivals rivals) {
    this(address, null, rivals);
  }

  private Api(String address, String token, Rivals rivals) {
    this.address = address;
    this.token = token;
    this.rivals = rivals;
  }

  public String address() {
    return address;
  }

  public String token() {
    return token;
  }

  public Api withToken(String other) {
    return new Api(address, other, rivals);
  }

  public Api signIn(String account) {
    JsonObject body = new JsonObject();
    body.addProperty("account", account);
    return withToken(call("signInDemo", Map.of(), body).expect(200).text("token"));
  }

  /** Roles that whoever is signed in holds by now. */
  public List<String> roles() {
    return call("getCurrentPerson").expect(200).json().getAsJsonArray("roles").asList().stream()
        .map(grant -> grant.getAsJsonObject().get("role").getAsString())
        .toList();
  }

  public Answer call(String operationId) {
    return call(operationId, Map.of(), null);
  }

  public Answer call(String operationId, Map<String, Object> parameters) {
    return call(operationId, parameters, null);
  }

  public Answer call(String operationId, Map<String, Object> parameters, JsonElement body) {
    return send(
        operationId,
        parameters,
        "application/json",
        body == null ? null : body.toString().getBytes(StandardCharsets.UTF_8));
  }

  public Answer upload(String operationId, byte[] file, String key) {
    return send(operationId, Map.of("Idempotency-Key", key), XLSX, file);
  }

  /**
   * @param parameters path, query and header parameters by name; names the contract does not know
   *     go to the query
   */
  public Answer send(
      String operationId, Map<String, Object> parameters, String mediaType, byte[] body) {
    return send(operationId, parameters, mediaType, body, Map.of());
  }

  /**
   * @param headers that the contract does not know
   */
  public Answer send(
      String operationId,
      Map<String, Object> parameters,
      String mediaType,
      byte[] body,
      Map<String, String> headers) {
    Answer answer = exchange(request(operationId, parameters, mediaType, body, headers));
    requireContract(operationId, answer);
    return answer;
  }

  /** What {@link #send} sends. */
  public HttpRequest request(
      String operationId,
      Map<String, Object> parameters,
      String mediaType,
      byte[] body,
      Map<String, String> headers) {
    Operation operation = CONTRACT.operation(operationId);
    assertThat(operation).as(operationId).isNotNull();
    HttpRequest.Builder request = HttpRequest.newBuilder().timeout(Duration.ofSeconds(40));
    request.uri(URI.create(address + path(operation, parameters, request)));
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    if (body != null) {
      request.header("Content-Type", mediaType);
    }
    headers.forEach(request::header);
    request.method(
        operation.method().name(),
        body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
    return request.build();
  }

  private static String path(
      Operation operation, Map<String, Object> parameters, HttpRequest.Builder request) {
    String path = operation.path();
    Set<String> headers = headers(operation);
    List<String> query = new ArrayList<>();
    for (var entry : parameters.entrySet()) {
      String value = URLEncoder.encode(String.valueOf(entry.getValue()), StandardCharsets.UTF_8);
      if (path.contains("{" + entry.getKey() + "}")) {
        path = path.replace("{" + entry.getKey() + "}", value.replace("+", "%20"));
      } else if (headers.contains(entry.getKey())) {
        request.header(entry.getKey(), String.valueOf(entry.getValue()));
      } else {
        query.add(entry.getKey() + "=" + value);
      }
    }
    return query.isEmpty() ? path : path + "?" + String.join("&", query);
  }

  private static Set<String> headers(Operation operation) {
    return Stream.concat(
            Stream.of("Idempotency-Key"),
            operation.parameters().stream()
                .filter(parameter -> parameter.in() == Parameter.In.HEADER)
                .map(Parameter::name))
        .collect(Collectors.toSet());
  }

  /** What the server says of itself: {@code status}, and {@code parts} by name. */
  public Answer readiness() {
    return exchange(HttpRequest.newBuilder(URI.create(address + "/readyz")).build());
  }

  /** A request of any shape, for what the contract does not foresee. */
  public Answer exchange(HttpRequest request) {
    return rivals.meet(request, Api::exchangeAlone);
  }

  private static Answer exchangeAlone(HttpRequest request) {
    try {
      HttpResponse<byte[]> response = CLIENT.send(request, BodyHandlers.ofByteArray());
      String type = response.headers().firstValue("Content-Type").orElse("");
      JsonElement body =
          type.contains("json") && response.body().length > 0
              ? JsonParser.parseString(new String(response.body(), StandardCharsets.UTF_8))
              : null;
      return new Answer(response.statusCode(), body, response.body(), response);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  private static void requireContract(String operationId, Answer answer) {
    String type = answer.raw().headers().firstValue("Content-Type").orElse(null);
    List<Problem.Field> faults =
        CONTRACT.faultsOfAnswer(operationId, answer.status(), type, Buffer.buffer(answer.bytes()));
    assertThat(faults)
        .as(
            () ->
                operationId
                    + " "
                    + answer.status()
                    + " "
                    + new String(answer.bytes(), StandardCharsets.UTF_8))
        .isEmpty();
  }

  public static String key() {
    return UUID.randomUUID().toString();
  }
}
