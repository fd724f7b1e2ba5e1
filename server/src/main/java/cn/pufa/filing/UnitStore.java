package cn.pufa.filing;

import cn.pufa.platform.db.Sql;
import cn.pufa.platform.db.Tx;
import io.vertx.sqlclient.Row;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** SQL of supervising units (业务主管单位): where their links go, and whose account is theirs. */
final class UnitStore {

  /**
   * @param email null where none is known, @param person null where no account is tied
   */
  record Known(String unit, String email, UUID person) {}

  static final Sql LIST =
      Sql.of("select * from supervising_unit where division = $1 order by unit");
  static final Sql FIND =
      Sql.of("select * from supervising_unit where division = $1 and unit = $2");
  static final Sql OF_PERSON =
      Sql.of("select unit from supervising_unit where division = $1 and person = $2");
  static final Sql UNTIE =
      Sql.of(
          "update supervising_unit set person = null where division = $1 and person = $2 and unit <> $3");
  static final Sql UNTIE_PERSON =
      Sql.of("update supervising_unit set person = null where person = $1");
  static final Sql PUT =
      Sql.of(
          """
      insert into supervising_unit (division, unit, email, person) values ($1, $2, $3, $4)
      on conflict (division, unit) do update set email = excluded.email, person = excluded.person""");

  private UnitStore() {}

  static List<Known> list(Tx tx, String division) {
    return tx.list(LIST, UnitStore::known, division);
  }

  static Optional<Known> find(Tx tx, String division, String unit) {
    return tx.first(FIND, UnitStore::known, division, unit);
  }

  static Optional<String> ofPerson(Tx tx, String division, UUID person) {
    return tx.first(OF_PERSON, row -> row.getString("unit"), division, person);
  }

  /** One account speaks for one unit. */
  static void put(Tx tx, String division, Known unit) {
    tx.execute(UNTIE, division, unit.person(), unit.unit());
    tx.execute(PUT, division, unit.unit(), unit.email(), unit.person());
  }

  static void untie(Tx tx, UUID person) {
    tx.execute(UNTIE_PERSON, person);
  }

  private static Known known(Row row) {
    return new Known(row.getString("unit"), row.getString("email"), row.getUUID("person"));
  }
}
