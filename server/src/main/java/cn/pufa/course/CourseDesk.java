package cn.pufa.course;

import cn.pufa.audit.Commands;
import cn.pufa.audit.Commands.Outcome;
import cn.pufa.course.CourseVersion.State;
import cn.pufa.identity.Meanwhile;
import cn.pufa.law.Statutes;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.files.FilePurpose;
import cn.pufa.platform.files.Files;
import cn.pufa.platform.files.MediaFile;
import cn.pufa.platform.files.StoredFile;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.time.BusinessClock;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/** Writing courses, and publishing what somebody else wrote. */
final class CourseDesk {

  private record Draft(
      String title, String summary, List<String> audience, int minutes, String exam) {
    CourseHead head() {
      return new CourseHead(title, summary, audience, minutes, exam, List.of());
    }
  }

  private record Change(
      int after,
      String title,
      String summary,
      List<String> audience,
      int minutes,
      String exam,
      List<String> lessons,
      List<CourseHead.Attachment> attachments) {
    CourseHead head() {
      return new CourseHead(title, summary, audience, minutes, exam, attachments);
    }
  }

  private record After(int after) {}

  private record Reason(String reason) {}

  private static final int MOST_LESSONS = 60;

  private final Commands commands;
  private final Statutes statutes;
  private final Files files;
  private final Publication publication;
  private final CourseViews views;
  private final BusinessClock clock;

  CourseDesk(
      Commands commands,
      Statutes statutes,
      Files files,
      Publication publication,
      CourseViews views,
      BusinessClock clock) {
    this.commands = commands;
    this.statutes = statutes;
    this.files = files;
    this.publication = publication;
    this.views = views;
    this.clock = clock;
  }

  Answer create(Request request) {
    CourseHead head = request.body(Draft.class).head();
    return commands.run(
        request,
        tx -> {
          String id = "c-" + UUID.randomUUID().toString().substring(0, 8);
          if (!CourseStore.insert(tx, id, clock.now())) {
            throw Problem.conflict("编号正好重复了，请再提交一次。");
          }
          CourseStore.insertVersion(
              tx, id, State.DRAFT, head, null, List.of(author(request)), clock.now());
          return Outcome.of(
              subject(id), Answer.created(views.record(tx, id, author(request)).orElseThrow()));
        });
  }

  /** A draft with what is live now, or with what was when it was taken off. */
  Answer draft(Request request) {
    return commands.run(
        request,
        tx -> {
          String course = lock(tx, request);
          if (CourseStore.draft(tx, course).isPresent()) {
            throw Problem.conflict("这门课程已经有一份草稿，请接着写那一份。");
          }
          CourseVersion from =
              CourseStore.versions(tx, course).stream()
                  .filter(version -> version.publishedAt() != null)
                  .findFirst()
                  .orElseGet(() -> CourseStore.versions(tx, course).getFirst());
          int number =
              CourseStore.insertVersion(
                  tx,
                  course,
                  State.DRAFT,
                  from.head(),
                  null,
                  List.of(author(request)),
                  clock.now());
          LessonStore.copy(tx, course, from.number(), number);
          return Outcome.of(
              subject(course),
              Answer.created(views.record(tx, course, author(request)).orElseThrow()));
        });
  }

  Answer change(Request request) {
    var change = request.body(Change.class);
    return commands.run(
        request,
        tx -> {
          CourseVersion draft = draft(tx, request, change.after());
          List<String> there =
              LessonStore.of(tx, draft.course(), draft.number()).stream().map(Lesson::id).toList();
          requireKnown(change.lessons(), there);
          attach(tx, request, change.attachments());
          LessonStore.arrange(tx, draft.course(), draft.number(), change.lessons());
          CourseStore.changeHead(tx, draft.course(), draft.number(), change.head());
          return touched(tx, request, draft);
        });
  }

  private static void requireKnown(List<String> named, List<String> there) {
    for (int place = 0; place < named.size(); place++) {
      if (!there.contains(named.get(place))) {
        throw Problem.invalid("/lessons/" + place, "草稿里没有这一课");
      }
    }
  }

  private void attach(Tx tx, Request request, List<CourseHead.Attachment> attachments) {
    Set<UUID> seen = new HashSet<>();
    for (int place = 0; place < attachments.size(); place++) {
      UUID file = attachments.get(place).file();
      boolean good =
          seen.add(file) && find(tx, request, file, FilePurpose.COURSE_ATTACHMENT) != null;
      if (!good) {
        throw Problem.invalid("/attachments/" + place + "/file", "没有这个附件，请重新上传");
      }
    }
  }

  /** What the course has already, or what the caller uploaded for it; null where neither is so. */
  private StoredFile find(Tx tx, Request request, UUID file, FilePurpose purpose) {
    String record = LearnerViews.record(request.text("course"));
    return files
        .find(tx, file, record)
        .filter(known -> known.purpose() == purpose)
        .or(() -> files.attach(tx, file, author(request), purpose, record))
        .orElse(null);
  }

  Answer saveLesson(Request request) {
    var draft = request.body(LessonDraft.class);
    draft.requireSound(statutes);
    return commands.run(
        request,
        tx -> {
          CourseVersion version = draft(tx, request, draft.after());
          String id = request.text("lesson");
          boolean known = LessonStore.one(tx, version.course(), version.number(), id).isPresent();
          if (!known && version.lessons() >= MOST_LESSONS) {
            throw Problem.conflict("一门课程最多 " + MOST_LESSONS + " 课。");
          }
          LessonText text = draft.text(media(tx, request, draft));
          LessonStore.save(tx, Lesson.of(version.course(), version.number(), id, text));
          return touched(tx, request, version);
        });
  }

  private LessonText.Media media(Tx tx, Request request, LessonDraft draft) {
    if (draft.file() == null) {
      return null;
    }
    StoredFile file = find(tx, request, draft.file(), FilePurpose.LESSON_MEDIA);
    if (file == null) {
      throw Problem.invalid("/file", "没有这个文件，请重新上传");
    }
    boolean isVideo = file.mediaType().equals(MediaFile.MP4);
    if (isVideo != (draft.kind() == LessonKind.VIDEO)) {
      throw Problem.invalid("/file", isVideo ? "这是视频，请把这一课改成视频课" : "这是录音，请把这一课改成录音课");
    }
    return new LessonText.Media(file.id(), file.mediaType(), file.size(), file.durationMs());
  }

  private Outcome touched(Tx tx, Request request, CourseVersion draft) {
    CourseStore.touch(tx, draft.course(), draft.number(), author(request), clock.now());
    return Outcome.of(
        subject(draft.course()),
        Answer.ok(
            views.version(tx, draft.course(), draft.number(), author(request)).orElseThrow()));
  }

  Answer discard(Request request) {
    int after = request.body(After.class).after();
    return commands.run(
        request,
        tx -> {
          CourseVersion draft = draft(tx, request, after);
          CourseStore.end(tx, draft, State.DISCARDED, clock.now(), null);
          return recorded(tx, request, null);
        });
  }

  /** By somebody who did not write in it. */
  Answer publish(Request request) {
    int after = request.body(After.class).after();
    return commands.run(
        request,
        tx -> {
          CourseVersion draft = draft(tx, request, after);
          if (draft.authors().contains(author(request))) {
            throw Problem.conflict("写过这份草稿的人不能自己发布，请由另一位同事看过再发布。");
          }
          requireNoFaults(LessonStore.of(tx, draft.course(), draft.number()));
          publication.goLive(tx, draft.course(), draft.number(), author(request));
          return recorded(tx, request, null);
        });
  }

  private static void requireNoFaults(List<Lesson> lessons) {
    List<Problem.Field> faults =
        CourseFaults.of(lessons).stream()
            .map(
                fault ->
                    new Problem.Field(
                        fault.lesson() == null ? "/lessons" : "/lessons/" + fault.lesson(),
                        fault.step() == null
                            ? fault.message()
                            : "步骤 " + fault.step() + "：" + fault.message()))
            .toList();
    if (!faults.isEmpty()) {
      throw Problem.invalid(faults);
    }
  }

  Answer withdraw(Request request) {
    String reason = request.body(Reason.class).reason();
    return commands.run(
        request,
        tx -> {
          String course = lock(tx, request);
          if (CourseStore.live(tx, course).isEmpty()) {
            throw Problem.conflict("这门课程没有发布。");
          }
          publication.withdraw(tx, course, reason);
          return recorded(tx, request, reason);
        });
  }

  Answer restore(Request request) {
    String reason = request.body(Reason.class).reason();
    return commands.run(
        request,
        tx -> {
          String course = lock(tx, request);
          if (!LessonStore.release(tx, course, request.text("lesson"))) {
            throw Problem.conflict("这一课没有暂停。");
          }
          return recorded(tx, request, reason);
        });
  }

  private Outcome recorded(Tx tx, Request request, String reason) {
    String course = request.text("course");
    Answer answer = Answer.ok(views.record(tx, course, author(request)).orElseThrow());
    return new Outcome(subject(course), reason, (Answer.Json) answer);
  }

  private static String lock(Tx tx, Request request) {
    return CourseStore.lock(tx, request.text("course")).orElseThrow(Problem::notFound).id();
  }

  private static CourseVersion draft(Tx tx, Request request, int after) {
    CourseVersion draft =
        CourseStore.draft(tx, lock(tx, request))
            .orElseThrow(() -> Problem.conflict("这门课程没有草稿，请先点改写。"));
    Meanwhile.requireSeen(
        tx,
        after,
        draft.revision(),
        draft.changedAt(),
        subject(draft.course()),
        "changeCourseDraft",
        "saveLesson");
    return draft;
  }

  private static UUID author(Request request) {
    return Objects.requireNonNull(request.caller()).person();
  }

  private static String subject(String course) {
    return "course/" + course;
  }
}
