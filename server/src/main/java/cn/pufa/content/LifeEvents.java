package cn.pufa.content;

import cn.pufa.platform.json.GsonJson;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Life events a reader may choose, and roles, each with what to read first and why. Nothing else
 * decides what is shown to whom.
 */
final class LifeEvents {

  /**
   * @param unkept whether a device must not remember the choice: who is beaten at home may share it
   * @param pieces as {@code card:ID} or {@code guide:ID}
   */
  record Event(String code, String name, String why, boolean unkept, List<String> pieces) {}

  record Role(String role, String why, List<String> pieces) {}

  record ToRead(String kind, String id, String title, String lead, boolean unverified) {}

  record ShownEvent(String code, String name, String why, boolean unkept, List<ToRead> items) {}

  record ShownRole(String role, String why, List<ToRead> items) {}

  record Shown(List<ShownEvent> events, List<ShownRole> roles) {}

  private record File(List<Event> events, List<Role> roles) {}

  private static final String RESOURCE = "/content/events.json";

  private final File file = read();

  private static File read() {
    try (var in =
        new InputStreamReader(
            LifeEvents.class.getResourceAsStream(RESOURCE), StandardCharsets.UTF_8)) {
      return GsonJson.GSON.fromJson(in, File.class);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  /**
   * @param live of what is public now, by {@code card:ID} or {@code guide:ID}; what is not is left
   *     out, and so is an event that nothing is left of
   */
  Shown shown(Function<String, Optional<ToRead>> live) {
    return new Shown(
        file.events().stream()
            .map(
                event ->
                    new ShownEvent(
                        event.code(),
                        event.name(),
                        event.why(),
                        event.unkept(),
                        items(event.pieces(), live)))
            .filter(event -> !event.items().isEmpty())
            .toList(),
        file.roles().stream()
            .map(role -> new ShownRole(role.role(), role.why(), items(role.pieces(), live)))
            .filter(role -> !role.items().isEmpty())
            .toList());
  }

  private static List<ToRead> items(List<String> pieces, Function<String, Optional<ToRead>> live) {
    return pieces.stream().flatMap(piece -> live.apply(piece).stream()).toList();
  }
}
