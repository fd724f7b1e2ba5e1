package cn.pufa.lawreport;

import static cn.pufa.lawreport.ReportStore.instant;
import static cn.pufa.lawreport.ReportStore.offset;

import cn.pufa.platform.db.Sql;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.json.GsonJson;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** SQL of the sections of reports, and of the comments on them. */
final class SectionStore {

  /** Settled once somebody has seen to it. */
  record Comment(
      UUID id,
      String section,
      String text,
      UUID person,
      Instant at,
      UUID settledBy,
      Instant settledAt) {}

  static final Sql INSERT =
      Sql.of(
          """
      insert into law_report_section (report, code, place, level, heading, about, paragraphs, edited_by, edited_at)
      values ($1, $2, $3, $4, $5, $6, $7::text::jsonb, $8, $9)""");
  static final Sql OF_REPORT =
      Sql.of("select * from law_report_section where report = $1 order by place");
  static final Sql ONE = Sql.of("select * from law_report_section where report = $1 and code = $2");
  static final Sql SAVE =
      Sql.of(
          """
      update law_report_section
         set paragraphs = $3::text::jsonb, revision = revision + 1, edited_by = $4, edited_at = $5, approved_by = null,
             approved_at = null
       where report = $1 and code = $2""");
  static final Sql APPROVE =
      Sql.of(
          """
      update law_report_section set approved_by = $3, approved_at = $4 where report = $1 and code = $2""");
  static final Sql INSERT_COMMENT =
      Sql.of(
          """
      insert into law_report_comment (id, report, section, text, person, at) values ($1, $2, $3, $4, $5, $6)""");
  static final Sql COMMENTS =
      Sql.of("select * from law_report_comment where report = $1 order by at, id");
  static final Sql COMMENT =
      Sql.of("select * from law_report_comment where report = $1 and id = $2");
  static final Sql SETTLE =
      Sql.of(
          """
      update law_report_comment set settled_by = $2, settled_at = $3 where id = $1 and settled_at is null""");

  private SectionStore() {}

  static void insert(Tx tx, UUID report, Section section) {
    tx.execute(
        INSERT,
        report,
        section.code(),
        section.place(),
        section.level(),
        section.heading(),
        section.about().name().toLowerCase(Locale.ROOT),
        GsonJson.GSON.toJson(section.paragraphs()),
        section.editedBy(),
        offset(section.editedAt()));
  }

  /** In the order of the report. */
  static List<Section> of(Tx tx, UUID report) {
    return tx.list(OF_REPORT, SectionStore::section, report);
  }

  static Optional<Section> one(Tx tx, UUID report, String code) {
    return tx.first(ONE, SectionStore::section, report, code);
  }

  /** Whoever approved it before has not seen this. */
  static void save(
      Tx tx, UUID report, String code, List<Paragraph> paragraphs, UUID person, Instant now) {
    tx.execute(SAVE, report, code, GsonJson.GSON.toJson(paragraphs), person, offset(now));
  }

  static void approve(Tx tx, UUID report, String code, UUID person, Instant now) {
    tx.execute(APPROVE, report, code, person, offset(now));
  }

  static void insert(Tx tx, UUID report, Comment comment) {
    tx.execute(
        INSERT_COMMENT,
        comment.id(),
        report,
        comment.section(),
        comment.text(),
        comment.person(),
        offset(comment.at()));
  }

  /** In the order of writing. */
  static List<Comment> comments(Tx tx, UUID report) {
    return tx.list(COMMENTS, SectionStore::comment, report);
  }

  static Optional<Comment> comment(Tx tx, UUID report, UUID id) {
    return tx.first(COMMENT, SectionStore::comment, report, id);
  }

  /** False where somebody has settled it before. */
  static boolean settle(Tx tx, UUID id, UUID person, Instant now) {
    return tx.execute(SETTLE, id, person, offset(now)) == 1;
  }

  private static Section section(Row row) {
    return new Section(
        row.getString("code"),
        row.getInteger("place"),
        row.getInteger("level"),
        row.getString("heading"),
        Outline.About.valueOf(row.getString("about").toUpperCase(Locale.ROOT)),
        List.of(GsonJson.GSON.fromJson(row.getValue("paragraphs").toString(), Paragraph[].class)),
        row.getInteger("revision"),
        row.getUUID("edited_by"),
        instant(row, "edited_at"),
        row.getUUID("approved_by"),
        instant(row, "approved_at"));
  }

  private static Comment comment(Row row) {
    return new Comment(
        row.getUUID("id"),
        row.getString("section"),
        row.getString("text"),
        row.getUUID("person"),
        instant(row, "at"),
        row.getUUID("settled_by"),
        instant(row, "settled_at"));
  }
}
