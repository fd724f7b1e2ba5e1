package cn.pufa.notice;

import cn.pufa.platform.db.Sql;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Line;
import cn.pufa.platform.http.Request.Page;
import cn.pufa.platform.json.GsonJson;
import cn.pufa.platform.time.BusinessClock;
import cn.pufa.wording.Forms;
import cn.pufa.wording.Wording;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** SQL of the inbox, and of the notices that are counted. */
final class NoticeStore {

  private static final String INBOX_ROW =
      """
      select n.*, d.settled_as as duty_settled_as, d.extended_to as duty_extended_to, d.answer as duty_answer,
             d.answer_number as duty_answer_number, d.reply as duty_reply, c.source,
             coalesce(d.extended_to, c.due_on, n.due_on) as due_now,
             coalesce(c.due_explanation, n.due_explanation) as explanation_now, (o.forms -> 'inbox')::text as words,
             n.fill::text as filled
        from notice n
        left join notice d on d.id = n.duty
        left join circular c on c.id = n.circular
        left join occasion o on o.circular = n.circular and o.code = n.occasion
      """;

  static final Sql INBOX =
      Sql.of(
          INBOX_ROW
              + """
       where n.shown and n.organization = any($1)
       order by n.created_at desc, n.id limit $2 offset $3""");
  static final Sql ONE = Sql.of(INBOX_ROW + " where n.id = $1");
  static final Sql COUNT_INBOX =
      Sql.of(
          """
      select count(*) as total, count(*) filter (where read_at is null) as unread
        from notice where shown and organization = any($1)""");

  static final Sql READ =
      Sql.of(
          """
      update notice set read_at = coalesce(read_at, $3)
       where id = $1 and shown and organization = any($2)""");
  static final Sql ACKNOWLEDGE =
      Sql.of(
          """
      update notice set read_at = coalesce(read_at, $3), acknowledged_at = coalesce(acknowledged_at, $3)
       where id = $1 and shown and organization = any($2)""");

  static final Sql RECORD_READ =
      Sql.of(
          """
      update notice set read_at = $3
       where circular = $1 and organization = any($2) and read_at is null""");

  private static final String YEAR =
      """
        from notice where circular is not null and occasion = 'notice' and sent_at >= $1 and sent_at < $2
         and (not $3::boolean or read_at is not null)
         and ($4::text is null or circular in (select id from circular where source = $4))
      """;
  static final Sql LINES =
      Sql.anew(
          "select n.* from (select id"
              + YEAR
              + "order by sent_at, id limit $5 offset $6) p join notice n using (id) order by sent_at, id");
  static final Sql COUNT_LINES = Sql.anew("select count(*) as n" + YEAR);

  private NoticeStore() {}

  static List<InboxNotice> inbox(Tx tx, UUID[] organizations, Page page) {
    return tx.list(INBOX, NoticeStore::inboxNotice, organizations, page.limit(), page.offset());
  }

  record InboxCount(int total, int unread) {}

  static InboxCount countInbox(Tx tx, UUID[] organizations) {
    return tx.one(
        COUNT_INBOX,
        row -> new InboxCount(row.getInteger("total"), row.getInteger("unread")),
        (Object) organizations);
  }

  static Optional<InboxNotice> read(Tx tx, UUID id, UUID[] organizations, Instant now) {
    return changed(tx, READ, id, organizations, now);
  }

  static Optional<InboxNotice> acknowledge(Tx tx, UUID id, UUID[] organizations, Instant now) {
    return changed(tx, ACKNOWLEDGE, id, organizations, now);
  }

  private static Optional<InboxNotice> changed(
      Tx tx, Sql change, UUID id, UUID[] organizations, Instant now) {
    return tx.execute(change, id, organizations, offset(now)) == 0
        ? Optional.empty()
        : tx.first(ONE, NoticeStore::inboxNotice, id);
  }

  static void recordRead(Tx tx, UUID circular, List<UUID> organizations, Instant readAt) {
    tx.execute(RECORD_READ, circular, organizations.toArray(UUID[]::new), offset(readAt));
  }

  /**
   * @param source of the circular; null for all
   */
  static List<Line> lines(
      Tx tx, Instant from, Instant until, boolean read, String source, Page page) {
    return tx.list(
        LINES,
        NoticeStore::line,
        offset(from),
        offset(until),
        read,
        source,
        page.limit(),
        page.offset());
  }

  private static Line line(Row row) {
    return new Line(
        row.getUUID("id").toString(),
        row.getString("organization_name"),
        LocalDate.ofInstant(row.getOffsetDateTime("sent_at").toInstant(), BusinessClock.ZONE),
        row.getString("document_number"));
  }

  static int countLines(Tx tx, Instant from, Instant until, boolean read, String source) {
    return tx.one(
        COUNT_LINES, row -> row.getInteger("n"), offset(from), offset(until), read, source);
  }

  private static InboxNotice inboxNotice(Row row) {
    Forms.Text text = text(row);
    boolean asksForReturn = "annual_report".equals(row.getString("source"));
    return new InboxNotice(
        row.getUUID("id"),
        row.getUUID("circular"),
        asksForReturn ? row.getUUID("circular") : null,
        row.getString("occasion"),
        row.getUUID("organization"),
        row.getString("organization_name"),
        text.subject(),
        text.body(),
        row.getString("document_number"),
        row.getLocalDate("opens_on"),
        row.getLocalDate("due_now"),
        row.getString("explanation_now"),
        row.getLocalDate("duty_extended_to"),
        instant(row, "sent_at"),
        instant(row, "read_at"),
        instant(row, "acknowledged_at"),
        row.getString("duty_settled_as"),
        answer(row),
        row.getString("duty_reply"));
  }

  /**
   * As the occasion words it, filled for this organisation; a single notice brings its own words.
   */
  private static Forms.Text text(Row row) {
    if (row.getString("words") == null) {
      return new Forms.Text(row.getString("subject"), row.getString("body"));
    }
    Forms.Text words = GsonJson.GSON.fromJson(row.getString("words"), Forms.Text.class);
    Map<String, String> values = new HashMap<>(PostingStore.fill(row.getString("filled")));
    values.put("organization", row.getString("organization_name"));
    return new Forms.Text(
        Wording.fill(words.subject(), values), Wording.fill(words.body(), values));
  }

  private static Notices.Answer answer(Row row) {
    UUID id = row.getUUID("duty_answer");
    return id == null ? null : new Notices.Answer(id, row.getString("duty_answer_number"));
  }

  private static Instant instant(Row row, String column) {
    OffsetDateTime at = row.getOffsetDateTime(column);
    return at == null ? null : at.toInstant();
  }

  private static OffsetDateTime offset(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }
}
