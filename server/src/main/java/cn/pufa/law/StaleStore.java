package cn.pufa.law;

import cn.pufa.law.Citations.Subject;
import cn.pufa.law.StaleCitation.Finding;
import cn.pufa.law.StaleCitation.How;
import cn.pufa.law.StaleCitation.What;
import cn.pufa.platform.db.Sql;
import cn.pufa.platform.db.Tx;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** SQL of what must be looked at again, and of what moved by itself. */
final class StaleStore {

  /** More than anybody would scroll through. */
  private static final int MOST_LISTED = 2000;

  static final Sql FOUND =
      Sql.of(
          """
      insert into stale_citation as s
        (id, feature, subject, statute, version, article, what, new_version, new_article, due_on, found_at)
      values (gen_random_uuid(), $1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
      on conflict (feature, subject, statute, version, article, new_version) do update
        set what = excluded.what, due_on = excluded.due_on,
            new_article = case when s.settled_how = 'still_right' then s.new_article else excluded.new_article end,
            settled_at = case when $11 then null else s.settled_at end,
            settled_by = case when $11 then null else s.settled_by end,
            settled_how = case when $11 then null else s.settled_how end,
            settled_note = case when $11 then null else s.settled_note end,
            withdrawn_at = case when $11 or excluded.due_on > s.due_on then null else s.withdrawn_at end
      returning *""");

  /** What a person has settled stays so, unless the subject cites it again since. */
  static final Sql REOPENS =
      Sql.of(
          """
      select count(*) as n from stale_citation
       where feature = $1 and subject = $2 and statute = $3 and version = $4 and article = $5
         and new_version is not distinct from $6
         and ((settled_how = 'noted' and $7) or settled_how in ('rewritten', 'unchanged', 'replaced'))""");

  static final Sql WITHDRAWN = Sql.of("update stale_citation set withdrawn_at = $2 where id = $1");
  static final Sql SETTLE_REF =
      Sql.of(
          """
      update stale_citation set settled_at = $7, settled_how = $8
       where feature = $1 and subject = $2 and statute = $3 and version = $4 and article = $5
         and settled_at is null and ($6::uuid is null or id <> $6) and what <> 'corrected'""");

  /** What was taken off the public side waits until it is written anew. */
  static final Sql SETTLE_UNCITED =
      Sql.of(
          """
      update stale_citation s set settled_at = $3, settled_how = 'rewritten'
       where feature = $1 and subject = $2 and settled_at is null and (withdrawn_at is null or $4) and not exists
         (select from citation c
           where c.feature = s.feature and c.subject = s.subject and c.statute = s.statute
             and c.version = s.version and c.article = s.article)""");

  static final Sql SETTLE =
      Sql.of(
          """
      update stale_citation
         set settled_at = $2, settled_by = $3, settled_how = $4, settled_note = $5,
             new_article = coalesce($6, new_article)
       where id = $1 returning *""");
  static final Sql LOCK = Sql.of("select * from stale_citation where id = $1 for no key update");
  static final Sql LIST =
      Sql.of(
          """
      select * from stale_citation
       where (settled_at is not null) = $1 and ($2::text is null or feature = $2)
         and ($3::text is null or statute = $3)
       order by settled_at desc, due_on, statute, article, feature, subject, id
       limit %d"""
              .formatted(MOST_LISTED));
  static final Sql CARRIED =
      Sql.of(
          """
      insert into carried_citation
        (feature, subject, statute, version, article, new_version, new_article, why, at)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict do nothing""");
  static final Sql BEFORE =
      Sql.of(
          """
      select version, article from carried_citation
       where feature = $1 and subject = $2 and statute = $3 and new_version = $4 and new_article = $5
         and version < new_version
       order by at desc, article limit 1""");

  static final Sql FORGET_CARRIED =
      Sql.of(
          """
      delete from carried_citation c using unnest($3::text[], $4::date[], $5::int[]) r (statute, version, article)
       where c.feature = $1 and c.subject = $2 and c.statute = r.statute and c.new_version = r.version
         and c.new_article = r.article""");

  /** What a person has said of other words than those that stand there now. */
  static final Sql ASK_AGAIN =
      Sql.of(
          """
      update stale_citation s
         set settled_at = null, settled_by = null, settled_how = null, settled_note = null
       where statute = $1 and new_version = $2 and new_article = any($3)
         and settled_how in ('still_right', 'noted') and exists
         (select from citation c
           where c.feature = s.feature and c.subject = s.subject and c.statute = s.statute
             and c.version = s.version and c.article = s.article)""");

  static final Sql OPEN_BY_STATUTE =
      Sql.of(
          """
      select statute, count(*) as n from stale_citation where settled_at is null group by statute""");

  static final Sql OPEN_OF =
      Sql.of(
          """
      select * from stale_citation
       where feature = $1 and subject = $2 and settled_at is null order by due_on""");

  record Count(String key, int n) {}

  private StaleStore() {}

  /**
   * @param anew whether the subject has just begun to cite it, so that what was noted of it is past
   */
  static StaleCitation found(
      Tx tx, Subject subject, ArticleRef ref, Finding finding, boolean anew, Instant now) {
    boolean reopens =
        tx.one(
                REOPENS,
                row -> row.getInteger("n"),
                subject.feature(),
                subject.id(),
                ref.statute(),
                ref.version(),
                ref.article(),
                finding.newVersion(),
                anew)
            > 0;
    return tx.one(
        FOUND,
        StaleStore::read,
        subject.feature(),
        subject.id(),
        ref.statute(),
        ref.version(),
        ref.article(),
        finding.what().name(),
        finding.newVersion(),
        finding.newArticle(),
        finding.dueOn(),
        offset(now),
        reopens);
  }

  static void withdrawn(Tx tx, UUID id, Instant now) {
    tx.execute(WITHDRAWN, id, offset(now));
  }

  /**
   * @param except null for all of the citation
   */
  static void settleRef(Tx tx, Subject subject, ArticleRef ref, UUID except, How how, Instant now) {
    tx.execute(
        SETTLE_REF,
        subject.feature(),
        subject.id(),
        ref.statute(),
        ref.version(),
        ref.article(),
        except,
        offset(now),
        how.name());
  }

  /**
   * @param withdrawn also what took the subject off the public side
   */
  static void settleUncited(Tx tx, Subject subject, boolean withdrawn, Instant now) {
    tx.execute(SETTLE_UNCITED, subject.feature(), subject.id(), offset(now), withdrawn);
  }

  /**
   * @param article of the new version, where the person names another than was found, or null
   */
  static StaleCitation settle(
      Tx tx, UUID id, Instant now, UUID by, How how, String note, Integer article) {
    return tx.one(SETTLE, StaleStore::read, id, offset(now), by, how.name(), note, article);
  }

  static Optional<StaleCitation> lock(Tx tx, UUID id) {
    return tx.first(LOCK, StaleStore::read, id);
  }

  static List<StaleCitation> list(Tx tx, boolean settled, String feature, String statute) {
    return tx.list(LIST, StaleStore::read, settled, feature, statute);
  }

  /** Of the subject, those that wait for somebody, the one that is due first at the head. */
  static List<StaleCitation> openOf(Tx tx, Subject subject) {
    return tx.list(OPEN_OF, StaleStore::read, subject.feature(), subject.id());
  }

  static void carried(
      Tx tx, Subject subject, ArticleRef from, ArticleRef to, How why, Instant now) {
    tx.execute(
        CARRIED,
        subject.feature(),
        subject.id(),
        from.statute(),
        from.version(),
        from.article(),
        to.version(),
        to.article(),
        why.name(),
        offset(now));
  }

  /** What the subject cited when it was carried to this article. */
  static Optional<ArticleRef> before(Tx tx, Subject subject, ArticleRef ref) {
    return tx.first(
        BEFORE,
        row ->
            new ArticleRef(ref.statute(), row.getLocalDate("version"), row.getInteger("article")),
        subject.feature(),
        subject.id(),
        ref.statute(),
        ref.version(),
        ref.article());
  }

  /** What is written for an article was not carried to it. */
  static void forgetCarried(Tx tx, Subject subject, List<ArticleRef> written) {
    tx.execute(
        FORGET_CARRIED,
        subject.feature(),
        subject.id(),
        written.stream().map(ArticleRef::statute).toArray(String[]::new),
        written.stream().map(ArticleRef::version).toArray(LocalDate[]::new),
        written.stream().map(ArticleRef::article).toArray(Integer[]::new));
  }

  static void askAgain(Tx tx, String statute, LocalDate newVersion, Set<Integer> newArticles) {
    tx.execute(ASK_AGAIN, statute, newVersion, newArticles.toArray(Integer[]::new));
  }

  static List<Count> openByStatute(Tx tx) {
    return tx.list(
        OPEN_BY_STATUTE, row -> new Count(row.getString("statute"), row.getInteger("n")));
  }

  private static StaleCitation read(Row row) {
    String statute = row.getString("statute");
    LocalDate newVersion = row.getLocalDate("new_version");
    Integer newArticle = row.getInteger("new_article");
    return new StaleCitation(
        row.getUUID("id"),
        new Subject(row.getString("feature"), row.getString("subject")),
        new ArticleRef(statute, row.getLocalDate("version"), row.getInteger("article")),
        What.valueOf(row.getString("what")),
        newVersion,
        newArticle == null ? null : new ArticleRef(statute, newVersion, newArticle),
        row.getLocalDate("due_on"),
        instant(row, "found_at"),
        instant(row, "withdrawn_at"),
        instant(row, "settled_at"),
        row.getUUID("settled_by"),
        row.getString("settled_how") == null ? null : How.valueOf(row.getString("settled_how")),
        row.getString("settled_note"));
  }

  private static Instant instant(Row row, String column) {
    OffsetDateTime at = row.getOffsetDateTime(column);
    return at == null ? null : at.toInstant();
  }

  private static OffsetDateTime offset(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }
}
