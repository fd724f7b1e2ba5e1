package cn.pufa.testing;

import io.vertx.core.json.JsonObject;
import io.vertx.openapi.contract.Operation;
import java.util.Locale;
import java.util.Set;

/**
 * Of what operations take and give, as the contract itself says it: its reader keeps those alone
 * that it can validate.
 */
public final class MediaTypes {

  private static final String JSON = "application/json";

  private MediaTypes() {}

  /** Those an operation takes a file as; none where it takes none. */
  public static Set<String> ofFile(Operation operation) {
    Set<String> taken = taken(operation);
    return taken.contains(JSON) ? Set.of() : taken;
  }

  /** Of what an operation takes; none where it takes no body. */
  public static Set<String> taken(Operation operation) {
    return of(described(operation).getJsonObject("requestBody"));
  }

  /** Of what it answers when all is well. */
  public static Set<String> given(Operation operation) {
    return of(described(operation).getJsonObject("responses").getJsonObject("200"));
  }

  private static JsonObject described(Operation operation) {
    return Api.CONTRACT
        .document()
        .getJsonObject("paths")
        .getJsonObject(operation.getOpenAPIPath())
        .getJsonObject(operation.getHttpMethod().name().toLowerCase(Locale.ROOT));
  }

  private static Set<String> of(JsonObject described) {
    JsonObject content = described == null ? null : described.getJsonObject("content");
    return content == null ? Set.of() : content.fieldNames();
  }
}
