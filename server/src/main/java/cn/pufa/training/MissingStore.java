package cn.pufa.training;

import cn.pufa.platform.db.Order;
import cn.pufa.platform.db.Sql;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.db.Walk;
import cn.pufa.platform.http.Reach;
import cn.pufa.platform.http.Request.Page;
import cn.pufa.post.PostRole;
import io.vertx.sqlclient.Row;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** SQL of those with a post that a session is for, who have not signed up. */
final class MissingStore {

  /**
   * @param day of which it is said who was reminded
   */
  record Asked(TrainingSession session, Reach reach, LocalDate day) {}

  record InTownship(String code, int people, int notReminded) {}

  /**
   * @param phone null where none is known, @param reminded of any session, that day
   */
  record Person(
      UUID id, String name, String phone, String role, String division, boolean reminded) {}

  /** Whom the session is for and the caller may see. */
  private static final String IS_MEANT =
      "%1$s.role = any($1) and %1$s.division like any($2) and ($3 or %1$s.division like any($4))";

  /** One of each person, for the first of the person's posts that fits. */
  private static final String MISSING =
      " from role_holder h where "
          + IS_MEANT.formatted("h")
          + " and not exists (select from role_holder o where o.person = h.person and "
          + IS_MEANT.formatted("o")
          + """
       and (o.division, o.role) < (h.division, h.role))
         and not exists (select from enrolment e
                          where e.session = $5 and e.person = h.person and e.state <> 'withdrawn')
      """;

  static final Sql BY_TOWNSHIP =
      Sql.anew(
          """
      select left(h.division, 9) as code, count(*)::integer as people,
             (count(*) filter (where h.person not in (select person from sign_up_reminder where day = $6)))::integer as not_reminded"""
              + MISSING
              + "group by 1 order by 1");
  static final Walk PAGE =
      Walk.of(
          """
          select person, role, division, h.display_name, h.phone,
                 exists (select from sign_up_reminder r where r.person = h.person and r.day = $6) as reminded
            from (%s) p join role_holder h using (person, role, division)""",
          "select h.person, h.role, h.division"
              + MISSING
              + "and ($7::text is null or h.division like $7 || '%')",
          Order.by("division", "role", "person"),
          8);

  private MissingStore() {}

  static List<InTownship> byTownship(Tx tx, Asked asked) {
    return tx.list(
        BY_TOWNSHIP,
        row ->
            new InTownship(
                row.getString("code"), row.getInteger("people"), row.getInteger("not_reminded")),
        parameters(asked));
  }

  /**
   * @param township null for all, @param total of all pages
   */
  static List<Person> page(Tx tx, Asked asked, String township, int total, Page page) {
    Object[] parameters =
        Stream.concat(Arrays.stream(parameters(asked)), Stream.of(township)).toArray();
    return PAGE.page(tx, total, page, MissingStore::person, parameters);
  }

  private static Object[] parameters(Asked asked) {
    TrainingSession session = asked.session();
    return new Object[] {
      session.audience().stream().map(PostRole::code).toArray(String[]::new),
      divisionPrefixes(session),
      asked.reach().all(),
      asked.reach().divisionPrefixes(),
      session.id(),
      asked.day()
    };
  }

  private static String[] divisionPrefixes(TrainingSession session) {
    return session.townships().isEmpty()
        ? new String[] {"%"}
        : session.townships().stream().map(code -> code + "%").toArray(String[]::new);
  }

  private static Person person(Row row) {
    return new Person(
        row.getUUID("person"),
        row.getString("display_name"),
        row.getString("phone"),
        row.getString("role"),
        row.getString("division"),
        row.getBoolean("reminded"));
  }
}
