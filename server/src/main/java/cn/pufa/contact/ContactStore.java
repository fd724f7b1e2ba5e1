package cn.pufa.contact;

import cn.pufa.platform.db.Sql;
import cn.pufa.platform.db.Tx;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

/** SQL of the notices that people are asked about. */
final class ContactStore {

  /**
   * @param dueOn null where it asks for nothing by a day
   * @param settled whether what it asks for has been done
   */
  record About(
      UUID notice,
      UUID organization,
      String organizationName,
      String subject,
      LocalDate dueOn,
      boolean shown,
      boolean settled) {}

  static final Sql ABOUT =
      Sql.of(
          """
      select n.id, n.organization, n.organization_name, coalesce(n.subject, c.title) as subject,
             coalesce(d.extended_to, c.due_on, n.due_on) as due_on, n.shown, d.settled_at is not null as settled
        from notice n
        left join notice d on d.id = n.duty
        left join circular c on c.id = n.circular
       where n.id = $1""");

  private ContactStore() {}

  static Optional<About> about(Tx tx, UUID notice) {
    return tx.first(ABOUT, ContactStore::about, notice);
  }

  private static About about(Row row) {
    return new About(
        row.getUUID("id"),
        row.getUUID("organization"),
        row.getString("organization_name"),
        row.getString("subject"),
        row.getLocalDate("due_on"),
        row.getBoolean("shown"),
        row.getBoolean("settled"));
  }

  /** Stands where a name or an address was that is kept no longer. */
  static final String FORGOTTEN = "（已到期删除）";

  static OffsetDateTime offset(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }

  static Instant instant(Row row, String column) {
    OffsetDateTime at = row.getOffsetDateTime(column);
    return at == null ? null : at.toInstant();
  }
}
