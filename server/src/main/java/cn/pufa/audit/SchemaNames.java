package cn.pufa.audit;

import cn.pufa.platform.http.Contract;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.openapi.contract.Operation;
import io.vertx.openapi.contract.Parameter;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What the contract calls the schemas of parameters, which are without names once resolved. */
final class SchemaNames {

  private SchemaNames() {}

  /** Empty where the schema is written in its place. */
  static Optional<String> of(Contract contract, Operation operation, Parameter parameter) {
    JsonObject document = contract.document();
    JsonObject path = document.getJsonObject("paths").getJsonObject(operation.getOpenAPIPath());
    String method = operation.getHttpMethod().name().toLowerCase(Locale.ROOT);
    return Stream.of(path, path.getJsonObject(method))
        .flatMap(part -> part.getJsonArray("parameters", new JsonArray()).stream())
        .map(described -> inPlace(document, (JsonObject) described))
        .filter(described -> described.getString("name").equals(parameter.getName()))
        .findFirst()
        .flatMap(described -> reference(described.getJsonObject("schema")));
  }

  private static JsonObject inPlace(JsonObject document, JsonObject parameter) {
    return reference(parameter)
        .map(document.getJsonObject("components").getJsonObject("parameters")::getJsonObject)
        .orElse(parameter);
  }

  /** The last part of {@code #/components/schemas/CallFilter}. */
  private static Optional<String> reference(JsonObject described) {
    return Optional.ofNullable(described.getString("$ref"))
        .map(reference -> reference.substring(reference.lastIndexOf('/') + 1));
  }
}
