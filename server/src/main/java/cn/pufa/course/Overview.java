package cn.pufa.course;

import cn.pufa.course.ProgressStore.Completion;
import cn.pufa.course.ProgressStore.Progress;
import cn.pufa.identity.Divisions;
import cn.pufa.identity.Person;
import cn.pufa.identity.Roles;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Grant;
import cn.pufa.platform.http.Reach;
import cn.pufa.platform.time.BusinessClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** How far those are whom a course is for: who is stuck, and where. */
final class Overview {

  /** The order in which they are listed. */
  enum State {
    STUCK,
    LEARNING,
    NOT_STARTED,
    FINISHED
  }

  /**
   * @param next title of the first lesson that is not done; null where there is none
   * @param movedAt null where nothing was opened
   */
  record Learner(
      UUID person,
      String name,
      String role,
      String division,
      String divisionName,
      State state,
      int finished,
      int lessons,
      String next,
      Instant movedAt,
      Instant completedAt) {}

  record Counts(int learners, int notStarted, int learning, int stuck, int finished) {}

  record LessonCounts(
      String id, String title, LessonKind kind, int started, int finished, int stuckHere) {}

  record TownshipCounts(String division, String name, Counts counts) {}

  record Whole(
      String id,
      String title,
      Counts counts,
      List<LessonCounts> lessons,
      List<TownshipCounts> townships) {}

  static final Duration STUCK_AFTER = Duration.ofDays(14);
  private static final int TOWNSHIP_DIGITS = 9;

  private final Divisions divisions;
  private final Map<String, String> names;
  private final BusinessClock clock;

  Overview(Divisions divisions, BusinessClock clock) {
    this.divisions = divisions;
    this.names = divisions.namesByCode();
    this.clock = clock;
  }

  Optional<Whole> whole(Tx tx, Reach reach, String course) {
    return Shelf.of(tx, course).map(shelf -> whole(tx, reach, shelf));
  }

  private Whole whole(Tx tx, Reach reach, Shelf shelf) {
    Map<UUID, Map<String, Progress>> progress = progress(tx, shelf);
    List<Learner> learners = learners(tx, reach, shelf, progress);
    return new Whole(
        shelf.version().course(),
        shelf.version().head().title(),
        counts(learners),
        shelf.lessons().stream().map(lesson -> counts(lesson, learners, progress)).toList(),
        townships(learners));
  }

  private static Map<UUID, Map<String, Progress>> progress(Tx tx, Shelf shelf) {
    return ProgressStore.ofCourse(tx, shelf.version().course()).stream()
        .collect(
            Collectors.groupingBy(
                Progress::person, Collectors.toMap(Progress::lesson, one -> one)));
  }

  /** Those within reach whom the course is for, by state, place and name. */
  Optional<List<Learner>> learners(Tx tx, Reach reach, String course) {
    return Shelf.of(tx, course).map(shelf -> learners(tx, reach, shelf, progress(tx, shelf)));
  }

  private List<Learner> learners(
      Tx tx, Reach reach, Shelf shelf, Map<UUID, Map<String, Progress>> progress) {
    Map<UUID, Instant> completed =
        ProgressStore.completions(tx, shelf.version().course()).stream()
            .collect(Collectors.toMap(Completion::person, Completion::at));
    List<Learner> learners = new ArrayList<>();
    List<String> audience = shelf.version().head().audience();
    for (Person person : Roles.holders(tx, audience, clock.today())) {
      person.roles().stream()
          .filter(
              grant -> grant.isOwn() && audience.contains(grant.role()) && isWithin(reach, grant))
          .findFirst()
          .ifPresent(
              grant ->
                  learners.add(
                      learner(
                          person,
                          grant,
                          shelf,
                          progress.getOrDefault(person.id(), Map.of()),
                          completed.get(person.id()))));
    }
    learners.sort(
        Comparator.comparing(Learner::state)
            .thenComparing(Learner::division)
            .thenComparing(Learner::name));
    return learners;
  }

  private static boolean isWithin(Reach reach, Grant grant) {
    return reach.all() || reach.divisions().stream().anyMatch(grant.division()::startsWith);
  }

  private Learner learner(
      Person person,
      Grant grant,
      Shelf shelf,
      Map<String, Progress> progress,
      Instant completedAt) {
    LearnerViews.Link next = LearnerViews.next(shelf, progress, null);
    Instant movedAt =
        progress.values().stream().map(Progress::movedAt).max(Instant::compareTo).orElse(null);
    return new Learner(
        person.id(),
        person.displayName(),
        grant.role(),
        grant.division(),
        names.getOrDefault(grant.division(), grant.division()),
        state(movedAt, completedAt),
        (int)
            shelf.ids().stream()
                .filter(id -> progress.containsKey(id) && progress.get(id).finishedAt() != null)
                .count(),
        shelf.lessons().size(),
        completedAt != null || next == null ? null : next.title(),
        movedAt,
        completedAt);
  }

  private State state(Instant movedAt, Instant completedAt) {
    if (completedAt != null) {
      return State.FINISHED;
    }
    if (movedAt == null) {
      return State.NOT_STARTED;
    }
    return movedAt.plus(STUCK_AFTER).isBefore(clock.now()) ? State.STUCK : State.LEARNING;
  }

  private static Counts counts(List<Learner> learners) {
    return new Counts(
        learners.size(),
        count(learners, State.NOT_STARTED),
        count(learners, State.LEARNING),
        count(learners, State.STUCK),
        count(learners, State.FINISHED));
  }

  private static int count(List<Learner> learners, State state) {
    return (int) learners.stream().filter(learner -> learner.state() == state).count();
  }

  private static LessonCounts counts(
      Lesson lesson, List<Learner> learners, Map<UUID, Map<String, Progress>> progress) {
    List<Progress> there =
        learners.stream()
            .map(learner -> progress.getOrDefault(learner.person(), Map.of()).get(lesson.id()))
            .filter(java.util.Objects::nonNull)
            .toList();
    String title = lesson.text().title();
    return new LessonCounts(
        lesson.id(),
        title,
        lesson.text().kind(),
        there.size(),
        (int) there.stream().filter(one -> one.finishedAt() != null).count(),
        (int)
            learners.stream()
                .filter(learner -> learner.state() == State.STUCK && title.equals(learner.next()))
                .count());
  }

  /** Each township that has somebody; those of the county itself under the county. */
  private List<TownshipCounts> townships(List<Learner> learners) {
    Map<String, List<Learner>> byTownship =
        learners.stream().collect(Collectors.groupingBy(learner -> township(learner.division())));
    return byTownship.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(
            entry ->
                new TownshipCounts(
                    entry.getKey(),
                    names.getOrDefault(entry.getKey(), entry.getKey()),
                    counts(entry.getValue())))
        .toList();
  }

  static String township(String division) {
    return division.length() > TOWNSHIP_DIGITS ? division.substring(0, TOWNSHIP_DIGITS) : division;
  }

  boolean isTownship(String code) {
    return code.length() == TOWNSHIP_DIGITS && divisions.contains(code);
  }
}
