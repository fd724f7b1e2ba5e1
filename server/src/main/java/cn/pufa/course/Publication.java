package cn.pufa.course;

import cn.pufa.course.CourseVersion.State;
import cn.pufa.course.LessonStore.Hold;
import cn.pufa.law.Citations;
import cn.pufa.law.Citations.Subject;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.time.BusinessClock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** What becomes public of a course and what no longer is; the caller holds the course locked. */
final class Publication {

  /** As what the law knows of lessons that cite it. */
  static final String LESSON = "lesson";

  private final Citations citations;
  private final Completions completions;
  private final BusinessClock clock;

  Publication(Citations citations, Completions completions, BusinessClock clock) {
    this.citations = citations;
    this.completions = completions;
    this.clock = clock;
  }

  /**
   * In place of what was live. A lesson that was withheld and has been rewritten is shown again.
   *
   * @param by null where the words came with the product
   */
  void goLive(Tx tx, String course, int number, UUID by) {
    Instant now = clock.now();
    Map<String, Lesson> before = retire(tx, course, State.REPLACED, null);
    CourseStore.goLive(tx, course, number, by, now);
    CourseStore.setLive(tx, course, number, now);
    List<Lesson> lessons = LessonStore.of(tx, course, number);
    for (Hold hold : LessonStore.holds(tx, course)) {
      Lesson old = before.get(hold.lesson());
      boolean same =
          old != null
              && lessons.stream()
                  .anyMatch(now1 -> now1.id().equals(old.id()) && now1.hash().equals(old.hash()));
      if (!same) {
        LessonStore.release(tx, course, hold.lesson());
      }
    }
    for (Lesson lesson : lessons) {
      before.remove(lesson.id());
      citations.register(tx, new Subject(LESSON, lesson.subject()), lesson.text().refs());
    }
    before.values().forEach(gone -> forget(tx, gone));
    completions.settle(tx, course);
  }

  void withdraw(Tx tx, String course, String reason) {
    retire(tx, course, State.WITHDRAWN, reason).values().forEach(gone -> forget(tx, gone));
    CourseStore.setLive(tx, course, null, clock.now());
    LessonStore.holds(tx, course).forEach(hold -> LessonStore.release(tx, course, hold.lesson()));
  }

  /** The lessons that were live, by their id. */
  private Map<String, Lesson> retire(Tx tx, String course, State state, String reason) {
    CourseVersion live = CourseStore.live(tx, course).orElse(null);
    if (live == null) {
      return new java.util.HashMap<>();
    }
    CourseStore.end(tx, live, state, clock.now(), reason);
    return LessonStore.of(tx, course, live.number()).stream()
        .collect(Collectors.toMap(Lesson::id, lesson -> lesson));
  }

  private void forget(Tx tx, Lesson lesson) {
    citations.register(tx, new Subject(LESSON, lesson.subject()), List.of());
  }

  /** Not shown until somebody has looked; those who have done all the others are through. */
  void withhold(Tx tx, String course, String lesson, String reason) {
    CourseStore.lock(tx, course);
    boolean isLive =
        CourseStore.live(tx, course)
            .flatMap(live -> LessonStore.one(tx, course, live.number(), lesson))
            .isPresent();
    if (isLive && LessonStore.withhold(tx, course, lesson, reason, clock.now())) {
      completions.settle(tx, course);
    }
  }
}
