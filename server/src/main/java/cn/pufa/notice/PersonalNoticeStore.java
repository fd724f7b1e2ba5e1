package cn.pufa.notice;

import cn.pufa.delivery.Message;
import cn.pufa.platform.db.Sql;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Request.Page;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** SQL of what single people are told. */
final class PersonalNoticeStore {

  /**
   * As its person sees it.
   *
   * @param page null where there is nothing to do
   * @param settledAt when nothing was to be done any more, null before
   */
  record Kept(
      UUID id,
      String subject,
      String body,
      String page,
      Instant sentAt,
      Instant readAt,
      Instant settledAt) {}

  static final Sql INSERT =
      Sql.of(
          """
      insert into personal_notice (id, person, about, occasion, subject, body, page, created_at)
      select n.*, $8
        from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[]) as n
      on conflict (person, about, occasion) do nothing
      returning id""");
  static final Sql LINK =
      Sql.of(
          """
      update personal_notice n set message = l.message
        from unnest($1::uuid[], $2::uuid[]) as l (notice, message) where n.id = l.notice""");
  static final Sql SETTLE =
      Sql.of(
          """
      update personal_notice set settled_at = $2 where about = $1 and settled_at is null returning message""");
  static final Sql PAGE =
      Sql.of(
          """
      select * from personal_notice where person = $1 order by created_at desc, id limit $2 offset $3""");
  static final Sql COUNT =
      Sql.of(
          """
      select count(*)::integer as total, (count(*) filter (where read_at is null))::integer as unread
        from personal_notice where person = $1""");
  static final Sql READ =
      Sql.of(
          """
      update personal_notice set read_at = coalesce(read_at, $3) where id = $1 and person = $2 returning *""");
  static final Sql ALL =
      Sql.of("select * from personal_notice where person = $1 order by created_at, id");
  static final Sql DELETE =
      Sql.of("delete from personal_notice where person = $1 returning message");
  static final Sql DELETE_BEFORE =
      Sql.of("delete from personal_notice where created_at < $1 returning message");

  private PersonalNoticeStore() {}

  /** Those that are new, by their id; who was told so before is left out. */
  static Map<UUID, PersonalNotice> insert(Tx tx, List<PersonalNotice> notices, Instant at) {
    Map<UUID, PersonalNotice> byId = new LinkedHashMap<>();
    notices.forEach(notice -> byId.put(UUID.randomUUID(), notice));
    List<PersonalNotice> inOrder = List.copyOf(byId.values());
    List<UUID> added =
        tx.list(
            INSERT,
            row -> row.getUUID("id"),
            byId.keySet().toArray(UUID[]::new),
            inOrder.stream().map(PersonalNotice::person).toArray(UUID[]::new),
            texts(inOrder, PersonalNotice::about),
            texts(inOrder, PersonalNotice::occasion),
            texts(inOrder, PersonalNotice::subject),
            texts(inOrder, PersonalNotice::body),
            texts(inOrder, PersonalNotice::page),
            offset(at));
    byId.keySet().retainAll(added);
    return byId;
  }

  private static String[] texts(
      List<PersonalNotice> notices, Function<PersonalNotice, String> text) {
    return notices.stream().map(text).toArray(String[]::new);
  }

  static void link(Tx tx, Map<UUID, Message> carriers) {
    tx.execute(
        LINK,
        carriers.keySet().toArray(UUID[]::new),
        carriers.values().stream().map(Message::id).toArray(UUID[]::new));
  }

  /** The messages that carried what is settled now. */
  static List<UUID> settle(Tx tx, String about, Instant at) {
    return carriers(tx, SETTLE, about, offset(at));
  }

  record Count(int total, int unread) {}

  static Count count(Tx tx, UUID person) {
    return tx.one(
        COUNT, row -> new Count(row.getInteger("total"), row.getInteger("unread")), person);
  }

  static List<Kept> page(Tx tx, UUID person, Page page) {
    return tx.list(PAGE, PersonalNoticeStore::kept, person, page.limit(), page.offset());
  }

  static Optional<Kept> read(Tx tx, UUID id, UUID person, Instant at) {
    return tx.first(READ, PersonalNoticeStore::kept, id, person, offset(at));
  }

  static List<Kept> all(Tx tx, UUID person) {
    return tx.list(ALL, PersonalNoticeStore::kept, person);
  }

  /** The messages that carried them. */
  static List<UUID> delete(Tx tx, UUID person) {
    return carriers(tx, DELETE, person);
  }

  /** The messages that carried them. */
  static List<UUID> deleteBefore(Tx tx, Instant before) {
    return carriers(tx, DELETE_BEFORE, offset(before));
  }

  private static List<UUID> carriers(Tx tx, Sql change, Object... parameters) {
    return tx.list(change, row -> row.getUUID("message"), parameters).stream()
        .filter(Objects::nonNull)
        .toList();
  }

  private static Kept kept(Row row) {
    return new Kept(
        row.getUUID("id"),
        row.getString("subject"),
        row.getString("body"),
        row.getString("page"),
        instant(row, "created_at"),
        instant(row, "read_at"),
        instant(row, "settled_at"));
  }

  private static Instant instant(Row row, String column) {
    OffsetDateTime at = row.getOffsetDateTime(column);
    return at == null ? null : at.toInstant();
  }

  private static OffsetDateTime offset(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }
}
