package cn.pufa.testing;

import static cn.pufa.testing.NeedsRequests.json;

import com.google.gson.JsonObject;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Records of service (送达登记) of one organisation, and their correction by an officer. */
public record Served(Supplier<Api> officer, String organization) {

  /**
   * @param paper such as {@code procedure/UUID}; the latest day first
   */
  public List<JsonObject> of(String paper) {
    return Own.items(
        officer
            .get()
            .call("listService", Map.of("organization", organization, "paper", paper))
            .expect(200)
            .json());
  }

  public List<JsonObject> all() {
    return Own.items(
        officer.get().call("listService", Map.of("organization", organization)).expect(200).json());
  }

  /** The one that stands. */
  public JsonObject standing(String paper) {
    return of(paper).stream().filter(one -> !one.has("correction")).findFirst().orElseThrow();
  }

  public Api.Answer corrected(JsonObject record, LocalDate on) {
    return correct(record, "{reason:'演示·看错了回执',method:direct,servedOn:'%s'}".formatted(on));
  }

  public Api.Answer never(JsonObject record) {
    return correct(record, "{reason:'演示·没有送到过',never:true}");
  }

  public Api.Answer correct(JsonObject record, String body) {
    return officer
        .get()
        .call("correctService", Map.of("proof", Own.text(record, "id")), json(body));
  }
}
