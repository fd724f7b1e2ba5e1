package cn.pufa.platform.http;

import cn.pufa.platform.json.StrictJson;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/** The contract as the server obeys it: its operations, and whether requests and answers fit. */
public final class Contract {

  private final JsonObject document;
  private final Map<String, Operation> operations;
  private final Authorization authorization;
  private final QuickFit quick;
  private final Map<Part, Predicate<Object>> quickFits = new ConcurrentHashMap<>();
  private final ReadLater<Judge> judge;

  private Contract(
      JsonObject document, Map<String, Operation> operations, Authorization authorization) {
    this.document = document;
    this.operations = operations;
    this.authorization = authorization;
    this.quick = new QuickFit(reference -> Part.referred(document, reference).json());
    this.judge = new ReadLater<>(() -> new Judge(document));
  }

  public static Contract load() {
    return of(ContractFiles.obeyed(), Authorization.parse(ContractFiles.text("authorization.csv")));
  }

  /**
   * Whether the document is OpenAPI at all, the tests ask: the answer is the same at each start.
   *
   * @param document in the dialect of {@link Obeyed}
   */
  static Contract of(JsonObject document, Authorization authorization) {
    Map<String, Operation> operations = new LinkedHashMap<>();
    for (String path : document.getJsonObject("paths").fieldNames()) {
      Part ofPath = Part.of(document, List.of("paths", path));
      for (String method : ofPath.json().fieldNames()) {
        if (!method.equals("parameters")) {
          var operation = new Operation(path, method, ofPath.part(method).orElseThrow(), ofPath);
          operations.put(operation.id(), operation);
        }
      }
    }
    return new Contract(document, operations, authorization);
  }

  /** Reads what the first fault would else wait for. */
  public void read() {
    judge.read();
  }

  /** Goes on at once where that has been read, and never reads it on an event loop. */
  void whenRead(RoutingContext context, Runnable goOn) {
    judge.use(context, read -> goOn.run());
  }

  public Authorization authorization() {
    return authorization;
  }

  public List<Operation> operations() {
    return List.copyOf(operations.values());
  }

  /** Null where there is none of this id. */
  public Operation operation(String operationId) {
    return operations.get(operationId);
  }

  /** The schema that others refer to by this name. */
  public Part schema(String name) {
    return Part.of(document, List.of("components", "schemas", name));
  }

  /** What may be chosen by the schema of this name. */
  public List<String> choices(String schema) {
    return schema(schema).json().getJsonArray("enum").stream().map(String.class::cast).toList();
  }

  /** Kinds of all changes that end the life of some kept answer. */
  public Set<String> changeKinds() {
    Set<String> kinds = new TreeSet<>();
    operations.values().forEach(operation -> operation.cachedUntil().ifPresent(kinds::addAll));
    return kinds;
  }

  /** All faults of a value against a schema, each with its place; empty when it fits. */
  List<Problem.Field> faults(Part schema, Object value, String place) {
    return quickFit(schema).test(value) ? List.of() : judge(schema, value, place);
  }

  Predicate<Object> quickFit(Part schema) {
    return quickFits.computeIfAbsent(schema, part -> quick.of(part.json()));
  }

  /** As {@link #faults}, by the judge alone. */
  List<Problem.Field> judge(Part schema, Object value, String place) {
    return judge.read().faults(schema, value, place);
  }

  /** Faults of an answer against the contract; used by the tests on every answer they see. */
  public List<Problem.Field> faultsOfAnswer(
      String operationId, int status, String contentType, Buffer body) {
    Operation operation = operations.get(operationId);
    Set<String> named = operation.answerMediaTypes(status);
    if (named.isEmpty()) {
      return body.length() == 0 ? List.of() : fault("the contract names no body");
    }
    String mediaType = contentType == null ? "" : contentType.split(";", 2)[0];
    if (!named.contains(mediaType)) {
      return fault("the contract does not name " + contentType);
    }
    if (!contentType.equals(Answer.contentType(mediaType))) {
      return fault(contentType + " should be " + Answer.contentType(mediaType));
    }
    return mediaType.endsWith("json")
        ? judge(
            operation.answerSchema(status, mediaType).orElseThrow(),
            StrictJson.vertx(StrictJson.parse(body)),
            "")
        : List.of();
  }

  private static List<Problem.Field> fault(String words) {
    return List.of(new Problem.Field("/", words));
  }
}
