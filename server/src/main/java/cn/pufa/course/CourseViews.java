package cn.pufa.course;

import cn.pufa.course.LessonStore.Hold;
import cn.pufa.identity.Contact;
import cn.pufa.identity.People;
import cn.pufa.law.ArticleRef;
import cn.pufa.law.Citations;
import cn.pufa.law.Citations.Cited;
import cn.pufa.platform.db.Tx;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Courses as staff see them: versions, drafts, what is withheld. */
final class CourseViews {

  record Head(
      int number,
      CourseVersion.State state,
      String title,
      String summary,
      List<String> audience,
      int minutes,
      String exam,
      int lessons,
      int revision,
      boolean fromProduct,
      List<String> authors,
      boolean mine,
      Instant changedAt,
      String publishedBy,
      Instant publishedAt,
      Instant endedAt,
      String endReason) {}

  record Row(String id, String title, Head live, Head draft, int withheld, int review) {}

  record RowList(List<Row> items) {}

  record Whole(
      String id,
      String title,
      Head live,
      Head draft,
      List<Head> versions,
      List<Withheld> withheld) {}

  record Withheld(String lesson, String title, String reason, Instant since) {}

  record Version(
      String course,
      Head head,
      List<LessonRecord> lessons,
      List<CourseHead.Attachment> attachments,
      List<Citation> citations,
      List<CourseFaults.Fault> faults) {}

  record LessonRecord(
      String id,
      String title,
      LessonKind kind,
      int minutes,
      String hash,
      List<LessonText.Part> parts,
      List<String> remember,
      String start,
      List<LessonText.Step> steps,
      Media media) {}

  record Media(UUID id, String mediaType, long size, double seconds) {}

  record Citation(String ref, String law, String label, String gist, boolean stale) {}

  private final Citations citations;
  private final People people;

  CourseViews(Citations citations, People people) {
    this.citations = citations;
    this.people = people;
  }

  RowList list(Tx tx, UUID caller) {
    return new RowList(
        CourseStore.all(tx).stream().map(course -> row(tx, course.id(), caller)).toList());
  }

  private Row row(Tx tx, String course, UUID caller) {
    Whole whole = record(tx, course, caller).orElseThrow();
    return new Row(
        course,
        whole.title(),
        whole.live(),
        whole.draft(),
        whole.withheld().size(),
        review(tx, course));
  }

  /** Lessons that are shown and cite an article that has changed. */
  private int review(Tx tx, String course) {
    List<String> subjects = Shelf.of(tx, course).map(Shelf::subjects).orElse(List.of());
    return (int)
        citations.of(tx, Publication.LESSON, subjects).values().stream()
            .filter(cited -> cited.stream().anyMatch(Cited::stale))
            .count();
  }

  Optional<Whole> record(Tx tx, String course, UUID caller) {
    List<CourseVersion> versions = CourseStore.versions(tx, course);
    if (versions.isEmpty()) {
      return Optional.empty();
    }
    Map<UUID, Contact> names = names(tx, versions);
    List<Head> heads = versions.stream().map(version -> head(version, names, caller)).toList();
    Head live = first(heads, CourseVersion.State.LIVE);
    Head draft = first(heads, CourseVersion.State.DRAFT);
    Head titled = live == null ? heads.getFirst() : live;
    return Optional.of(
        new Whole(course, titled.title(), live, draft, heads, withheld(tx, course, live)));
  }

  private static Head first(List<Head> heads, CourseVersion.State state) {
    return heads.stream().filter(head -> head.state() == state).findFirst().orElse(null);
  }

  private Map<UUID, Contact> names(Tx tx, List<CourseVersion> versions) {
    return people.contacts(
        tx,
        versions.stream()
            .flatMap(
                version -> Stream.concat(version.authors().stream(), Stream.of(publisher(version))))
            .filter(Objects::nonNull)
            .distinct()
            .toList());
  }

  /** Null where nobody did, or the product. */
  private static UUID publisher(CourseVersion version) {
    return version.publishedBy();
  }

  private static Head head(CourseVersion version, Map<UUID, Contact> names, UUID caller) {
    CourseHead head = version.head();
    return new Head(
        version.number(),
        version.state(),
        head.title(),
        head.summary(),
        head.audience(),
        head.minutes(),
        head.exam(),
        version.lessons(),
        version.revision(),
        version.source() != null,
        version.authors().stream().map(author -> name(names, author)).toList(),
        version.authors().contains(caller),
        version.changedAt(),
        version.publishedBy() == null ? null : name(names, version.publishedBy()),
        version.publishedAt(),
        version.endedAt(),
        version.endReason());
  }

  private static String name(Map<UUID, Contact> names, UUID person) {
    Contact contact = names.get(person);
    return contact == null ? "已注销的账号" : contact.name();
  }

  private static List<Withheld> withheld(Tx tx, String course, Head live) {
    if (live == null) {
      return List.of();
    }
    Map<String, String> titles =
        LessonStore.of(tx, course, live.number()).stream()
            .collect(Collectors.toMap(Lesson::id, lesson -> lesson.text().title()));
    List<Hold> holds = LessonStore.holds(tx, course);
    return holds.stream()
        .map(
            hold ->
                new Withheld(
                    hold.lesson(),
                    titles.getOrDefault(hold.lesson(), hold.lesson()),
                    hold.reason(),
                    hold.since()))
        .toList();
  }

  Optional<Version> version(Tx tx, String course, int number, UUID caller) {
    return CourseStore.one(tx, course, number).map(version -> version(tx, version, caller));
  }

  private Version version(Tx tx, CourseVersion version, UUID caller) {
    List<Lesson> lessons = LessonStore.of(tx, version.course(), version.number());
    return new Version(
        version.course(),
        head(version, names(tx, List.of(version)), caller),
        lessons.stream().map(CourseViews::record).toList(),
        version.head().attachments(),
        cited(lessons),
        new ArrayList<>(CourseFaults.of(lessons)));
  }

  private static LessonRecord record(Lesson lesson) {
    LessonText text = lesson.text();
    LessonText.Media media = text.media();
    return new LessonRecord(
        lesson.id(),
        text.title(),
        text.kind(),
        text.minutes(),
        lesson.hash(),
        text.parts(),
        text.remember(),
        text.start(),
        text.steps(),
        media == null
            ? null
            : new Media(
                media.file(), media.mediaType(), media.size(), media.durationMs() / 1000.0));
  }

  private List<Citation> cited(List<Lesson> lessons) {
    return lessons.stream()
        .flatMap(lesson -> lesson.text().cites().stream())
        .distinct()
        .map(this::citation)
        .toList();
  }

  private Citation citation(String ref) {
    Cited cited = citations.cited(ArticleRef.parse(ref));
    return new Citation(ref, cited.law(), cited.label(), cited.gist(), cited.stale());
  }
}
