package cn.pufa.wording;

import cn.pufa.law.ArticleRef;
import cn.pufa.platform.db.Sql;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Request.Page;
import cn.pufa.platform.json.GsonJson;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** SQL of templates. */
final class TemplateStore {

  /** A version without its words. */
  record Line(int version, String note, UUID createdBy, Instant createdAt) {}

  static final Sql INSERT =
      Sql.of(
          """
      insert into template (id, division, code, title, purpose, version, created_at, changed_at)
      values ($1, $2, $3, $4, $5, 1, $6, $6) on conflict (division, code) do nothing""");
  static final Sql INSERT_VERSION =
      Sql.of(
          """
      insert into template_version (template, version, placeholders, forms, citations, note, created_by, created_at)
      values ($1, $2, $3::text::jsonb, $4::text::jsonb, $5, $6, $7, $8)""");
  static final Sql CHANGED =
      Sql.of("update template set version = $2, changed_at = $3 where id = $1");
  static final Sql RETIRE =
      Sql.of("update template set retired_at = $2, retire_reason = $3 where id = $1");

  static final Sql BY_ID = Sql.of("select * from template where division = $1 and id = $2");
  static final Sql LOCK = Sql.of(BY_ID.text() + " for no key update");
  static final Sql BY_CODE = Sql.of("select * from template where division = $1 and code = $2");

  private static final String FILTERED =
      """
       from template
      where division = $1 and ($2::text is null or purpose = $2) and (retired_at is not null) = $3
      """;
  static final Sql PAGE =
      Sql.of(
          "select *"
              + FILTERED
              + """
      order by array_position(array['notice', 'reminder', 'overdue', 'courtesy'], purpose), title, id
      limit $4 offset $5""");
  static final Sql COUNT = Sql.of("select count(*) as n" + FILTERED);

  private static final String VERSION =
      "select v.*, v.placeholders::text as open, v.forms::text as words from template_version v ";
  static final Sql ONE_VERSION = Sql.of(VERSION + "where template = $1 and version = $2");
  static final Sql NEWEST =
      Sql.of(
          VERSION
              + "join template t on t.id = v.template and t.version = v.version where t.id = any($1)");
  static final Sql LINES =
      Sql.of(
          """
      select version, note, created_by, created_at from template_version where template = $1 order by version desc""");

  private TemplateStore() {}

  /** False where one with the code is there already. */
  static boolean insert(
      Tx tx,
      UUID id,
      String division,
      String code,
      String title,
      TemplatePurpose purpose,
      Instant now) {
    return tx.execute(INSERT, id, division, code, title, purpose.code(), offset(now)) == 1;
  }

  static void insertVersion(Tx tx, TemplateVersion version) {
    tx.execute(
        INSERT_VERSION,
        version.template(),
        version.version(),
        GsonJson.GSON.toJson(version.placeholders()),
        GsonJson.GSON.toJson(version.forms()),
        version.citations().stream().map(ArticleRef::toString).toArray(String[]::new),
        version.note(),
        version.createdBy(),
        offset(version.createdAt()));
  }

  static void changed(Tx tx, UUID id, int version, Instant now) {
    tx.execute(CHANGED, id, version, offset(now));
  }

  static void retire(Tx tx, UUID id, Instant now, String reason) {
    tx.execute(RETIRE, id, offset(now), reason);
  }

  static Optional<Template> byId(Tx tx, String division, UUID id) {
    return tx.first(BY_ID, TemplateStore::template, division, id);
  }

  static Optional<Template> lock(Tx tx, String division, UUID id) {
    return tx.first(LOCK, TemplateStore::template, division, id);
  }

  static Optional<Template> byCode(Tx tx, String division, String code) {
    return tx.first(BY_CODE, TemplateStore::template, division, code);
  }

  static List<Template> page(Tx tx, String division, String purpose, boolean retired, Page page) {
    return tx.list(
        PAGE, TemplateStore::template, division, purpose, retired, page.limit(), page.offset());
  }

  static int count(Tx tx, String division, String purpose, boolean retired) {
    return tx.one(COUNT, row -> row.getInteger("n"), division, purpose, retired);
  }

  static Optional<TemplateVersion> version(Tx tx, UUID template, int version) {
    return tx.first(ONE_VERSION, TemplateStore::version, template, version);
  }

  static List<TemplateVersion> newest(Tx tx, Collection<UUID> templates) {
    return tx.list(NEWEST, TemplateStore::version, (Object) templates.toArray(UUID[]::new));
  }

  static List<Line> lines(Tx tx, UUID template) {
    return tx.list(
        LINES,
        row ->
            new Line(
                row.getInteger("version"),
                row.getString("note"),
                row.getUUID("created_by"),
                instant(row, "created_at")),
        template);
  }

  private static Template template(Row row) {
    return new Template(
        row.getUUID("id"),
        row.getString("code"),
        row.getString("title"),
        TemplatePurpose.of(row.getString("purpose")),
        row.getInteger("version"),
        instant(row, "changed_at"),
        instant(row, "retired_at"),
        row.getString("retire_reason"));
  }

  private static TemplateVersion version(Row row) {
    return new TemplateVersion(
        row.getUUID("template"),
        row.getInteger("version"),
        List.of(GsonJson.GSON.fromJson(row.getString("open"), Placeholder[].class)),
        GsonJson.GSON.fromJson(row.getString("words"), Forms.class),
        Stream.of(row.getArrayOfStrings("citations")).map(ArticleRef::parse).toList(),
        row.getString("note"),
        row.getUUID("created_by"),
        instant(row, "created_at"));
  }

  private static Instant instant(Row row, String column) {
    OffsetDateTime at = row.getOffsetDateTime(column);
    return at == null ? null : at.toInstant();
  }

  private static OffsetDateTime offset(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }
}
