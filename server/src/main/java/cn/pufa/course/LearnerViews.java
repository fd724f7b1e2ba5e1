package cn.pufa.course;

import cn.pufa.course.ProgressStore.Completion;
import cn.pufa.course.ProgressStore.Progress;
import cn.pufa.law.ArticleRef;
import cn.pufa.law.Citations;
import cn.pufa.law.Citations.Cited;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.files.Files;
import cn.pufa.platform.files.StoredFile;
import cn.pufa.platform.http.Caller;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Courses and lessons as a learner sees them, with how far she is. */
final class LearnerViews {

  record Span(double from, double to) {}

  record Media(String mediaType, double seconds, long size, List<Span> watched, int seen) {}

  record Link(String id, String title, LessonKind kind, int minutes) {}

  record CourseList(List<CourseRow> items) {}

  record CourseRow(
      String id,
      String title,
      String summary,
      int minutes,
      int minutesLeft,
      int lessons,
      int finished,
      boolean forMe,
      String state,
      String exam,
      Instant completedAt,
      Link next) {}

  record CourseView(
      String id,
      String title,
      String summary,
      int minutes,
      int minutesLeft,
      int version,
      boolean forMe,
      String state,
      String exam,
      Instant completedAt,
      Link next,
      List<LessonRow> lessons,
      List<Attached> attachments) {}

  record LessonRow(
      String id,
      String title,
      LessonKind kind,
      int minutes,
      String hash,
      String state,
      Integer seen,
      boolean review) {}

  record Attached(UUID id, String name, String mediaType, long size, String address) {}

  record LessonView(
      String course,
      String courseTitle,
      String id,
      String title,
      LessonKind kind,
      int minutes,
      String hash,
      int version,
      int place,
      int of,
      String state,
      Instant finishedAt,
      List<Part> parts,
      List<String> remember,
      String start,
      List<Step> steps,
      List<Citation> citations,
      boolean review,
      Media media,
      Link next) {}

  record Part(String heading, List<Paragraph> paragraphs) {}

  record Paragraph(String text, List<Integer> cites) {}

  record Step(
      String id,
      String situation,
      List<LessonText.Choice> choices,
      String end,
      String remember,
      List<Integer> cites) {}

  record Citation(
      String statute,
      String law,
      LocalDate version,
      int article,
      String label,
      String gist,
      boolean stale) {}

  private final Citations citations;
  private final Files files;
  private final Tickets tickets;

  LearnerViews(Citations citations, Files files, Tickets tickets) {
    this.citations = citations;
    this.files = files;
    this.tickets = tickets;
  }

  /** Those for the caller first. */
  CourseList list(Tx tx, Caller caller) {
    Map<String, Map<String, Progress>> progress =
        ProgressStore.of(tx, caller.person()).stream()
            .collect(
                Collectors.groupingBy(
                    Progress::course, Collectors.toMap(Progress::lesson, one -> one)));
    Map<String, Instant> completed = completed(tx, caller.person());
    return new CourseList(
        CourseStore.all(tx).stream()
            .filter(course -> course.live() != null)
            .flatMap(course -> Shelf.of(tx, course.id()).stream())
            .map(
                shelf ->
                    row(
                        shelf,
                        progress.getOrDefault(shelf.version().course(), Map.of()),
                        completed.get(shelf.version().course()),
                        caller))
            .sorted(Comparator.comparing(row -> !row.forMe()))
            .toList());
  }

  private static Map<String, Instant> completed(Tx tx, UUID person) {
    return ProgressStore.completionsOf(tx, person).stream()
        .collect(Collectors.toMap(Completion::course, Completion::at));
  }

  private static CourseRow row(
      Shelf shelf, Map<String, Progress> progress, Instant completedAt, Caller caller) {
    CourseHead head = shelf.version().head();
    return new CourseRow(
        shelf.version().course(),
        head.title(),
        head.summary(),
        head.minutes(),
        minutesLeft(shelf, progress),
        shelf.lessons().size(),
        (int) shelf.lessons().stream().filter(lesson -> isDone(progress, lesson)).count(),
        isFor(head, caller),
        state(progress, completedAt),
        head.exam(),
        completedAt,
        next(shelf, progress, null));
  }

  static boolean isFor(CourseHead head, Caller caller) {
    return caller.grants().stream().anyMatch(grant -> head.audience().contains(grant.role()));
  }

  private static int minutesLeft(Shelf shelf, Map<String, Progress> progress) {
    return shelf.lessons().stream()
        .filter(lesson -> !isDone(progress, lesson))
        .mapToInt(lesson -> lesson.text().minutes())
        .sum();
  }

  private static boolean isDone(Map<String, Progress> progress, Lesson lesson) {
    Progress known = progress.get(lesson.id());
    return known != null && known.finishedAt() != null;
  }

  private static String state(Map<String, Progress> progress, Instant completedAt) {
    if (completedAt != null) {
      return "finished";
    }
    return progress.isEmpty() ? "not_started" : "learning";
  }

  /**
   * @param progress null where the lesson was never opened
   */
  static String state(Progress progress) {
    if (progress == null) {
      return "not_started";
    }
    return progress.finishedAt() == null ? "learning" : "finished";
  }

  /**
   * The next lesson that is not done: after the given one, else from the beginning.
   *
   * @param after null for the first
   */
  static Link next(Shelf shelf, Map<String, Progress> progress, String after) {
    int place = after == null ? 0 : shelf.ids().indexOf(after) + 1;
    List<Lesson> lessons = shelf.lessons();
    return Stream.concat(
            lessons.subList(place, lessons.size()).stream(), lessons.subList(0, place).stream())
        .filter(lesson -> !isDone(progress, lesson) && !lesson.id().equals(after))
        .findFirst()
        .map(LearnerViews::link)
        .orElse(null);
  }

  private static Link link(Lesson lesson) {
    LessonText text = lesson.text();
    return new Link(lesson.id(), text.title(), text.kind(), text.minutes());
  }

  Optional<CourseView> course(Tx tx, String id, Caller caller) {
    return Shelf.of(tx, id).map(shelf -> course(tx, shelf, caller));
  }

  private CourseView course(Tx tx, Shelf shelf, Caller caller) {
    CourseVersion version = shelf.version();
    CourseHead head = version.head();
    Map<String, Progress> progress = ProgressStore.of(tx, caller.person(), version.course());
    Instant completedAt = completed(tx, caller.person()).get(version.course());
    Map<String, List<Cited>> cited = citations.of(tx, Publication.LESSON, shelf.subjects());
    return new CourseView(
        version.course(),
        head.title(),
        head.summary(),
        head.minutes(),
        minutesLeft(shelf, progress),
        version.number(),
        isFor(head, caller),
        state(progress, completedAt),
        head.exam(),
        completedAt,
        next(shelf, progress, null),
        shelf.lessons().stream()
            .map(lesson -> row(lesson, progress.get(lesson.id()), isStale(cited, lesson)))
            .toList(),
        head.attachments().stream().flatMap(one -> attached(tx, version, one)).toList());
  }

  private static boolean isStale(Map<String, List<Cited>> cited, Lesson lesson) {
    return cited.getOrDefault(lesson.subject(), List.of()).stream().anyMatch(Cited::stale);
  }

  private static LessonRow row(Lesson lesson, Progress progress, boolean review) {
    LessonText text = lesson.text();
    WatchedRanges watched = progress == null ? WatchedRanges.NOTHING : progress.watched();
    return new LessonRow(
        lesson.id(),
        text.title(),
        text.kind(),
        text.minutes(),
        lesson.hash(),
        state(progress),
        text.media() == null ? null : watched.percent(text.media().durationMs()),
        review);
  }

  private Stream<Attached> attached(Tx tx, CourseVersion version, CourseHead.Attachment one) {
    Optional<StoredFile> file = files.find(tx, one.file(), record(version.course()));
    return file.stream()
        .map(
            found ->
                new Attached(
                    found.id(),
                    one.name(),
                    found.mediaType(),
                    found.size(),
                    tickets.address(version.course(), found.id())));
  }

  /** To which a course's files are attached. */
  static String record(String course) {
    return "course/" + course;
  }

  Optional<LessonView> lesson(Tx tx, String course, String id, Caller caller) {
    return Shelf.of(tx, course)
        .flatMap(shelf -> shelf.lesson(id).map(lesson -> lesson(tx, shelf, lesson, caller)));
  }

  private LessonView lesson(Tx tx, Shelf shelf, Lesson lesson, Caller caller) {
    LessonText text = lesson.text();
    Map<String, Progress> all = ProgressStore.of(tx, caller.person(), lesson.course());
    Progress progress = all.get(lesson.id());
    List<String> cites = text.cites();
    List<Citation> cited = cites.stream().map(this::citation).toList();
    return new LessonView(
        lesson.course(),
        shelf.version().head().title(),
        lesson.id(),
        text.title(),
        text.kind(),
        text.minutes(),
        lesson.hash(),
        lesson.version(),
        shelf.ids().indexOf(lesson.id()) + 1,
        shelf.lessons().size(),
        state(progress),
        progress == null ? null : progress.finishedAt(),
        text.parts().stream().map(part -> part(part, cites)).toList(),
        text.remember(),
        text.start(),
        text.steps().stream().map(step -> step(step, cites)).toList(),
        cited,
        cited.stream().anyMatch(Citation::stale),
        media(text.media(), progress == null ? WatchedRanges.NOTHING : progress.watched()),
        next(shelf, all, lesson.id()));
  }

  private Citation citation(String ref) {
    Cited cited = citations.cited(ArticleRef.parse(ref));
    return new Citation(
        cited.ref().statute(),
        cited.law(),
        cited.ref().version(),
        cited.ref().article(),
        cited.label(),
        cited.gist(),
        cited.stale());
  }

  private static Part part(LessonText.Part part, List<String> cites) {
    return new Part(
        part.heading(),
        part.paragraphs().stream()
            .map(
                one -> new Paragraph(one.text(), one.cites().stream().map(cites::indexOf).toList()))
            .toList());
  }

  private static Step step(LessonText.Step step, List<String> cites) {
    return new Step(
        step.id(),
        step.situation(),
        step.choices(),
        step.end(),
        step.remember(),
        step.cites().stream().map(cites::indexOf).toList());
  }

  /**
   * @param media null where nothing is played
   */
  static Media media(LessonText.Media media, WatchedRanges watched) {
    return media == null
        ? null
        : new Media(
            media.mediaType(),
            media.durationMs() / 1000.0,
            media.size(),
            spans(watched),
            watched.percent(media.durationMs()));
  }

  static List<Span> spans(WatchedRanges watched) {
    return watched.ranges().stream()
        .map(range -> new Span(range.from() / 1000.0, range.to() / 1000.0))
        .toList();
  }
}
