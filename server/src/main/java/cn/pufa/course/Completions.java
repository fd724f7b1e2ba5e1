package cn.pufa.course;

import cn.pufa.course.ProgressStore.Progress;
import cn.pufa.hours.Entry;
import cn.pufa.hours.Hours;
import cn.pufa.hours.Source;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.time.BusinessClock;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Whether a course is completed: each lesson that is shown is done. Once completed it stays so. */
final class Completions {

  private final Hours hours;
  private final BusinessClock clock;

  Completions(Hours hours, BusinessClock clock) {
    this.hours = hours;
    this.clock = clock;
  }

  /** After the person has done a lesson; true where that was the last. */
  boolean look(Tx tx, UUID person, Shelf shelf) {
    Map<String, Progress> progress = ProgressStore.of(tx, person, shelf.version().course());
    boolean all =
        shelf.ids().stream()
            .allMatch(id -> progress.containsKey(id) && progress.get(id).finishedAt() != null);
    return all && complete(tx, person, shelf);
  }

  /**
   * After the lessons that are shown became fewer: whoever has done all that are left is through.
   */
  void settle(Tx tx, String course) {
    Shelf shelf = Shelf.of(tx, course).orElse(null);
    if (shelf == null || shelf.lessons().isEmpty()) {
      return;
    }
    List<UUID> through = ProgressStore.doneWithAll(tx, course, shelf.ids());
    through.forEach(person -> complete(tx, person, shelf));
  }

  private boolean complete(Tx tx, UUID person, Shelf shelf) {
    CourseVersion version = shelf.version();
    boolean first =
        ProgressStore.complete(tx, person, version.course(), version.number(), clock.now());
    if (first) {
      // That it was completed is forgotten after years; the hours of that year are not.
      hours.recordOnce(tx, entry(person, version));
    }
    return first;
  }

  /** The course's nominal minutes; how long somebody took is nobody's business. */
  private Entry entry(UUID person, CourseVersion version) {
    CourseHead head = version.head();
    byte[] source = ("course/" + version.course()).getBytes(StandardCharsets.UTF_8);
    return new Entry(
        person,
        Source.COURSE,
        UUID.nameUUIDFromBytes(source),
        head.title(),
        clock.today(),
        head.minutes());
  }
}
