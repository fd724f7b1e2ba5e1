package cn.pufa.course;

import static cn.pufa.course.CourseStore.instant;
import static cn.pufa.course.CourseStore.offset;

import cn.pufa.platform.db.Sql;
import cn.pufa.platform.db.Tx;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** SQL of lessons, and of those that are withheld. */
final class LessonStore {

  /** A lesson that is not shown, since what it cites is no longer law. */
  record Hold(String lesson, String reason, Instant since) {}

  private static final String COLUMNS =
      "select course, version, id, hash, body::text as body from lesson";
  static final Sql OF = Sql.of(COLUMNS + " where course = $1 and version = $2 order by place, id");
  static final Sql ONE = Sql.of(COLUMNS + " where course = $1 and version = $2 and id = $3");

  /** By the words a learner got, whatever version they were in; the latest of these. */
  static final Sql BY_HASH =
      Sql.of(
          COLUMNS + " where course = $1 and id = $2 and hash = $3 order by version desc limit 1");

  static final Sql SAVE =
      Sql.of(
          """
      insert into lesson (course, version, id, place, kind, title, minutes, hash, body)
      select $1, $2, $3, coalesce((select max(place) from lesson where course = $1 and version = $2), 0) + 1,
             $4, $5, $6, $7, $8::jsonb
      on conflict (course, version, id) do update
         set kind = excluded.kind, title = excluded.title, minutes = excluded.minutes, hash = excluded.hash,
             body = excluded.body""");
  static final Sql COPY =
      Sql.of(
          """
      insert into lesson (course, version, id, place, kind, title, minutes, hash, body)
      select course, $3, id, place, kind, title, minutes, hash, body from lesson where course = $1 and version = $2""");
  static final Sql ARRANGE =
      Sql.of(
          """
      update lesson l set place = o.place from unnest($3::text[]) with ordinality as o (id, place)
       where l.course = $1 and l.version = $2 and l.id = o.id""");
  static final Sql DELETE_OTHERS =
      Sql.of("delete from lesson where course = $1 and version = $2 and id <> all($3)");

  /** What is cited moved to a newer version of the law; the words stay. */
  static final Sql CARRY =
      Sql.of(
          """
      update lesson set body = replace(body::text, '"' || $3::text || '"', '"' || $4::text || '"')::jsonb
       where course = $1 and id = $2
         and version in (select number from course_version where course = $1 and state in ('live', 'draft'))""");

  static final Sql WITHHOLD =
      Sql.of(
          """
      insert into lesson_hold (course, lesson, reason, since) values ($1, $2, $3, $4) on conflict do nothing""");
  static final Sql RELEASE = Sql.of("delete from lesson_hold where course = $1 and lesson = $2");
  static final Sql HOLDS = Sql.of("select * from lesson_hold where course = $1 order by lesson");
  static final Sql LIVE_TITLES =
      Sql.of(
          """
      select l.course || '/' || l.id as subject, v.title || ' · ' || l.title as title
        from lesson l join course_version v on v.course = l.course and v.number = l.version and v.state = 'live'
       where l.course || '/' || l.id = any($1)""");

  /** As last published, whether it is still shown or not. */
  static final Sql TITLES =
      Sql.of(
          """
      select distinct on (l.course, l.id) l.course || '/' || l.id as subject, v.title || ' · ' || l.title as title
        from lesson l join course_version v on v.course = l.course and v.number = l.version
       where v.published_at is not null and l.course || '/' || l.id = any($1)
       order by l.course, l.id, l.version desc""");

  private LessonStore() {}

  /** In their order. */
  static List<Lesson> of(Tx tx, String course, int version) {
    return tx.list(OF, LessonStore::lesson, course, version);
  }

  static Optional<Lesson> one(Tx tx, String course, int version, String id) {
    return tx.first(ONE, LessonStore::lesson, course, version, id);
  }

  static Optional<Lesson> byHash(Tx tx, String course, String id, String hash) {
    return tx.first(BY_HASH, LessonStore::lesson, course, id, hash);
  }

  /** In place of what was there; a new one comes last. */
  static void save(Tx tx, Lesson lesson) {
    LessonText text = lesson.text();
    tx.execute(
        SAVE,
        lesson.course(),
        lesson.version(),
        lesson.id(),
        text.kind().code(),
        text.title(),
        text.minutes(),
        lesson.hash(),
        new JsonObject(text.json()));
  }

  static void copy(Tx tx, String course, int from, int to) {
    tx.execute(COPY, course, from, to);
  }

  /** Those that are not named go. */
  static void arrange(Tx tx, String course, int version, List<String> ids) {
    String[] named = ids.toArray(String[]::new);
    tx.execute(DELETE_OTHERS, course, version, named);
    tx.execute(ARRANGE, course, version, named);
  }

  static void carry(Tx tx, String course, String lesson, String from, String to) {
    tx.execute(CARRY, course, lesson, from, to);
  }

  /** False where it is withheld already. */
  static boolean withhold(Tx tx, String course, String lesson, String reason, Instant now) {
    return tx.execute(WITHHOLD, course, lesson, reason, offset(now)) == 1;
  }

  /** False where it is not withheld. */
  static boolean release(Tx tx, String course, String lesson) {
    return tx.execute(RELEASE, course, lesson) == 1;
  }

  static List<Hold> holds(Tx tx, String course) {
    return tx.list(
        HOLDS,
        row -> new Hold(row.getString("lesson"), row.getString("reason"), instant(row, "since")),
        course);
  }

  /** {@code course/lesson} and its title. */
  record Titled(String subject, String title) {}

  static List<Titled> liveTitles(Tx tx, Collection<String> subjects) {
    return titles(tx, LIVE_TITLES, subjects);
  }

  static List<Titled> titles(Tx tx, Collection<String> subjects) {
    return titles(tx, TITLES, subjects);
  }

  private static List<Titled> titles(Tx tx, Sql which, Collection<String> subjects) {
    return tx.list(
        which,
        row -> new Titled(row.getString("subject"), row.getString("title")),
        (Object) subjects.toArray(String[]::new));
  }

  private static Lesson lesson(Row row) {
    return new Lesson(
        row.getString("course"),
        row.getInteger("version"),
        row.getString("id"),
        row.getString("hash"),
        LessonText.read(row.getString("body")));
  }
}
