package cn.pufa.organization;

import cn.pufa.platform.db.Sql;
import cn.pufa.platform.db.Tx;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** SQL of the addresses of organisations, and of whether they work. */
final class ContactCheckStore {

  static final Sql ADD =
      Sql.of(
          """
      insert into contact_check (organization, way, address, works, how, by, at)
      values ($1, $2, $3, $4, $5, $6, $7)""");
  static final Sql LAST =
      Sql.of(
          """
      select * from contact_check where organization = $1 and way = $2 and address = $3
       order by id desc limit 1""");
  static final Sql OF = Sql.of("select * from contact_check where organization = $1 order by id");

  /** Of addresses that the register does not name any more. */
  static final Sql FORGET =
      Sql.of(
          """
      delete from contact_check c using organization o
       where o.id = c.organization and c.at < $1
         and c.address is distinct from case c.way when 'phone' then o.contact_phone else o.contact_email end""");

  /** Asked in every claim of messages, where nearly all are as they were. */
  static final Sql REPLACED =
      Sql.of(
          """
      select u.organization, u.address
        from unnest($1::uuid[], $2::text[]) u (organization, address) left join organization o on o.id = u.organization
       where lower(u.address) is distinct from lower(case $3 when 'email' then o.contact_email else o.contact_phone end)""");

  private ContactCheckStore() {}

  static List<Organizations.Used> replaced(
      Tx tx, ContactPoint.Way way, List<Organizations.Used> used) {
    return tx.list(
        REPLACED,
        row -> new Organizations.Used(row.getUUID("organization"), row.getString("address")),
        used.stream().map(Organizations.Used::organization).toArray(UUID[]::new),
        used.stream().map(Organizations.Used::address).toArray(String[]::new),
        way.code());
  }

  static void add(Tx tx, ContactCheck check) {
    tx.execute(
        ADD,
        check.organization(),
        check.way().code(),
        check.address(),
        check.works(),
        check.how(),
        check.by(),
        check.at().atOffset(ZoneOffset.UTC));
  }

  static Optional<ContactCheck> last(
      Tx tx, UUID organization, ContactPoint.Way way, String address) {
    return tx.first(LAST, ContactCheckStore::check, organization, way.code(), address);
  }

  static List<ContactCheck> of(Tx tx, UUID organization) {
    return tx.list(OF, ContactCheckStore::check, organization);
  }

  static void forget(Tx tx, Instant before) {
    tx.execute(FORGET, before.atOffset(ZoneOffset.UTC));
  }

  private static ContactCheck check(Row row) {
    return new ContactCheck(
        row.getUUID("organization"),
        ContactPoint.Way.of(row.getString("way")),
        row.getString("address"),
        row.getBoolean("works"),
        row.getString("how"),
        row.getString("by"),
        row.getOffsetDateTime("at").toInstant());
  }
}
