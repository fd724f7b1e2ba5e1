package cn.pufa.office;

import cn.pufa.platform.json.GsonJson;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What is done at offices (办理事项), in the order to show it: {@code office/services.json}. */
public record OfficeServices(List<Service> items) {

  public record Service(String code, String name) {}

  static OfficeServices load() {
    try (var in =
        new InputStreamReader(
            OfficeServices.class.getResourceAsStream("/office/services.json"),
            StandardCharsets.UTF_8)) {
      return new OfficeServices(List.of(GsonJson.GSON.fromJson(in, Service[].class)));
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  public boolean contains(String code) {
    return items.stream().anyMatch(service -> service.code().equals(code));
  }

  /** What each is called, by code. */
  public Map<String, String> names() {
    return items.stream().collect(Collectors.toMap(Service::code, Service::name));
  }

  /** Those with the codes, in the order to show them. */
  List<Service> of(List<String> codes) {
    return items.stream().filter(service -> codes.contains(service.code())).toList();
  }
}
