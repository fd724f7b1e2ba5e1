package cn.pufa.personal;

import cn.pufa.platform.db.Sql;
import cn.pufa.platform.db.Tx;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/** SQL of consents. */
final class ConsentStore {

  record Row(String code, LocalDate version, Instant givenAt, Instant withdrawnAt) {}

  static final Sql STANDS =
      Sql.of(
          "select 1 from consent where person = $1 and code = $2 and version = $3 and withdrawn_at is null");
  static final Sql INSERT =
      Sql.of("insert into consent (person, code, version, given_at) values ($1, $2, $3, $4)");
  static final Sql WITHDRAW =
      Sql.of(
          "update consent set withdrawn_at = $3 where person = $1 and code = $2 and withdrawn_at is null");
  static final Sql LIST =
      Sql.of(
          "select code, version, given_at, withdrawn_at from consent where person = $1 order by given_at desc, id");
  static final Sql FORGET_WITHDRAWN = Sql.of("delete from consent where withdrawn_at < $1");
  static final Sql WITHDRAW_ALL =
      Sql.of("update consent set withdrawn_at = $2 where person = $1 and withdrawn_at is null");

  private ConsentStore() {}

  static boolean stands(Tx tx, UUID person, String code, LocalDate version) {
    return tx.first(STANDS, row -> true, person, code, version).isPresent();
  }

  static void insert(Tx tx, UUID person, String code, LocalDate version, Instant now) {
    tx.execute(INSERT, person, code, version, offset(now));
  }

  static int withdraw(Tx tx, UUID person, String code, Instant now) {
    return tx.execute(WITHDRAW, person, code, offset(now));
  }

  static void withdrawAll(Tx tx, UUID person, Instant now) {
    tx.execute(WITHDRAW_ALL, person, offset(now));
  }

  static List<Row> list(Tx tx, UUID person) {
    return tx.list(
        LIST,
        row ->
            new Row(
                row.getString("code"),
                row.getLocalDate("version"),
                row.getOffsetDateTime("given_at").toInstant(),
                instant(row.getOffsetDateTime("withdrawn_at"))),
        person);
  }

  static void forgetWithdrawn(Tx tx, Instant before) {
    tx.execute(FORGET_WITHDRAWN, offset(before));
  }

  private static Instant instant(OffsetDateTime at) {
    return at == null ? null : at.toInstant();
  }

  private static OffsetDateTime offset(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }
}
