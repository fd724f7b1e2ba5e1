package cn.pufa.course;

import static cn.pufa.course.CourseStore.instant;
import static cn.pufa.course.CourseStore.offset;

import cn.pufa.platform.db.Found;
import cn.pufa.platform.db.Sql;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Reach;
import cn.pufa.platform.http.Request.Page;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** SQL of those whom a course is for, and how far each of them is. */
final class LearnerStore {

  /** In the order in which they are listed. */
  enum State {
    STUCK,
    LEARNING,
    NOT_STARTED,
    FINISHED;

    static State ofCode(String code) {
      return valueOf(code.toUpperCase(Locale.ROOT));
    }

    String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * @param stuckBefore whoever moved last before, and is not through
   */
  record Asked(Shelf shelf, Reach reach, Instant stuckBefore) {}

  /**
   * @param state null for all, @param township null for all
   */
  record Filter(State state, String township) {}

  /**
   * @param finished number of lessons, @param next id of the first lesson that is not done, null
   *     where there is none, @param movedAt null where nothing was opened
   */
  record Learner(
      UUID person,
      String name,
      String role,
      String division,
      State state,
      int finished,
      String next,
      Instant movedAt,
      Instant completedAt) {}

  record InTownship(String township, State state, int people) {}

  record InLesson(int started, int finished) {}

  /**
   * One of each person, for the first of the person's posts that the course is for. When somebody
   * moved last is asked only of those who are not through: most are, and have the most lessons.
   */
  private static final String LEARNERS =
      """
      with learner as (
        select w.*, (array['stuck', 'learning', 'not_started', 'finished'])[place] as state from (
          select h.person, h.role, h.division, c.completed_at,
                 case when c.completed_at is not null then 4 when p.moved_at is null then 3
                      when p.moved_at < $5 then 1 else 2 end as place
            from (select distinct on (person) person, role, division from role_holder
                   where role = any($2) and ($3 or division like any($4)) and ($6::uuid[] is null or person = any($6))
                   order by person, division, role) h
                 left join course_completion c on c.course = $1 and c.person = h.person
                 left join (select person, max(moved_at) as moved_at from lesson_progress l
                             where course = $1 and ($6 is null or person = any($6))
                               and not exists (select from course_completion t where t.course = $1 and t.person = l.person)
                             group by person) p on p.person = h.person) w)
      """;

  private static final String ORDER = " order by place, division, person ";
  static final Sql FIND =
      Found.in(
          LEARNERS
              + "select person as id from learner where ($7::text is null or state = $7)"
              + " and ($8::text is null or division like $8 || '%')"
              + ORDER,
          9);

  /** Of learner {@code l}: the first lesson that is not done. */
  private static final String NEXT =
      """
      (select s.lesson from unnest($7::text[]) with ordinality s (lesson, place)
        where not exists (select from lesson_progress d
                           where d.person = l.person and d.course = $1 and d.lesson = s.lesson
                             and d.finished_at is not null)
        order by s.place limit 1)""";

  static final Sql SHOWN =
      Sql.anew(
          LEARNERS
              + """
      select l.*, h.display_name,
             (select max(moved_at) from lesson_progress d where d.person = l.person and d.course = $1) as moved_at,
             (select count(*)::integer from lesson_progress d
               where d.person = l.person and d.course = $1 and d.lesson = any($7) and d.finished_at is not null) as finished,
             case when l.completed_at is null then
      """
              + NEXT
              + " end as next from learner l join role_holder h using (person, role, division)"
              + ORDER);
  static final Sql BY_TOWNSHIP =
      Sql.anew(
          LEARNERS
              + """
      select left(division, 9) as township, state, count(*)::integer as people
        from learner group by 1, 2 order by 1""");
  static final Sql BY_LESSON =
      Sql.anew(
          LEARNERS
              + """
      select d.lesson, count(*)::integer as started, count(d.finished_at)::integer as finished
        from learner join lesson_progress d using (person) where d.course = $1 group by d.lesson""");
  static final Sql STUCK_AT =
      Sql.anew(
          LEARNERS
              + "select next as lesson, count(*)::integer as people from (select "
              + NEXT
              + " as next from learner l where l.state = 'stuck') s where next is not null group by 1");

  private LearnerStore() {}

  /** Those of the page, and how many there are. */
  static Found find(Tx tx, Asked asked, Filter filter, Page page) {
    return tx.one(
        FIND,
        Found::of,
        parameters(
            asked,
            null,
            filter.state() == null ? null : filter.state().code(),
            filter.township(),
            page.limit(),
            page.offset()));
  }

  static List<Learner> shown(Tx tx, Asked asked, UUID... people) {
    return tx.list(
        SHOWN, LearnerStore::learner, parameters(asked, people, (Object) lessons(asked)));
  }

  static List<InTownship> byTownship(Tx tx, Asked asked) {
    return tx.list(
        BY_TOWNSHIP,
        row ->
            new InTownship(
                row.getString("township"),
                State.ofCode(row.getString("state")),
                row.getInteger("people")),
        parameters(asked, null));
  }

  static Map<String, InLesson> byLesson(Tx tx, Asked asked) {
    return tx
        .list(
            BY_LESSON,
            row ->
                Map.entry(
                    row.getString("lesson"),
                    new InLesson(row.getInteger("started"), row.getInteger("finished"))),
            parameters(asked, null))
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** How many are stuck before each lesson. */
  static Map<String, Integer> stuckAt(Tx tx, Asked asked) {
    return tx
        .list(
            STUCK_AT,
            row -> Map.entry(row.getString("lesson"), row.getInteger("people")),
            parameters(asked, null, (Object) lessons(asked)))
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static String[] lessons(Asked asked) {
    return asked.shelf().ids().toArray(String[]::new);
  }

  /**
   * @param people null for all
   */
  private static Object[] parameters(Asked asked, UUID[] people, Object... further) {
    CourseVersion version = asked.shelf().version();
    return Stream.concat(
            Stream.of(
                version.course(),
                version.head().audience().toArray(String[]::new),
                asked.reach().all(),
                asked.reach().divisionPrefixes(),
                offset(asked.stuckBefore()),
                people),
            Arrays.stream(further))
        .toArray();
  }

  private static Learner learner(Row row) {
    return new Learner(
        row.getUUID("person"),
        row.getString("display_name"),
        row.getString("role"),
        row.getString("division"),
        State.ofCode(row.getString("state")),
        row.getInteger("finished"),
        row.getString("next"),
        instant(row, "moved_at"),
        instant(row, "completed_at"));
  }
}
