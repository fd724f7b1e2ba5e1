package cn.pufa.post;

import cn.pufa.platform.db.Sql;
import cn.pufa.platform.db.Tx;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** SQL of record checks. */
final class RecordCheckStore {

  private record Last(UUID person, LocalDate on) {}

  static final Sql INSERT =
      Sql.of(
          """
      insert into record_check (person, checked_on, asked_by, recorded_by, recorded_at)
      values ($1, $2, $3, $4, $5) returning *""");
  static final Sql LAST =
      Sql.of(
          "select person, max(checked_on) as last from record_check where person = any($1) group by person");
  static final Sql OF_PERSON =
      Sql.of(
          "select * from record_check where person = $1 order by checked_on desc, recorded_at desc limit 50");
  static final Sql PEOPLE_BEFORE =
      Sql.of("select distinct person from record_check where recorded_at < $1");
  static final Sql DELETE =
      Sql.of("delete from record_check where person = any($1) and recorded_at < $2");

  private RecordCheckStore() {}

  /**
   * @param by null for the demo
   */
  static RecordCheck insert(
      Tx tx, UUID person, LocalDate checkedOn, String askedBy, UUID by, Instant now) {
    return tx.one(
        INSERT,
        RecordCheckStore::check,
        person,
        checkedOn,
        askedBy,
        by,
        now.atOffset(ZoneOffset.UTC));
  }

  /** The last day for each; who was never asked after is absent. */
  static Map<UUID, LocalDate> last(Tx tx, Collection<UUID> people) {
    return tx
        .list(
            LAST,
            row -> new Last(row.getUUID("person"), row.getLocalDate("last")),
            (Object) people.toArray(UUID[]::new))
        .stream()
        .collect(Collectors.toMap(Last::person, Last::on));
  }

  static List<RecordCheck> ofPerson(Tx tx, UUID person) {
    return tx.list(OF_PERSON, RecordCheckStore::check, person);
  }

  static List<UUID> peopleBefore(Tx tx, Instant then) {
    return tx.list(PEOPLE_BEFORE, row -> row.getUUID("person"), then.atOffset(ZoneOffset.UTC));
  }

  static void delete(Tx tx, Collection<UUID> people, Instant then) {
    tx.execute(DELETE, people.toArray(UUID[]::new), then.atOffset(ZoneOffset.UTC));
  }

  private static RecordCheck check(Row row) {
    return new RecordCheck(
        row.getUUID("id"),
        row.getUUID("person"),
        row.getLocalDate("checked_on"),
        row.getString("asked_by"));
  }
}
