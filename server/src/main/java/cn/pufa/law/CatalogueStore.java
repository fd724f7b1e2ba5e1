package cn.pufa.law;

import cn.pufa.law.Catalogue.Entry;
import cn.pufa.law.Catalogue.Version;
import cn.pufa.platform.db.Sql;
import cn.pufa.platform.db.Tx;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** SQL of statutes and their versions. */
final class CatalogueStore {

  private record OfStatute(String code, Version version) {}

  static final Sql STATUTES = Sql.of("select * from statute order by place");
  static final Sql VERSIONS = Sql.of("select * from statute_version");
  static final Sql INSERT =
      Sql.of(
          """
      insert into statute (code, title, short_title, number, topic, repealed_on, by_bureau, created_at)
      values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (code) do nothing""");
  static final Sql INSERT_VERSION =
      Sql.of(
          """
      insert into statute_version
        (code, version, effective, first_article, articles, file, note, unsearched, source, created_at)
      values ($1, $2, $3, $4, $5, $6, $7, $8, null, $9) on conflict (code, version) do nothing""");
  static final Sql SET_VERSION =
      Sql.of(
          """
      insert into statute_version
        (code, version, effective, first_article, articles, file, note, unsearched, source, created_at)
      values ($1, $2, $3, $4, $5, null, $6, '', $7, $8)
      on conflict (code, version) do update
        set effective = excluded.effective, first_article = excluded.first_article, articles = excluded.articles,
            note = excluded.note, source = excluded.source, begun = false""");
  static final Sql REPEAL =
      Sql.of(
          """
      update statute set repealed_on = $2, repeal_document = $3, repeal_reason = $4, ended = false where code = $1""");

  /** Whoever changes a statute waits for those who are just citing it, and they for him. */
  static final Sql LOCK_CHANGED =
      Sql.of("select code from statute where code = any($1) order by code for no key update");

  static final Sql LOCK_CITED =
      Sql.of("select code from statute where code = any($1) order by code for share");

  static final Sql DUE =
      Sql.of(
          """
      select code from statute_version where not begun and greatest(version, effective) <= $1
      union
      select code from statute where not ended and repealed_on <= $1
      order by code""");
  static final Sql BEGUN =
      Sql.of(
          """
      update statute_version set begun = true
       where code = $1 and not begun and greatest(version, effective) <= $2""");
  static final Sql ENDED =
      Sql.of("update statute set ended = true where code = $1 and not ended and repealed_on <= $2");

  private CatalogueStore() {}

  static Catalogue load(Tx tx) {
    Map<String, List<Version>> versions =
        tx.list(VERSIONS, row -> new OfStatute(row.getString("code"), version(row))).stream()
            .collect(
                Collectors.groupingBy(
                    OfStatute::code, Collectors.mapping(OfStatute::version, Collectors.toList())));
    return Catalogue.of(
        tx.list(STATUTES, row -> entry(row, versions)).stream()
            .filter(entry -> !entry.versions().isEmpty())
            .toList());
  }

  private static Entry entry(Row row, Map<String, List<Version>> versions) {
    String code = row.getString("code");
    return new Entry(
        code,
        row.getString("title"),
        row.getString("short_title"),
        row.getString("number"),
        row.getString("topic"),
        row.getLocalDate("repealed_on"),
        versions.getOrDefault(code, List.of()));
  }

  private static Version version(Row row) {
    return new Version(
        row.getLocalDate("version"),
        row.getLocalDate("effective"),
        null,
        null,
        row.getInteger("first_article"),
        row.getInteger("articles"),
        row.getString("file"),
        row.getString("note"),
        row.getString("unsearched"));
  }

  /** Rows added; none where all of it is there already. */
  static int addMissing(Tx tx, Entry entry, Instant now) {
    int added = insert(tx, entry, false, now);
    for (Version version : entry.versions()) {
      added +=
          tx.execute(
              INSERT_VERSION,
              entry.code(),
              version.version(),
              version.effective(),
              version.first(),
              version.articles(),
              version.file(),
              version.note(),
              version.unsearched(),
              now.atOffset(ZoneOffset.UTC));
    }
    return added;
  }

  static int insert(Tx tx, Entry entry, boolean byBureau, Instant now) {
    return tx.execute(
        INSERT,
        entry.code(),
        entry.title(),
        entry.shortTitle(),
        entry.number(),
        entry.topic(),
        entry.repealedOn(),
        byBureau,
        now.atOffset(ZoneOffset.UTC));
  }

  /** As a person has given it, in place of what the catalogue said of that version. */
  static void setVersion(Tx tx, String code, Version version, String source, Instant now) {
    tx.execute(
        SET_VERSION,
        code,
        version.version(),
        version.effective(),
        version.first(),
        version.articles(),
        version.note(),
        source,
        now.atOffset(ZoneOffset.UTC));
  }

  static void repeal(Tx tx, String code, LocalDate on, String document, String reason) {
    tx.execute(REPEAL, code, on, document, reason);
  }

  static void lockChanged(Tx tx, List<String> codes) {
    tx.list(LOCK_CHANGED, row -> row.getString("code"), (Object) codes.toArray(String[]::new));
  }

  static void lockCited(Tx tx, List<String> codes) {
    tx.list(LOCK_CITED, row -> row.getString("code"), (Object) codes.toArray(String[]::new));
  }

  /** Statutes of which a version begins or that end by that day, and that nobody has seen to. */
  static List<String> due(Tx tx, LocalDate today) {
    return tx.list(DUE, row -> row.getString("code"), today);
  }

  /** Whether there was anything to mark. */
  static boolean markSeen(Tx tx, String code, LocalDate today) {
    return tx.execute(BEGUN, code, today) + tx.execute(ENDED, code, today) > 0;
  }
}
