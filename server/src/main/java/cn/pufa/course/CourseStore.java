package cn.pufa.course;

import cn.pufa.platform.db.Sql;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.json.GsonJson;
import io.vertx.core.json.JsonArray;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** SQL of courses and their versions. */
final class CourseStore {

  /**
   * @param live number of the version that learners see, or null
   */
  record Known(String id, Integer live) {}

  static final Sql INSERT =
      Sql.of(
          "insert into course (id, created_at, changed_at) values ($1, $2, $2) on conflict do nothing");
  static final Sql ALL = Sql.of("select * from course order by created_at, id");
  static final Sql BY_ID = Sql.of("select * from course where id = $1");

  /** Whoever changes a course waits for those who learn in it, and they for each other not. */
  static final Sql LOCK = Sql.of("select * from course where id = $1 for update");

  static final Sql HOLD = Sql.of("select * from course where id = $1 for share");
  static final Sql SET_LIVE = Sql.of("update course set live = $2, changed_at = $3 where id = $1");

  private static final String VERSION =
      """
      select v.*, (select count(*) from lesson l where l.course = v.course and l.version = v.number)::int as lessons
        from course_version v where v.course = $1""";
  static final Sql VERSIONS = Sql.of(VERSION + " order by v.number desc");
  static final Sql ONE = Sql.of(VERSION + " and v.number = $2");
  static final Sql DRAFT = Sql.of(VERSION + " and v.state = 'draft'");
  static final Sql LIVE = Sql.of(VERSION + " and v.state = 'live'");
  static final Sql TITLE =
      Sql.of(
          """
      select title from course_version where course = $1 and published_at is not null order by number desc limit 1""");
  static final Sql INSERT_VERSION =
      Sql.of(
          """
      insert into course_version (course, number, state, title, summary, audience, minutes, exam, attachments, source,
             authors, created_at, changed_at, published_at)
      select $1, coalesce((select max(number) from course_version where course = $1), 0) + 1, $2, $3, $4, $5, $6, $7,
             $8, $9, $10, $11, $11, case when $2 = 'live' then $11::timestamptz end
      returning number""");
  static final Sql CHANGE_HEAD =
      Sql.of(
          """
      update course_version set title = $3, summary = $4, audience = $5, minutes = $6, exam = $7, attachments = $8
       where course = $1 and number = $2""");
  static final Sql TOUCH =
      Sql.of(
          """
      update course_version set revision = revision + 1, changed_at = $3,
             authors = case when $4::uuid is null or $4 = any(authors) then authors else authors || $4::uuid end
       where course = $1 and number = $2""");
  static final Sql GO_LIVE =
      Sql.of(
          """
      update course_version set state = 'live', published_by = $3, published_at = $4 where course = $1 and number = $2""");
  static final Sql END =
      Sql.of(
          """
      update course_version set state = $3, ended_at = $4, end_reason = $5 where course = $1 and number = $2""");
  static final Sql SEEDED =
      Sql.of(
          """
      select exists (select from course_version where course = $1 and source = $2) as known,
             exists (select from course_version where course = $1 and source is null and published_at is not null) as has_own,
             exists (select from course_version where course = $1 and state = 'withdrawn') as was_withdrawn""");

  private CourseStore() {}

  /** False where there is one of this id. */
  static boolean insert(Tx tx, String id, Instant now) {
    return tx.execute(INSERT, id, offset(now)) == 1;
  }

  static List<Known> all(Tx tx) {
    return tx.list(ALL, CourseStore::known);
  }

  static Optional<Known> find(Tx tx, String id) {
    return tx.first(BY_ID, CourseStore::known, id);
  }

  static Optional<Known> lock(Tx tx, String id) {
    return tx.first(LOCK, CourseStore::known, id);
  }

  static Optional<Known> hold(Tx tx, String id) {
    return tx.first(HOLD, CourseStore::known, id);
  }

  static void setLive(Tx tx, String id, Integer number, Instant now) {
    tx.execute(SET_LIVE, id, number, offset(now));
  }

  /** Latest first. */
  static List<CourseVersion> versions(Tx tx, String course) {
    return tx.list(VERSIONS, CourseStore::version, course);
  }

  static Optional<CourseVersion> one(Tx tx, String course, int number) {
    return tx.first(ONE, CourseStore::version, course, number);
  }

  static Optional<CourseVersion> draft(Tx tx, String course) {
    return tx.first(DRAFT, CourseStore::version, course);
  }

  /** As last published, whether it is still shown or not. */
  static Optional<String> title(Tx tx, String course) {
    return tx.first(TITLE, row -> row.getString("title"), course);
  }

  static Optional<CourseVersion> live(Tx tx, String course) {
    return tx.first(LIVE, CourseStore::version, course);
  }

  /**
   * @param source fingerprint of the product's words, or null
   * @return the number it got
   */
  static int insertVersion(
      Tx tx,
      String course,
      CourseVersion.State state,
      CourseHead head,
      String source,
      List<UUID> authors,
      Instant now) {
    return tx.one(
        INSERT_VERSION,
        row -> row.getInteger("number"),
        course,
        code(state),
        head.title(),
        head.summary(),
        head.audience().toArray(String[]::new),
        head.minutes(),
        head.exam(),
        attachments(head),
        source,
        authors.toArray(UUID[]::new),
        offset(now));
  }

  static void changeHead(Tx tx, String course, int number, CourseHead head) {
    tx.execute(
        CHANGE_HEAD,
        course,
        number,
        head.title(),
        head.summary(),
        head.audience().toArray(String[]::new),
        head.minutes(),
        head.exam(),
        attachments(head));
  }

  /**
   * @param author null where the product writes
   */
  static void touch(Tx tx, String course, int number, UUID author, Instant now) {
    tx.execute(TOUCH, course, number, offset(now), author);
  }

  static void goLive(Tx tx, String course, int number, UUID by, Instant now) {
    tx.execute(GO_LIVE, course, number, by, offset(now));
  }

  static void end(
      Tx tx, CourseVersion version, CourseVersion.State state, Instant now, String why) {
    tx.execute(END, version.course(), version.number(), code(state), offset(now), why);
  }

  /** Whether words that come with the product are to take the place of what is there. */
  static boolean wantsSeed(Tx tx, String course, String source) {
    return tx.one(
        SEEDED,
        row ->
            !row.getBoolean("known")
                && !row.getBoolean("has_own")
                && !row.getBoolean("was_withdrawn"),
        course,
        source);
  }

  private static JsonArray attachments(CourseHead head) {
    return new JsonArray(GsonJson.GSON.toJson(head.attachments()));
  }

  private static Known known(Row row) {
    return new Known(row.getString("id"), row.getInteger("live"));
  }

  private static CourseVersion version(Row row) {
    return new CourseVersion(
        row.getString("course"),
        row.getInteger("number"),
        CourseVersion.State.of(row.getString("state")),
        head(row),
        row.getInteger("lessons"),
        row.getInteger("revision"),
        row.getString("source"),
        List.of(row.getArrayOfUUIDs("authors")),
        instant(row, "changed_at"),
        row.getUUID("published_by"),
        instant(row, "published_at"),
        instant(row, "ended_at"),
        row.getString("end_reason"));
  }

  private static CourseHead head(Row row) {
    String attachments = row.getJsonArray("attachments").encode();
    return new CourseHead(
        row.getString("title"),
        row.getString("summary"),
        List.of(row.getArrayOfStrings("audience")),
        row.getInteger("minutes"),
        row.getString("exam"),
        List.of(GsonJson.GSON.fromJson(attachments, CourseHead.Attachment[].class)));
  }

  private static String code(CourseVersion.State state) {
    return state.name().toLowerCase(java.util.Locale.ROOT);
  }

  static Instant instant(Row row, String column) {
    OffsetDateTime at = row.getOffsetDateTime(column);
    return at == null ? null : at.toInstant();
  }

  static OffsetDateTime offset(Instant at) {
    return at == null ? null : at.atOffset(ZoneOffset.UTC);
  }
}
