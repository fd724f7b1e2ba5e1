package cn.pufa.course;

import cn.pufa.course.CourseVersion.State;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.files.FilePurpose;
import cn.pufa.platform.files.Files;
import cn.pufa.platform.files.MediaFile;
import cn.pufa.platform.files.StoredFile;
import cn.pufa.platform.time.BusinessClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What is put in as if it had happened: for the demo. */
final class Recorded {

  private static final String VIDEO_COURSE = "home-visit";

  private final Files files;
  private final Publication publication;
  private final Completions completions;
  private final BusinessClock clock;

  Recorded(Files files, Publication publication, Completions completions, BusinessClock clock) {
    this.files = files;
    this.publication = publication;
    this.completions = completions;
    this.clock = clock;
  }

  void videoCourse(Tx tx, UUID writer, Path film) {
    CourseStore.insert(tx, VIDEO_COURSE, clock.now());
    CourseStore.lock(tx, VIDEO_COURSE);
    var head =
        new CourseHead(
            "演示·家访前想好三件事",
            "演示：一段短视频。先约时间，先看孩子，发现受伤害马上打 110。",
            List.of("child_director", "volunteer"),
            3,
            null,
            List.of());
    int number =
        CourseStore.insertVersion(
            tx, VIDEO_COURSE, State.REPLACED, head, null, List.of(writer), clock.now());
    LessonStore.save(
        tx, Lesson.of(VIDEO_COURSE, number, "01-video", video(keep(tx, writer, film))));
    publication.goLive(tx, VIDEO_COURSE, number, null);
  }

  private StoredFile keep(Tx tx, UUID writer, Path film) {
    MediaFile media = files.admitMedia(film);
    StoredFile kept = files.keep(tx, media, FilePurpose.LESSON_MEDIA, writer);
    String record = LearnerViews.record(VIDEO_COURSE);
    return files.attach(tx, kept.id(), writer, FilePurpose.LESSON_MEDIA, record).orElseThrow();
  }

  private static LessonText video(StoredFile film) {
    var words =
        new LessonText.Part(
            "三件事",
            List.of(
                new LessonText.Paragraph("一，先约时间，带上工作证。", List.of()),
                new LessonText.Paragraph("二，先看孩子，再看家里。", List.of()),
                new LessonText.Paragraph("三，发现孩子受伤害，马上打 110。", List.of())));
    return new LessonText(
        LessonKind.VIDEO,
        "家访前想好三件事",
        3,
        List.of(words),
        List.of(),
        null,
        List.of(),
        new LessonText.Media(film.id(), film.mediaType(), film.size(), film.durationMs()));
  }

  /** The first lessons, one a day, the last at the given time; the next one opened with it. */
  void learnt(Tx tx, UUID person, String course, int lessons, Instant last) {
    Shelf shelf = Shelf.of(tx, course).orElseThrow();
    List<Lesson> done = shelf.lessons().subList(0, Math.min(lessons, shelf.lessons().size()));
    for (int place = 0; place < done.size(); place++) {
      Instant at = last.minus(Duration.ofDays(done.size() - 1L - place));
      ProgressStore.open(tx, person, done.get(place), at);
      ProgressStore.finish(tx, person, done.get(place), at);
    }
    if (done.size() < shelf.lessons().size()) {
      ProgressStore.open(tx, person, shelf.lessons().get(done.size()), last);
    }
    completions.look(tx, person, shelf);
  }
}
