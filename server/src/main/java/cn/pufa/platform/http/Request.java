package cn.pufa.platform.http;

import cn.pufa.platform.json.GsonJson;
import com.google.gson.JsonElement;
import io.vertx.core.buffer.Buffer;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A request that has passed the contract and the authorisation matrix.
 *
 * @param parameters path, query and header parameters by name, already of the contract's type
 * @param body JSON body, null where the operation has none
 * @param file binary body, null where the operation takes none
 * @param upload a large file on the disk, gone when the request ends; null where the operation
 *     takes none
 * @param caller null on a public operation without sign-in
 * @param cookieSession session of the cookie that came, unchecked, on public operations too; null
 *     for none
 * @param bearerSession the same of the token in the header
 * @param reach what the caller may touch with this operation
 * @param address address of the caller, past trusted proxies
 */
public record Request(
    String operationId,
    Map<String, Object> parameters,
    JsonElement body,
    Buffer file,
    Path upload,
    Caller caller,
    String cookieSession,
    String bearerSession,
    Reach reach,
    String requestId,
    String address,
    boolean wantsEvents) {

  private static final int DEFAULT_SIZE = 20;

  /** The contract knows the shape of a day, this its existence (2026-02-30 has the shape). */
  public <T> T body(Class<T> type) {
    try {
      return GsonJson.GSON.fromJson(body, type);
    } catch (GsonJson.NoSuchValue fault) {
      throw Problem.invalid(fault.pointer(), "没有这样的日期或编号");
    }
  }

  public String text(String name) {
    return (String) parameters.get(name);
  }

  public Optional<String> optionalText(String name) {
    return Optional.ofNullable(text(name));
  }

  public UUID id(String name) {
    return UUID.fromString(text(name));
  }

  public int number(String name) {
    return (Integer) parameters.get(name);
  }

  public boolean flag(String name) {
    return Boolean.TRUE.equals(parameters.get(name));
  }

  /** A day of the query, as {@link #body} reads one. */
  public Optional<LocalDate> day(String name) {
    return optionalText(name)
        .map(
            text -> {
              try {
                return LocalDate.parse(text);
              } catch (java.time.DateTimeException fault) {
                throw Problem.invalid("query/" + name, "没有这一天");
              }
            });
  }

  /** The same caller's reading of one thing by another operation, within the reach of that one. */
  Request reading(Contract contract, String operation, String id) {
    Reach within = contract.authorization().reach(operation, caller);
    Parameter named =
        contract.operation(operation).parameters().stream()
            .filter(parameter -> parameter.in() == Parameter.In.PATH)
            .findFirst()
            .orElseThrow();
    Object value = named.typed(id);
    if (!contract.faults(named.schema(), value, named.name()).isEmpty()) {
      throw Problem.notFound();
    }
    Map<String, Object> path = Map.of(named.name(), value);
    return new Request(
        operation,
        path,
        null,
        null,
        null,
        caller,
        cookieSession,
        bearerSession,
        within,
        requestId,
        address,
        false);
  }

  public Page page() {
    int size = (Integer) parameters.getOrDefault("size", DEFAULT_SIZE);
    int page = (Integer) parameters.getOrDefault("page", 1);
    return new Page(size, (page - 1) * size);
  }

  public Optional<String> idempotencyKey() {
    return optionalText("Idempotency-Key");
  }

  /**
   * @param limit rows on the page, @param offset rows before it
   */
  public record Page(int limit, int offset) {

    /** All of a list, in one. */
    public static final Page ALL = new Page(Integer.MAX_VALUE, 0);
  }
}
