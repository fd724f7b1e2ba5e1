package cn.pufa.notice;

import cn.pufa.platform.db.Sql;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.json.GsonJson;
import cn.pufa.wording.Forms;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;

/** SQL of circulars and their occasions. */
final class OccasionStore {

  static final Sql OPEN =
      Sql.of(
          """
      insert into circular (id, division, kind, source, title, document_number, opens_on, due_on, due_explanation,
             plan, created_at, released_at)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10::text::jsonb, $11::timestamptz, $11)""");

  static final Sql NEXT_CODE =
      Sql.of(
          """
      select case count(*) when 0 then 'notice' else 'reminder-' || count(*) end as code
        from occasion where circular = $1""");

  static final Sql ADD =
      Sql.of(
          """
      with added as (
        insert into occasion (circular, code, forms, created_at) values ($1, $2, $3::text::jsonb, $4)
        returning circular, code, forms)
      select a.code, a.forms::text as forms, c.id, c.division, c.plan::text as plan, c.document_number, c.opens_on,
             c.due_on, c.due_explanation
        from added a join circular c on c.id = a.circular""");

  static final Sql CANCEL =
      Sql.of("update circular set cancelled_at = coalesce(cancelled_at, $2) where id = $1");

  private OccasionStore() {}

  static void cancel(Tx tx, UUID circular, Instant at) {
    tx.execute(CANCEL, circular, at.atOffset(ZoneOffset.UTC));
  }

  static void open(Tx tx, Told told, Instant at) {
    tx.execute(
        OPEN,
        told.circular(),
        told.division(),
        told.kind().code(),
        told.source(),
        told.title(),
        told.documentNumber(),
        told.opensOn(),
        told.dueOn(),
        told.dueExplanation(),
        GsonJson.GSON.toJson(told.plan()),
        at.atOffset(ZoneOffset.UTC));
  }

  /** Two occasions at the same time come one after the other. */
  static Occasion add(Tx tx, UUID circular, Forms forms, Instant at) {
    OpenDutyStore.hold(tx, circular);
    String code = tx.one(NEXT_CODE, row -> row.getString("code"), circular);
    return tx.one(
        ADD,
        OccasionStore::occasion,
        circular,
        code,
        GsonJson.GSON.toJson(forms),
        at.atOffset(ZoneOffset.UTC));
  }

  private static Occasion occasion(Row row) {
    return new Occasion(
        row.getUUID("id"),
        row.getString("division"),
        row.getString("code"),
        GsonJson.GSON.fromJson(row.getString("plan"), Plan.class),
        GsonJson.GSON.fromJson(row.getString("forms"), Forms.class),
        row.getString("document_number"),
        row.getLocalDate("opens_on"),
        row.getLocalDate("due_on"),
        row.getString("due_explanation"));
  }
}
