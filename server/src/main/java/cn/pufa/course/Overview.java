package cn.pufa.course;

import cn.pufa.course.LearnerStore.Asked;
import cn.pufa.course.LearnerStore.Filter;
import cn.pufa.course.LearnerStore.InLesson;
import cn.pufa.course.LearnerStore.InTownship;
import cn.pufa.course.LearnerStore.State;
import cn.pufa.identity.Divisions;
import cn.pufa.platform.db.Found;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.time.BusinessClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/** How far those are whom a course is for: who is stuck, and where. */
final class Overview {

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

  record LearnerPage(int total, List<Learner> items) {}

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

  Whole whole(Tx tx, Request request) {
    Asked asked = asked(tx, request);
    List<InTownship> people = LearnerStore.byTownship(tx, asked);
    return new Whole(
        asked.shelf().version().course(),
        asked.shelf().version().head().title(),
        counts(people),
        lessons(tx, asked),
        townships(people));
  }

  private Asked asked(Tx tx, Request request) {
    return new Asked(
        Shelf.of(tx, request.text("course")).orElseThrow(Problem::notFound),
        request.reach(),
        clock.now().minus(STUCK_AFTER));
  }

  private static Counts counts(Collection<InTownship> people) {
    return new Counts(
        people.stream().mapToInt(InTownship::people).sum(),
        count(people, State.NOT_STARTED),
        count(people, State.LEARNING),
        count(people, State.STUCK),
        count(people, State.FINISHED));
  }

  private static int count(Collection<InTownship> people, State state) {
    return people.stream().filter(of -> of.state() == state).mapToInt(InTownship::people).sum();
  }

  private static List<LessonCounts> lessons(Tx tx, Asked asked) {
    Map<String, InLesson> counts = LearnerStore.byLesson(tx, asked);
    Map<String, Integer> stuck = LearnerStore.stuckAt(tx, asked);
    return asked.shelf().lessons().stream()
        .map(
            lesson -> {
              InLesson in = counts.getOrDefault(lesson.id(), new InLesson(0, 0));
              return new LessonCounts(
                  lesson.id(),
                  lesson.text().title(),
                  lesson.text().kind(),
                  in.started(),
                  in.finished(),
                  stuck.getOrDefault(lesson.id(), 0));
            })
        .toList();
  }

  /** Each township that has somebody; those of the county itself under the county. */
  private List<TownshipCounts> townships(List<InTownship> people) {
    return people.stream()
        .collect(Collectors.groupingBy(InTownship::township, TreeMap::new, Collectors.toList()))
        .entrySet()
        .stream()
        .map(of -> new TownshipCounts(of.getKey(), name(of.getKey()), counts(of.getValue())))
        .toList();
  }

  LearnerPage page(Tx tx, Request request) {
    return page(tx, request, request.page());
  }

  List<Learner> all(Tx tx, Request request) {
    return page(tx, request, Request.Page.ALL).items();
  }

  private LearnerPage page(Tx tx, Request request, Request.Page page) {
    Asked asked = asked(tx, request);
    Found found = LearnerStore.find(tx, asked, filter(request), page);
    return new LearnerPage(
        found.total(),
        LearnerStore.shown(tx, asked, found.ids()).stream()
            .map(learner -> learner(asked.shelf(), learner))
            .toList());
  }

  private Filter filter(Request request) {
    String township = request.text("township");
    if (township != null && !isTownship(township)) {
      throw Problem.invalid("query/township", "没有这个镇街");
    }
    return new Filter(request.optionalText("state").map(State::ofCode).orElse(null), township);
  }

  private boolean isTownship(String code) {
    return code.length() == TOWNSHIP_DIGITS && divisions.contains(code);
  }

  private Learner learner(Shelf shelf, LearnerStore.Learner of) {
    return new Learner(
        of.person(),
        of.name(),
        of.role(),
        of.division(),
        name(of.division()),
        of.state(),
        of.finished(),
        shelf.lessons().size(),
        of.next() == null ? null : shelf.lesson(of.next()).orElseThrow().text().title(),
        of.movedAt(),
        of.completedAt());
  }

  private String name(String code) {
    return names.getOrDefault(code, code);
  }
}
