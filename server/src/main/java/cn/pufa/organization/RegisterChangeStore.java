package cn.pufa.organization;

import cn.pufa.platform.db.Sql;
import cn.pufa.platform.db.Tx;
import io.vertx.sqlclient.Row;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** SQL of what changed on the register. */
final class RegisterChangeStore {

  static final Sql ADD =
      Sql.of(
          """
      insert into organization_change (organization, field, was, became, reason, by, at)
      select * from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[],
                           $7::timestamptz[])""");
  static final Sql OF =
      Sql.of("select * from organization_change where organization = $1 order by at, id");

  static final Sql LAST =
      Sql.of(
          "select * from organization_change where organization = $1 order by at desc, id desc limit 1");

  private RegisterChangeStore() {}

  static void add(Tx tx, List<RegisterChange> changes) {
    if (changes.isEmpty()) {
      return;
    }
    tx.execute(
        ADD,
        changes.stream().map(RegisterChange::organization).toArray(UUID[]::new),
        texts(changes, RegisterChange::field),
        texts(changes, RegisterChange::was),
        texts(changes, RegisterChange::became),
        texts(changes, RegisterChange::reason),
        texts(changes, RegisterChange::by),
        changes.stream()
            .map(change -> change.at().atOffset(ZoneOffset.UTC))
            .toArray(OffsetDateTime[]::new));
  }

  private static String[] texts(
      List<RegisterChange> changes, Function<RegisterChange, String> text) {
    return changes.stream().map(text).toArray(String[]::new);
  }

  static List<RegisterChange> of(Tx tx, UUID organization) {
    return tx.list(OF, RegisterChangeStore::change, organization);
  }

  static Optional<RegisterChange> last(Tx tx, UUID organization) {
    return tx.first(LAST, RegisterChangeStore::change, organization);
  }

  private static RegisterChange change(Row row) {
    return new RegisterChange(
        row.getUUID("organization"),
        row.getString("field"),
        row.getString("was"),
        row.getString("became"),
        row.getString("reason"),
        row.getString("by"),
        row.getOffsetDateTime("at").toInstant());
  }
}
