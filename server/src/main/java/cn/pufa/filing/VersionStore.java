package cn.pufa.filing;

import cn.pufa.platform.db.Sql;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.json.GsonJson;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** SQL of what was filed, version by version. */
final class VersionStore {

  /** One version, whole. */
  record Version(
      UUID filing,
      int number,
      String form,
      JsonObject content,
      JsonObject lastYear,
      List<FiledFile> files,
      List<Finding> findings,
      String sha256,
      Instant submittedAt) {}

  /** What a version is known by, without what it says. */
  record Head(UUID filing, int number, String sha256, Instant submittedAt) {}

  private static final String COLUMNS =
      """
      select v.filing, v.number, v.form, v.content::text as content, v.last_year::text as last_year,
             v.files::text as files, v.findings::text as findings, v.sha256, v.submitted_at from filing_version v
      """;
  static final Sql INSERT =
      Sql.of(
          """
      insert into filing_version (filing, number, form, content, last_year, files, findings, sha256, submitted_at, submitted_by)
      values ($1, $2, $3, $4::text::jsonb, $5::text::jsonb, $6::text::jsonb, $7::text::jsonb, $8, $9, $10)""");
  static final Sql OF = Sql.of(COLUMNS + " where v.filing = $1 and v.number = $2");

  static final Sql HEADS =
      Sql.of(
          """
      select v.filing, v.number, v.sha256, v.submitted_at
        from filing f join filing_version v on v.filing = f.id and v.number = f.version
       where f.id = any($1)""");

  /** The last one of a filing that is not withdrawn. */
  static final Sql OF_YEAR =
      Sql.of(
          COLUMNS
              + """
       join filing f on f.id = v.filing and f.version = v.number
       where f.organization = $1 and f.year = $2 and f.state <> 'draft'
       order by v.submitted_at desc limit 1""");

  private VersionStore() {}

  static void insert(Tx tx, Version version, UUID person) {
    tx.execute(
        INSERT,
        version.filing(),
        version.number(),
        version.form(),
        version.content().toString(),
        version.lastYear().toString(),
        GsonJson.GSON.toJson(version.files()),
        GsonJson.GSON.toJson(version.findings()),
        version.sha256(),
        version.submittedAt().atOffset(ZoneOffset.UTC),
        person);
  }

  static Optional<Version> of(Tx tx, UUID filing, int number) {
    return tx.first(OF, VersionStore::version, filing, number);
  }

  /** Of the versions that are filed now, by filing. */
  static Map<UUID, Head> heads(Tx tx, List<UUID> filings) {
    return tx.list(HEADS, VersionStore::head, (Object) filings.toArray(UUID[]::new)).stream()
        .collect(Collectors.toMap(Head::filing, Function.identity()));
  }

  private static Head head(Row row) {
    return new Head(
        row.getUUID("filing"),
        row.getInteger("number"),
        row.getString("sha256"),
        row.getOffsetDateTime("submitted_at").toInstant());
  }

  static Optional<Version> ofYear(Tx tx, UUID organization, int year) {
    return tx.first(OF_YEAR, VersionStore::version, organization, year);
  }

  private static Version version(Row row) {
    return new Version(
        row.getUUID("filing"),
        row.getInteger("number"),
        row.getString("form"),
        JsonParser.parseString(row.getString("content")).getAsJsonObject(),
        JsonParser.parseString(row.getString("last_year")).getAsJsonObject(),
        List.of(GsonJson.GSON.fromJson(row.getString("files"), FiledFile[].class)),
        List.of(GsonJson.GSON.fromJson(row.getString("findings"), Finding[].class)),
        row.getString("sha256"),
        row.getOffsetDateTime("submitted_at").toInstant());
  }
}
