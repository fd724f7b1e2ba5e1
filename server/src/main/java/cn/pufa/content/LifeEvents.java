package cn.pufa.content;

import cn.pufa.platform.json.GsonJson;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

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

  record Name(String code, String name, boolean unkept) {}

  record Names(List<Name> events, List<String> roles) {}

  /** What to read first for an event or a role. */
  record FirstReading(String code, String why, List<ToRead> items) {}

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
   * @param live of what is public now, by {@code card:ID} or {@code guide:ID}; an event or a role
   *     that nothing is left of is left out
   */
  Names names(Function<String, Optional<ToRead>> live) {
    return new Names(
        file.events().stream()
            .filter(event -> !items(event.pieces(), live).isEmpty())
            .map(event -> new Name(event.code(), event.name(), event.unkept()))
            .toList(),
        file.roles().stream()
            .filter(role -> !items(role.pieces(), live).isEmpty())
            .map(Role::role)
            .toList());
  }

  /**
   * @param choice an event, or a role
   * @param live as for {@link #names}; what is not public is left out
   */
  Optional<FirstReading> firstReading(String choice, Function<String, Optional<ToRead>> live) {
    return Stream.concat(
            file.events().stream()
                .filter(event -> event.code().equals(choice))
                .map(event -> new FirstReading(choice, event.why(), items(event.pieces(), live))),
            file.roles().stream()
                .filter(role -> role.role().equals(choice))
                .map(role -> new FirstReading(choice, role.why(), items(role.pieces(), live))))
        .filter(reading -> !reading.items().isEmpty())
        .findFirst();
  }

  private static List<ToRead> items(List<String> pieces, Function<String, Optional<ToRead>> live) {
    return pieces.stream().flatMap(piece -> live.apply(piece).stream()).toList();
  }
}
