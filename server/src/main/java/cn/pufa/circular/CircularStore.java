package cn.pufa.circular;

import cn.pufa.platform.db.Sql;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Request.Page;
import cn.pufa.platform.json.GsonJson;
import cn.pufa.wording.Forms;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** SQL of circulars as they are drafted and released. */
final class CircularStore {

  private static final String ALL =
      """
      select d.id, d.version, d.content::text as content, d.due_on, d.due_explanation, d.created_at, d.author, d.release_at,
             d.released_by, d.released_at, s.pause_reason, coalesce(d.cancel_reason, s.cancel_reason) as cancel_reason,
             case d.state when 'released' then s.state else d.state end as state,
             (select count(*) from circular_recipient r where r.circular = d.id and r.why is null) as included,
             (select count(*) from circular_recipient r where r.circular = d.id and r.why is not null) as left_out
        from circular_draft d left join circular_standing s on s.circular = d.id
       where d.division = $1
      """;

  static final Sql INSERT =
      Sql.of(
          """
      insert into circular_draft (division, state, content, due_on, due_explanation, created_at, author)
      values ($1, 'draft', $2::text::jsonb, $3, $4, $5, $6) returning id""");
  static final Sql UPDATE =
      Sql.of(
          """
      update circular_draft set content = $2::text::jsonb, due_on = $3, due_explanation = $4, author = $5,
             version = version + 1
       where id = $1""");

  /** Held against everybody who would change or release it. */
  static final Sql HOLD =
      Sql.of("select id from circular_draft where division = $1 and id = $2 for update");

  static final Sql BY_ID = Sql.of(ALL + "and d.id = $2");
  static final Sql PAGE =
      Sql.of(
          "select * from ("
              + ALL
              + ") c where $2::text is null or state = $2 order by created_at desc, id limit $3 offset $4");
  static final Sql COUNT =
      Sql.of("select count(*) as n from (" + ALL + ") c where $2::text is null or state = $2");
  static final Sql FREEZE =
      Sql.of(
          """
      update circular_draft set state = 'scheduled', forms = $2::text::jsonb, release_at = $3, released_by = $4
       where id = $1""");
  static final Sql FORMS = Sql.of("select forms::text as forms from circular_draft where id = $1");
  static final Sql RELEASED =
      Sql.of("update circular_draft set state = 'released', released_at = $2 where id = $1");
  static final Sql CANCEL =
      Sql.of("update circular_draft set state = 'cancelled', cancel_reason = $2 where id = $1");
  static final Sql DUE =
      Sql.of(
          """
      select id from circular_draft
       where division = $1 and state = 'scheduled' and release_at <= $2 order by release_at, id""");

  /** Empty where another node has it in hand, or has done it. */
  static final Sql TAKE_DUE =
      Sql.of(
          """
      select id from circular_draft
       where id = $1 and state = 'scheduled' and release_at <= $2 for update skip locked""");

  private CircularStore() {}

  static UUID insert(
      Tx tx, String division, CircularDraft draft, DueDay due, Instant now, UUID author) {
    return tx.one(
        INSERT,
        row -> row.getUUID("id"),
        division,
        GsonJson.GSON.toJson(draft),
        due.day(),
        due.explanation(),
        offset(now),
        author);
  }

  static void update(Tx tx, UUID id, CircularDraft draft, DueDay due, UUID author) {
    tx.execute(UPDATE, id, GsonJson.GSON.toJson(draft), due.day(), due.explanation(), author);
  }

  /** Read after it is held, so that it is as the one before left it. */
  static Optional<Circular> lock(Tx tx, String division, UUID id) {
    return tx.first(HOLD, row -> row.getUUID("id"), division, id)
        .flatMap(held -> byId(tx, division, id));
  }

  static Optional<Circular> byId(Tx tx, String division, UUID id) {
    return tx.first(BY_ID, CircularStore::circular, division, id);
  }

  static List<Circular> page(Tx tx, String division, String state, Page page) {
    return tx.list(PAGE, CircularStore::circular, division, state, page.limit(), page.offset());
  }

  static int count(Tx tx, String division, String state) {
    return tx.one(COUNT, row -> row.getInteger("n"), division, state);
  }

  static void freeze(Tx tx, UUID id, Forms forms, Instant releaseAt, UUID releasedBy) {
    tx.execute(
        FREEZE,
        id,
        GsonJson.GSON.toJson(forms),
        releaseAt == null ? null : offset(releaseAt),
        releasedBy);
  }

  static Forms forms(Tx tx, UUID id) {
    return tx.one(FORMS, row -> GsonJson.GSON.fromJson(row.getString("forms"), Forms.class), id);
  }

  static void released(Tx tx, UUID id, Instant now) {
    tx.execute(RELEASED, id, offset(now));
  }

  static void cancel(Tx tx, UUID id, String reason) {
    tx.execute(CANCEL, id, reason);
  }

  static List<UUID> due(Tx tx, String division, Instant now) {
    return tx.list(DUE, row -> row.getUUID("id"), division, offset(now));
  }

  static boolean takeDue(Tx tx, UUID id, Instant now) {
    return tx.first(TAKE_DUE, row -> row.getUUID("id"), id, offset(now)).isPresent();
  }

  private static Circular circular(Row row) {
    var draft = GsonJson.GSON.fromJson(row.getString("content"), CircularDraft.class);
    var state = Circular.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT));
    boolean frozen = row.getUUID("released_by") != null;
    return new Circular(
        row.getUUID("id"),
        row.getInteger("version"),
        state,
        draft.kind(),
        draft.title(),
        draft.documentNumber(),
        draft.opensOn(),
        row.getLocalDate("due_on"),
        row.getString("due_explanation"),
        draft.audience(),
        draft.template(),
        draft.words(),
        draft.values(),
        draft.plan(),
        frozen ? row.getInteger("included") : null,
        frozen ? row.getInteger("left_out") : null,
        instant(row, "created_at"),
        row.getUUID("author"),
        instant(row, "release_at"),
        row.getUUID("released_by"),
        instant(row, "released_at"),
        row.getString("pause_reason"),
        row.getString("cancel_reason"));
  }

  private static Instant instant(Row row, String column) {
    OffsetDateTime at = row.getOffsetDateTime(column);
    return at == null ? null : at.toInstant();
  }

  private static OffsetDateTime offset(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }
}
