package cn.pufa.notice;

import cn.pufa.platform.db.Sql;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.json.GsonJson;
import com.google.gson.reflect.TypeToken;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** SQL of making notices and of what carries them. */
final class PostingStore {

  private static final TypeToken<Map<String, String>> FILL = new TypeToken<>() {};

  /** The first notice to an organisation is its duty. */
  static final Sql INSERT =
      Sql.of(
          """
      insert into notice (id, circular, occasion, duty, division, organization, organization_name, fill, document_number,
             opens_on, due_on, due_explanation, created_at, sent_at)
      select r.id, $1, $2, r.id, $3, r.organization, r.name, r.fill::jsonb, $4, $5, $6, $7, $8::timestamptz, $8
        from unnest($9::uuid[], $10::uuid[], $11::text[], $12::text[]) r (id, organization, name, fill)""");

  /**
   * Holds the duties, so that whoever settles one right now is waited for and whoever does next
   * waits. Who left the register owes nothing; who has another name by now is told by that.
   */
  static final Sql REMIND =
      Sql.of(
          """
      insert into notice (circular, occasion, duty, division, organization, organization_name, fill, document_number,
             opens_on, due_on, due_explanation, created_at, sent_at)
      select d.circular, $2, d.id, d.division, d.organization, o.name, d.fill, c.document_number,
             c.opens_on, coalesce(d.extended_to, c.due_on), c.due_explanation, $4::timestamptz, $4
        from notice d join circular c on c.id = d.circular join organization o on o.id = d.organization
       where d.circular = $1 and d.duty = d.id and d.settled_at is null and d.organization <> all($3)
         and ($5::uuid[] is null or d.organization in (select unnest($5)))
         and o.cancelled_on is null
         for share of d
      returning id, organization, organization_name, fill::text as fill""");

  static final Sql LETTER =
      Sql.of(
          """
      insert into notice (id, division, occasion, shown, organization, organization_name, subject, body, created_at,
             sent_at)
      values ($1, $2, 'notice', $3, $4, $5, $6, $7, $8::timestamptz, case when $3 then $8 end)""");

  static final Sql LINK =
      Sql.of(
          """
      insert into message_notice (notice, organization, circular, channel, message, cause)
      select l.notice, l.organization, $1, $2, l.message, $3
        from unnest($4::uuid[], $5::uuid[], $6::uuid[]) l (notice, organization, message)""");

  static final Sql TRIED =
      Sql.of(
          """
      insert into notice_way (notice, channel, cause, taken, tried_at)
      select unnest($4::uuid[]), $1, $2, $3, $5""");

  private PostingStore() {}

  /**
   * @param taken false where nobody could be addressed on this way
   */
  static void tried(
      Tx tx, String channel, String cause, boolean taken, List<UUID> notices, Instant at) {
    if (!notices.isEmpty()) {
      tx.send(TRIED, channel, cause, taken, notices.toArray(UUID[]::new), offset(at));
    }
  }

  static List<Posting.Entry> insert(
      Tx tx, Occasion occasion, List<Notices.Recipient> to, Instant at) {
    List<Posting.Entry> entries =
        to.stream()
            .map(r -> new Posting.Entry(UUID.randomUUID(), r.organization(), r.name(), r.values()))
            .toList();
    tx.send(
        INSERT,
        occasion.circular(),
        occasion.code(),
        occasion.division(),
        occasion.documentNumber(),
        occasion.opensOn(),
        occasion.dueOn(),
        occasion.dueExplanation(),
        offset(at),
        entries.stream().map(Posting.Entry::notice).toArray(UUID[]::new),
        to.stream().map(Notices.Recipient::organization).toArray(UUID[]::new),
        to.stream().map(Notices.Recipient::name).toArray(String[]::new),
        to.stream().map(r -> json(r.values())).toArray(String[]::new));
    return entries;
  }

  /**
   * @param only null for everybody
   */
  static List<Posting.Entry> remind(
      Tx tx, Occasion occasion, List<UUID> except, List<UUID> only, Instant at) {
    return tx.list(
        REMIND,
        PostingStore::entry,
        occasion.circular(),
        occasion.code(),
        except.toArray(UUID[]::new),
        offset(at),
        only == null ? null : only.toArray(UUID[]::new));
  }

  static void insert(Tx tx, UUID id, String division, Notices.Letter letter, Instant at) {
    boolean shown = letter.channel().equals(Notices.INBOX);
    tx.execute(
        LETTER,
        id,
        division,
        shown,
        letter.organization(),
        letter.organizationName(),
        letter.subject(),
        letter.body(),
        offset(at));
  }

  /** A message carries a notice. */
  record Link(UUID notice, UUID organization, UUID message) {}

  /**
   * @param circular null for a single letter
   */
  static void link(Tx tx, UUID circular, String channel, String cause, List<Link> links) {
    tx.send(
        LINK,
        circular,
        channel,
        cause,
        links.stream().map(Link::notice).toArray(UUID[]::new),
        links.stream().map(Link::organization).toArray(UUID[]::new),
        links.stream().map(Link::message).toArray(UUID[]::new));
  }

  private static Posting.Entry entry(Row row) {
    return new Posting.Entry(
        row.getUUID("id"),
        row.getUUID("organization"),
        row.getString("organization_name"),
        fill(row.getString("fill")));
  }

  /** Most notices differ by nothing but the name. */
  private static String json(Map<String, String> fill) {
    return fill.isEmpty() ? null : GsonJson.GSON.toJson(fill);
  }

  static Map<String, String> fill(String json) {
    return json == null ? Map.of() : GsonJson.GSON.fromJson(json, FILL);
  }

  private static OffsetDateTime offset(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }
}
