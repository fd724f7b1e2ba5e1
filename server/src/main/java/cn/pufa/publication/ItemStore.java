package cn.pufa.publication;

import static cn.pufa.publication.BatchStore.instant;
import static cn.pufa.publication.BatchStore.offset;

import cn.pufa.platform.db.Sql;
import cn.pufa.platform.db.Tx;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** SQL of the items of batches. */
final class ItemStore {

  /** An item with the batch that it was published in. */
  record Published(Item item, String number, String title, Instant publishedAt) {}

  static final Sql DELETE = Sql.of("delete from publication_item where batch = $1");
  static final Sql INSERT =
      Sql.of(
          """
      insert into publication_item (id, batch, no, kind, subject, organization, credit_code, name, words)
      select u.id, $1, u.no, split_part(u.subject, '/', 1), u.subject, u.organization, u.credit_code, u.name, u.words
        from unnest($2::uuid[], $3::integer[], $4::text[], $5::uuid[], $6::text[], $7::text[], $8::text[])
             u (id, no, subject, organization, credit_code, name, words)""");
  static final Sql FREEZE =
      Sql.of(
          """
      update publication_item i
         set facts = u.facts::jsonb, sha256 = u.sha256, words = u.words, name = u.name, credit_code = u.credit_code
        from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[])
             u (id, facts, sha256, words, name, credit_code)
       where i.id = u.id""");
  static final Sql THAW =
      Sql.of("update publication_item set facts = null, sha256 = null where batch = $1");
  static final Sql OF_BATCH = Sql.of("select * from publication_item where batch = $1 order by no");

  /** In a batch that is under way or stands; a withdrawn item may be published again. */
  static final String STANDING_SOMEWHERE =
      """
      from publication_item i join publication_batch b on b.id = i.batch
       where b.state not in ('dropped', 'withdrawn') and i.withdrawn_at is null
      """;

  static final Sql TAKEN =
      Sql.of(
          "select i.subject "
              + STANDING_SOMEWHERE
              + "and i.subject = any($1) and b.id is distinct from $2");

  static final Sql BATCHES_OF =
      Sql.of(
          "select distinct i.batch "
              + STANDING_SOMEWHERE
              + "and i.subject = $1 and b.division = $2 order by i.batch");

  static final Sql WITHDRAW =
      Sql.of(
          """
      update publication_item set withdrawn_at = $3, reason = $4
       where batch = $1 and ($2::integer[] is null or no = any($2)) and withdrawn_at is null""");

  private static final String STANDING =
      """
      select i.*, b.number, b.title, b.published_at
        from publication_item i join publication_batch b on b.id = i.batch
       where b.division = $1 and b.state = 'published' and i.withdrawn_at is null
      """;
  static final Sql OF_ORGANIZATION =
      Sql.of(STANDING + " and i.organization = $2 order by b.published_at desc, i.no");

  /** Also what was withdrawn since. */
  static final Sql OF_ORGANIZATION_EVER =
      Sql.of(
          """
      select i.*, b.number, b.title, b.published_at
        from publication_item i join publication_batch b on b.id = i.batch
       where b.division = $1 and b.published_at is not null and i.organization = $2
       order by b.published_at, i.no""");

  static final Sql STANDING_AFTER =
      Sql.of(
          STANDING
              + """
       and ($2::text is null or i.kind = $2) and (b.published_at, i.id) > ($3::timestamptz, $4::uuid)
       order by b.published_at, i.id limit $5""");
  static final Sql COUNT_OF_YEAR =
      Sql.of(
          """
      select count(*)::integer as n from publication_item i join publication_batch b on b.id = i.batch
       where b.division = $1 and i.kind = $2 and b.state = 'published' and i.withdrawn_at is null
         and b.published_at >= $3 and b.published_at < $4""");
  static final Sql OF_YEAR =
      Sql.of(
          STANDING
              + """
       and i.kind = $2 and b.published_at >= $3 and b.published_at < $4
       order by b.published_at, i.no limit $5 offset $6""");

  private ItemStore() {}

  static void replace(Tx tx, UUID batch, List<Item> items) {
    tx.execute(DELETE, batch);
    tx.execute(
        INSERT,
        batch,
        items.stream().map(Item::id).toArray(UUID[]::new),
        items.stream().map(Item::no).toArray(Integer[]::new),
        texts(items, item -> item.subject().toString()),
        items.stream().map(Item::organization).toArray(UUID[]::new),
        texts(items, Item::creditCode),
        texts(items, Item::name),
        texts(items, Item::words));
  }

  static void freeze(Tx tx, List<Item> items) {
    tx.execute(
        FREEZE,
        items.stream().map(Item::id).toArray(UUID[]::new),
        texts(items, item -> Canonical.json(item.facts())),
        texts(items, Item::sha256),
        texts(items, Item::words),
        texts(items, Item::name),
        texts(items, Item::creditCode));
  }

  private static String[] texts(List<Item> items, Function<Item, String> cell) {
    return items.stream().map(cell).toArray(String[]::new);
  }

  static void thaw(Tx tx, UUID batch) {
    tx.execute(THAW, batch);
  }

  static List<Item> ofBatch(Tx tx, UUID batch) {
    return tx.list(OF_BATCH, ItemStore::item, batch);
  }

  /**
   * @param except a batch that does not count, or null
   */
  static Set<String> taken(Tx tx, Collection<Subject> subjects, UUID except) {
    return tx
        .list(
            TAKEN,
            row -> row.getString("subject"),
            subjects.stream().map(Subject::toString).toArray(String[]::new),
            except)
        .stream()
        .collect(Collectors.toSet());
  }

  /** Batches that are under way or stand with it. */
  static List<UUID> batchesOf(Tx tx, String division, Subject subject) {
    return tx.list(BATCHES_OF, row -> row.getUUID("batch"), subject.toString(), division);
  }

  /**
   * @param numbers null for all
   */
  static int withdraw(Tx tx, UUID batch, List<Integer> numbers, Instant now, String reason) {
    Integer[] chosen = numbers == null ? null : numbers.toArray(Integer[]::new);
    return tx.execute(WITHDRAW, batch, chosen, offset(now), reason);
  }

  static List<Published> ofOrganization(Tx tx, String division, UUID organization) {
    return tx.list(OF_ORGANIZATION, ItemStore::published, division, organization);
  }

  static List<Published> ofOrganizationEver(Tx tx, String division, UUID organization) {
    return tx.list(OF_ORGANIZATION_EVER, ItemStore::published, division, organization);
  }

  /**
   * What stands, in the order of publication, from one on.
   *
   * @param kind null for all
   */
  static List<Published> standingAfter(
      Tx tx, String division, String kind, Instant publishedAt, UUID item, int limit) {
    return tx.list(
        STANDING_AFTER, ItemStore::published, division, kind, offset(publishedAt), item, limit);
  }

  static int countOfYear(Tx tx, String division, String kind, Instant from, Instant until) {
    return tx.one(
        COUNT_OF_YEAR, row -> row.getInteger("n"), division, kind, offset(from), offset(until));
  }

  static List<Published> ofYear(
      Tx tx, String division, String kind, Instant from, Instant until, int limit, int skipped) {
    return tx.list(
        OF_YEAR, ItemStore::published, division, kind, offset(from), offset(until), limit, skipped);
  }

  private static Published published(Row row) {
    return new Published(
        item(row), row.getString("number"), row.getString("title"), instant(row, "published_at"));
  }

  static Item item(Row row) {
    return new Item(
        row.getUUID("id"),
        row.getUUID("batch"),
        row.getInteger("no"),
        Subject.of(row.getString("subject")),
        row.getUUID("organization"),
        row.getString("credit_code"),
        row.getString("name"),
        facts(row.getJsonObject("facts")),
        row.getString("sha256"),
        row.getString("words"),
        instant(row, "withdrawn_at"),
        row.getString("reason"));
  }

  static SortedMap<String, String> facts(JsonObject stored) {
    if (stored == null) {
      return null;
    }
    var facts = new TreeMap<String, String>();
    stored.forEach(entry -> facts.put(entry.getKey(), (String) entry.getValue()));
    return facts;
  }
}
