package cn.pufa.course;

import static cn.pufa.course.CourseStore.instant;
import static cn.pufa.course.CourseStore.offset;

import cn.pufa.platform.db.Sql;
import cn.pufa.platform.db.Tx;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** SQL of how far people are. */
final class ProgressStore {

  /**
   * How far somebody is with one lesson.
   *
   * @param version that was last opened
   * @param finishedAt null while it is not done
   */
  record Progress(
      UUID person,
      String course,
      String lesson,
      int version,
      Instant startedAt,
      Instant movedAt,
      Instant finishedAt,
      WatchedRanges watched) {}

  /** What somebody plays now. */
  record Play(String course, String lesson, PlayClock clock) {}

  record Completion(UUID person, String course, Instant at) {}

  /** One way through a drill. */
  record Walked(String course, String lesson, boolean good, Instant at) {}

  /** One thing after the other for one learner, on all nodes. */
  static final Sql LOCK =
      Sql.of("select pg_advisory_xact_lock(hashtextextended('learning/' || $1::text, 0))");

  static final Sql OPEN =
      Sql.of(
          """
      insert into lesson_progress (person, course, lesson, version, started_at, moved_at) values ($1, $2, $3, $4, $5, $5)
      on conflict (person, course, lesson) do update set version = excluded.version""");
  static final Sql FINISH =
      Sql.of(
          """
      update lesson_progress set finished_at = coalesce(finished_at, $4), moved_at = $4
       where person = $1 and course = $2 and lesson = $3""");
  static final Sql MOVE =
      Sql.of(
          """
      update lesson_progress set moved_at = $4 where person = $1 and course = $2 and lesson = $3""");
  static final Sql WATCH =
      Sql.of(
          """
      update lesson_progress set watched = $4, moved_at = $5 where person = $1 and course = $2 and lesson = $3""");
  static final Sql OF =
      Sql.of("select * from lesson_progress where person = $1 order by course, started_at");

  static final Sql PLAY = Sql.of("select * from lesson_play where person = $1 for update");
  static final Sql SET_PLAY =
      Sql.of(
          """
      insert into lesson_play (person, course, lesson, counted_at, debt) values ($1, $2, $3, $4, $5)
      on conflict (person) do update set course = excluded.course, lesson = excluded.lesson,
             counted_at = excluded.counted_at, debt = excluded.debt""");

  static final Sql WALK =
      Sql.of(
          """
      insert into drill_walk (person, course, lesson, version, steps, choices, good, at)
      values ($1, $2, $3, $4, $5, $6, $7, $8)""");
  static final Sql WALKS = Sql.of("select * from drill_walk where person = $1 order by at, id");

  static final Sql COMPLETE =
      Sql.of(
          """
      insert into course_completion (person, course, version, completed_at) values ($1, $2, $3, $4) on conflict do nothing""");
  static final Sql COMPLETIONS_OF = Sql.of("select * from course_completion where person = $1");

  /** Who has done each of these lessons, and has not yet completed the course. */
  static final Sql DONE_WITH_ALL =
      Sql.of(
          """
      select p.person from lesson_progress p
       where p.course = $1 and p.lesson = any($2) and p.finished_at is not null
         and not exists (select from course_completion c where c.person = p.person and c.course = $1)
       group by p.person having count(*) = cardinality($2::text[])""");

  static final Sql FORGET = Sql.of("delete from lesson_progress where moved_at < $1");
  static final Sql FORGET_WALKS = Sql.of("delete from drill_walk where at < $1");
  static final Sql FORGET_PLAYS = Sql.of("delete from lesson_play where counted_at < $1");

  /** While progress is there, it would say so again the next time somebody looks. */
  static final Sql FORGET_COMPLETIONS =
      Sql.of(
          """
      delete from course_completion c
       where completed_at < $1
         and not exists (select from lesson_progress p where p.person = c.person and p.course = c.course)""");

  static final Sql ERASE = Sql.of("delete from lesson_progress where person = $1");
  static final Sql ERASE_WALKS = Sql.of("delete from drill_walk where person = $1");
  static final Sql ERASE_PLAY = Sql.of("delete from lesson_play where person = $1");
  static final Sql ERASE_COMPLETIONS = Sql.of("delete from course_completion where person = $1");

  private ProgressStore() {}

  static void lock(Tx tx, UUID person) {
    tx.execute(LOCK, person.toString());
  }

  static void open(Tx tx, UUID person, Lesson lesson, Instant now) {
    tx.execute(OPEN, person, lesson.course(), lesson.id(), lesson.version(), offset(now));
  }

  /** The first time counts. */
  static void finish(Tx tx, UUID person, Lesson lesson, Instant now) {
    tx.execute(FINISH, person, lesson.course(), lesson.id(), offset(now));
  }

  static void move(Tx tx, UUID person, Lesson lesson, Instant now) {
    tx.execute(MOVE, person, lesson.course(), lesson.id(), offset(now));
  }

  static void watch(Tx tx, UUID person, Lesson lesson, WatchedRanges watched, Instant now) {
    tx.execute(WATCH, person, lesson.course(), lesson.id(), watched.pairs(), offset(now));
  }

  static List<Progress> of(Tx tx, UUID person) {
    return tx.list(OF, ProgressStore::progress, person);
  }

  /** By the lesson's id. */
  static Map<String, Progress> of(Tx tx, UUID person, String course) {
    return of(tx, person).stream()
        .filter(progress -> progress.course().equals(course))
        .collect(Collectors.toMap(Progress::lesson, progress -> progress));
  }

  static Optional<Play> play(Tx tx, UUID person) {
    return tx.first(
        PLAY,
        row ->
            new Play(
                row.getString("course"),
                row.getString("lesson"),
                new PlayClock(instant(row, "counted_at"), row.getInteger("debt"))),
        person);
  }

  static void setPlay(Tx tx, UUID person, Lesson lesson, PlayClock clock) {
    tx.execute(
        SET_PLAY, person, lesson.course(), lesson.id(), offset(clock.countedAt()), clock.debtMs());
  }

  static void walk(
      Tx tx, UUID person, Lesson lesson, Drill.Walk walk, List<Integer> choices, Instant now) {
    tx.execute(
        WALK,
        person,
        lesson.course(),
        lesson.id(),
        lesson.version(),
        walk.steps().toArray(String[]::new),
        choices.toArray(Integer[]::new),
        walk.good(),
        offset(now));
  }

  static List<Walked> walks(Tx tx, UUID person) {
    return tx.list(
        WALKS,
        row ->
            new Walked(
                row.getString("course"),
                row.getString("lesson"),
                row.getBoolean("good"),
                instant(row, "at")),
        person);
  }

  /** False where it was completed before. */
  static boolean complete(Tx tx, UUID person, String course, int version, Instant now) {
    return tx.execute(COMPLETE, person, course, version, offset(now)) == 1;
  }

  static List<Completion> completionsOf(Tx tx, UUID person) {
    return tx.list(COMPLETIONS_OF, ProgressStore::completion, person);
  }

  static List<UUID> doneWithAll(Tx tx, String course, List<String> lessons) {
    return tx.list(
        DONE_WITH_ALL, row -> row.getUUID("person"), course, lessons.toArray(String[]::new));
  }

  static void forget(Tx tx, Instant before) {
    tx.execute(FORGET, offset(before));
    tx.execute(FORGET_WALKS, offset(before));
    tx.execute(FORGET_PLAYS, offset(before));
  }

  static void forgetCompletions(Tx tx, Instant before) {
    tx.execute(FORGET_COMPLETIONS, offset(before));
  }

  static void erase(Tx tx, UUID person) {
    tx.execute(ERASE, person);
    tx.execute(ERASE_WALKS, person);
    tx.execute(ERASE_PLAY, person);
    tx.execute(ERASE_COMPLETIONS, person);
  }

  private static Progress progress(Row row) {
    return new Progress(
        row.getUUID("person"),
        row.getString("course"),
        row.getString("lesson"),
        row.getInteger("version"),
        instant(row, "started_at"),
        instant(row, "moved_at"),
        instant(row, "finished_at"),
        WatchedRanges.of(row.getArrayOfIntegers("watched")));
  }

  private static Completion completion(Row row) {
    return new Completion(
        row.getUUID("person"), row.getString("course"), instant(row, "completed_at"));
  }
}
