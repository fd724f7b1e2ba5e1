package cn.pufa.jointsheet;

import cn.pufa.outreach.PufaEventKind;
import cn.pufa.platform.db.Sql;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Request.Page;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** SQL of joint sheets. */
final class JointSheetStore {

  /**
   * A sheet in the list.
   *
   * @param departments invited, @param confirmed of them
   */
  record Line(JointSheet sheet, int departments, int confirmed) {}

  static final Sql INSERT =
      Sql.of(
          """
      insert into joint_sheet (title, kind, planned_on, place, division, topics, plan_item, opened_by, opened_at)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9) returning *""");

  private static final String FILTERED =
      """
       from joint_sheet s
       where ($1::integer is null or extract(year from planned_on) = $1) and ($2::text is null or state = $2)
      """;
  static final Sql PAGE =
      Sql.of(
          """
      select s.*, (select count(*)::integer from joint_part p where p.sheet = s.id) as departments,
             (select count(*)::integer from joint_part p where p.sheet = s.id and p.state = 'confirmed') as confirmed
      """
              + FILTERED
              + "order by planned_on desc, id limit $3 offset $4");
  static final Sql COUNT = Sql.of("select count(*) as n" + FILTERED);
  static final Sql BY_ID = Sql.of("select * from joint_sheet where id = $1");
  static final Sql OPENED_BY =
      Sql.of(
          """
      select * from joint_sheet where opened_by = $1 or closed_by = $1 order by opened_at, id""");
  static final Sql LOCK = Sql.of("select * from joint_sheet where id = $1 for update");
  static final Sql FILE =
      Sql.of(
          """
      update joint_sheet set state = 'filed', event = $2, cost_fen = $3, press_links = $4, closed_by = $5, closed_at = $6
       where id = $1 returning *""");
  static final Sql CANCEL =
      Sql.of(
          """
      update joint_sheet set state = 'cancelled', cancel_reason = $2, closed_by = $3, closed_at = $4
       where id = $1 returning *""");

  static final Sql FILED_AS =
      Sql.of("select exists (select from joint_sheet where event = $1) as filed");

  private JointSheetStore() {}

  static boolean isFiledAs(Tx tx, UUID event) {
    return tx.one(FILED_AS, row -> row.getBoolean("filed"), event);
  }

  static JointSheet insert(Tx tx, JointSheet.Draft draft, String division, UUID by, Instant now) {
    return tx.one(
        INSERT,
        JointSheetStore::sheet,
        draft.title(),
        code(draft.kind()),
        draft.plannedOn(),
        draft.place(),
        division,
        draft.topics().toArray(String[]::new),
        draft.planItem(),
        by,
        now.atOffset(ZoneOffset.UTC));
  }

  /**
   * @param year null for all, @param state null for all
   */
  static List<Line> page(Tx tx, Integer year, String state, Page page) {
    return tx.list(
        PAGE,
        row -> new Line(sheet(row), row.getInteger("departments"), row.getInteger("confirmed")),
        year,
        state,
        page.limit(),
        page.offset());
  }

  static int count(Tx tx, Integer year, String state) {
    return tx.one(COUNT, row -> row.getInteger("n"), year, state);
  }

  static Optional<JointSheet> byId(Tx tx, UUID id) {
    return tx.first(BY_ID, JointSheetStore::sheet, id);
  }

  /** Also those that the person closed, the earliest first. */
  static List<JointSheet> openedBy(Tx tx, UUID person) {
    return tx.list(OPENED_BY, JointSheetStore::sheet, person);
  }

  /** Whoever writes a part or closes the sheet waits here for the others. */
  static Optional<JointSheet> lock(Tx tx, UUID id) {
    return tx.first(LOCK, JointSheetStore::sheet, id);
  }

  static JointSheet file(
      Tx tx, UUID id, UUID event, Long costFen, List<String> pressLinks, UUID by, Instant now) {
    return tx.one(
        FILE,
        JointSheetStore::sheet,
        id,
        event,
        costFen,
        pressLinks.toArray(String[]::new),
        by,
        now.atOffset(ZoneOffset.UTC));
  }

  static JointSheet cancel(Tx tx, UUID id, String reason, UUID by, Instant now) {
    return tx.one(CANCEL, JointSheetStore::sheet, id, reason, by, now.atOffset(ZoneOffset.UTC));
  }

  private static JointSheet sheet(Row row) {
    OffsetDateTime closed = row.getOffsetDateTime("closed_at");
    return new JointSheet(
        row.getUUID("id"),
        row.getString("title"),
        PufaEventKind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
        row.getLocalDate("planned_on"),
        row.getString("place"),
        row.getString("division"),
        List.of(row.getArrayOfStrings("topics")),
        row.getUUID("plan_item"),
        JointSheet.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
        row.getOffsetDateTime("opened_at").toInstant(),
        closed == null ? null : closed.toInstant(),
        row.getString("cancel_reason"),
        row.getUUID("event"),
        row.getLong("cost_fen"),
        List.of(row.getArrayOfStrings("press_links")));
  }

  private static String code(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
