package cn.pufa.platform.http;

import cn.pufa.platform.json.StrictJson;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.json.schema.JsonSchema;
import io.vertx.json.schema.JsonSchemaOptions;
import io.vertx.json.schema.OutputFormat;
import io.vertx.json.schema.OutputUnit;
import io.vertx.json.schema.SchemaRepository;
import io.vertx.json.schema.Validator;
import io.vertx.openapi.contract.MediaType;
import io.vertx.openapi.contract.OpenAPIContract;
import io.vertx.openapi.contract.OpenAPIVersion;
import io.vertx.openapi.contract.Operation;
import io.vertx.openapi.contract.impl.OpenAPIContractImpl;
import io.vertx.openapi.impl.OpenAPIFormatValidator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * The contract as the server obeys it: the operations, and the judge of every request and answer.
 *
 * <p>Vert.x's own loader refuses media types it does not know and servers named by a path alone, so
 * it is given a copy without them, with patterns in Java's dialect and with the bounds of an
 * integer; what is served is the document as written.
 */
public final class Contract {

  private static final Set<String> KNOWN_TO_VERTX =
      Set.of("application/json", "multipart/form-data", "text/plain", "application/octet-stream");
  private static final JsonSchemaOptions EVERY_FAULT =
      new JsonSchemaOptions()
          .setBaseUri("app://")
          .setDraft(io.vertx.json.schema.Draft.DRAFT202012)
          .setOutputFormat(OutputFormat.Basic);
  private static final int VALIDATORS = 256;

  private final JsonObject document;
  private final OpenAPIContract contract;
  private final Authorization authorization;

  /** By the schema's identity. Making one copies a table of all schemas, some 100 KB. */
  private final LoadingCache<JsonSchema, Validator> validators =
      Caffeine.newBuilder().weakKeys().maximumSize(VALIDATORS).build(this::validator);

  private final QuickFit quick;
  private final LoadingCache<JsonSchema, Predicate<Object>> quickFits =
      Caffeine.newBuilder().weakKeys().build(this::quickFit);

  private Contract(
      JsonObject document,
      OpenAPIContract contract,
      JsonObject schemas,
      Authorization authorization) {
    this.document = document;
    this.contract = contract;
    this.authorization = authorization;
    this.quick = new QuickFit(name -> schemas.getJsonObject(name.replaceFirst(".*/schemas/", "")));
  }

  public static Contract load() {
    return of(
        ContractFiles.document(), Authorization.parse(ContractFiles.text("authorization.csv")));
  }

  /**
   * Whether the document is OpenAPI at all, the tests ask: the answer is the same at each start.
   */
  static Contract of(JsonObject document, Authorization authorization) {
    JsonObject copy = forVertx(document);
    JsonObject schemas = copy.getJsonObject("components").getJsonObject("schemas").copy();
    SchemaRepository repository =
        SchemaRepository.create(EVERY_FAULT, new OpenAPIFormatValidator())
            .dereference(JsonSchema.of(copy));
    var resolved =
        new OpenAPIContractImpl(repository.resolve(copy), OpenAPIVersion.V3_1, repository);
    return new Contract(document, resolved, schemas, authorization);
  }

  static JsonObject forVertx(JsonObject document) {
    JsonObject copy = document.copy();
    renameUnknownMediaTypes(copy);
    endPatternsAtTheEnd(copy);
    boundIntegers(copy);
    copy.remove("servers");
    return copy;
  }

  private static void renameUnknownMediaTypes(Object node) {
    if (node instanceof JsonArray array) {
      array.forEach(Contract::renameUnknownMediaTypes);
    } else if (node instanceof JsonObject object) {
      if (object.getValue("content") instanceof JsonObject content) {
        for (String name : List.copyOf(content.fieldNames())) {
          if (!KNOWN_TO_VERTX.contains(name)) {
            Object type = content.remove(name);
            content.put(
                name.endsWith("json") ? "application/json" : "application/octet-stream", type);
          }
        }
      }
      object.forEach(entry -> renameUnknownMediaTypes(entry.getValue()));
    }
  }

  /** In JSON Schema {@code $} is the very end; Java's would also let a last line break pass. */
  private static void endPatternsAtTheEnd(Object node) {
    if (node instanceof JsonArray array) {
      array.forEach(Contract::endPatternsAtTheEnd);
    } else if (node instanceof JsonObject object) {
      if (object.getValue("pattern") instanceof String pattern && pattern.endsWith("$")) {
        object.put("pattern", pattern.substring(0, pattern.length() - 1) + "\\z");
      }
      object.forEach(entry -> endPatternsAtTheEnd(entry.getValue()));
    }
  }

  /** Whole numbers have 32 bits where no format gives them more; others would be cut to them. */
  private static void boundIntegers(Object node) {
    if (node instanceof JsonArray array) {
      array.forEach(Contract::boundIntegers);
    } else if (node instanceof JsonObject object) {
      object.forEach(entry -> boundIntegers(entry.getValue()));
      if ("integer".equals(object.getValue("type")) && !object.containsKey("format")) {
        object.getMap().putIfAbsent("minimum", Integer.MIN_VALUE);
        object.getMap().putIfAbsent("maximum", Integer.MAX_VALUE);
      }
    }
  }

  public JsonObject document() {
    return document;
  }

  public Authorization authorization() {
    return authorization;
  }

  public List<Operation> operations() {
    return contract.operations();
  }

  public Operation operation(String operationId) {
    return contract.operation(operationId);
  }

  /** The value of an operation's own {@code x-} field, such as {@code x-permission}. */
  public static Optional<String> extension(Operation operation, String name) {
    return Optional.ofNullable(operation.getOpenAPIModel().getString(name));
  }

  /**
   * Kinds of the changes that end the life of a kept answer ({@code x-cached}); empty where no
   * answer is kept.
   */
  public static Optional<List<String>> cachedUntil(Operation operation) {
    JsonArray kinds = operation.getOpenAPIModel().getJsonArray("x-cached");
    return Optional.ofNullable(kinds).map(array -> array.stream().map(String.class::cast).toList());
  }

  /** Kinds of all changes that end the life of some kept answer. */
  public Set<String> changeKinds() {
    Set<String> kinds = new TreeSet<>();
    operations().forEach(operation -> cachedUntil(operation).ifPresent(kinds::addAll));
    return kinds;
  }

  /** All faults of a value against a schema, each with its place; empty when it fits. */
  List<Problem.Field> faults(JsonSchema schema, Object value, String place) {
    return quickFits.get(schema).test(value) ? List.of() : judge(schema, value, place);
  }

  Predicate<Object> quickFit(JsonSchema schema) {
    return schema instanceof JsonObject object ? quick.of(object) : QuickFit.NEVER;
  }

  /** As {@link #faults}, by the validator alone. */
  List<Problem.Field> judge(JsonSchema schema, Object value, String place) {
    OutputUnit result = validators.get(schema).validate(value);
    return Boolean.TRUE.equals(result.getValid()) ? List.of() : ContractFaults.of(result, place);
  }

  private Validator validator(JsonSchema schema) {
    return contract.getSchemaRepository().validator(schema, EVERY_FAULT);
  }

  Optional<JsonSchema> bodySchema(Operation operation) {
    MediaType json =
        operation.getRequestBody() == null
            ? null
            : operation.getRequestBody().getContent().get("application/json");
    return Optional.ofNullable(json).map(MediaType::getSchema);
  }

  /** Media types that the operation's body may come in, as the contract names them. */
  Set<String> bodyMediaTypes(Operation operation) {
    return document
        .getJsonObject("paths")
        .getJsonObject(operation.getOpenAPIPath())
        .getJsonObject(operation.getHttpMethod().name().toLowerCase(Locale.ROOT))
        .getJsonObject("requestBody")
        .getJsonObject("content")
        .fieldNames();
  }

  /** Faults of an answer against the contract; used by the tests on every answer they see. */
  public List<Problem.Field> faultsOfAnswer(
      String operationId, int status, String contentType, Buffer body) {
    Operation operation = contract.operation(operationId);
    var response = operation.getResponse(status);
    if (response == null) {
      response = operation.getDefaultResponse();
    }
    if (response.getContent().isEmpty()) {
      return body.length() == 0
          ? List.of()
          : List.of(new Problem.Field("/", "the contract names no body"));
    }
    if (contentType == null || !contentType.contains("json")) {
      return document.encode().contains("\"" + contentType + "\"")
          ? List.of()
          : List.of(new Problem.Field("/", "the contract does not name " + contentType));
    }
    return judge(
        response.getContent().get("application/json").getSchema(),
        StrictJson.vertx(StrictJson.parse(body)),
        "");
  }
}
