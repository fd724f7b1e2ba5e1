package cn.pufa.creditlist;

import cn.pufa.platform.db.Sql;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Reach;
import cn.pufa.platform.http.Request.Page;
import io.vertx.sqlclient.Row;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** SQL of objections. */
final class ObjectionStore {

  static final Sql INSERT =
      Sql.of(
          """
      insert into credit_objection (id, organization, name, township, entry, text, made_on, made_by, answer_due)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9)""");
  static final Sql LOCK = Sql.of("select * from credit_objection where id = $1 for no key update");
  static final Sql ANSWER =
      Sql.of(
          """
      update credit_objection set answer = $2, upheld = $3, answered_on = $4, answered_by = $5 where id = $1""");
  static final Sql OF_ORGANIZATION =
      Sql.of("select * from credit_objection where organization = $1 order by made_on desc, id");
  static final Sql OF_PERSON =
      Sql.of("select * from credit_objection where made_by = $1 order by made_on, id");
  static final Sql DUE =
      Sql.of(
          "select * from credit_objection where answer is null and answer_due <= $1 order by answer_due, id");
  static final Sql UNDATED =
      Sql.of(
          "select * from credit_objection where answer is null and answer_due is null order by made_on, id");
  static final Sql DATE = Sql.of("update credit_objection set answer_due = $2 where id = $1");

  private static final String FILTERED =
      """
       from credit_objection
      where ($1::boolean or township like any($2::text[]) or organization = any($3::uuid[]))
        and (not $4::boolean or answer is null)
      """;
  static final Sql PAGE = Sql.of("select *" + FILTERED + "order by made_on, id limit $5 offset $6");
  static final Sql COUNT = Sql.of("select count(*)::integer as n" + FILTERED);

  private ObjectionStore() {}

  static void insert(Tx tx, Objection one) {
    tx.execute(
        INSERT,
        one.id(),
        one.organization(),
        one.name(),
        one.township(),
        one.entry(),
        one.text(),
        one.madeOn(),
        one.madeBy(),
        one.answerDue());
  }

  static Optional<Objection> lock(Tx tx, UUID id) {
    return tx.first(LOCK, ObjectionStore::objection, id);
  }

  static void answer(Tx tx, UUID id, String answer, boolean upheld, LocalDate on, String by) {
    tx.execute(ANSWER, id, answer, upheld, on, by);
  }

  static List<Objection> of(Tx tx, UUID organization) {
    return tx.list(OF_ORGANIZATION, ObjectionStore::objection, organization);
  }

  static List<Objection> ofPerson(Tx tx, UUID person) {
    return tx.list(OF_PERSON, ObjectionStore::objection, person);
  }

  static List<Objection> due(Tx tx, LocalDate today) {
    return tx.list(DUE, ObjectionStore::objection, today);
  }

  static List<Objection> undated(Tx tx) {
    return tx.list(UNDATED, ObjectionStore::objection);
  }

  static void date(Tx tx, UUID id, LocalDate due) {
    tx.execute(DATE, id, due);
  }

  static List<Objection> page(Tx tx, Reach reach, boolean open, Page page) {
    return tx.list(
        PAGE,
        ObjectionStore::objection,
        reach.all(),
        reach.divisionPrefixes(),
        reach.organizationIds(),
        open,
        page.limit(),
        page.offset());
  }

  static int count(Tx tx, Reach reach, boolean open) {
    return tx.one(
        COUNT,
        row -> row.getInteger("n"),
        reach.all(),
        reach.divisionPrefixes(),
        reach.organizationIds(),
        open);
  }

  private static Objection objection(Row row) {
    return new Objection(
        row.getUUID("id"),
        row.getUUID("organization"),
        row.getString("name"),
        row.getString("township"),
        row.getUUID("entry"),
        row.getString("text"),
        row.getLocalDate("made_on"),
        row.getUUID("made_by"),
        row.getLocalDate("answer_due"),
        row.getString("answer"),
        row.getBoolean("upheld"),
        row.getLocalDate("answered_on"),
        row.getString("answered_by"));
  }
}
