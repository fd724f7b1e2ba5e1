package cn.pufa.evidence;

import cn.pufa.jointsheet.JointPart;
import cn.pufa.outreach.PufaEvent;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Where the photos of an event are: its own, and those of the departments that took part. */
final class EventPhotos {

  /**
   * @param record what the file is attached to
   * @param part that has it, null where it is the event's own, as {@code department}
   */
  record Photo(UUID id, String record, UUID part, String department) {}

  private EventPhotos() {}

  /** In the order they were given; the event's own first. */
  static List<Photo> of(PufaEvent event, List<JointPart> parts) {
    var own = event.photos().stream().map(id -> own(event, id));
    var departments = parts.stream().filter(EventPhotos::tookPart).flatMap(EventPhotos::photos);
    return Stream.concat(own, departments).toList();
  }

  private static Photo own(PufaEvent event, UUID id) {
    return new Photo(id, PufaEvent.record(event.id()), null, null);
  }

  static boolean tookPart(JointPart part) {
    return part.state() == JointPart.State.CONFIRMED;
  }

  private static Stream<Photo> photos(JointPart part) {
    return part.photos().stream()
        .map(id -> new Photo(id, JointPart.record(part.id()), part.id(), part.department()));
  }
}
