package cn.pufa.post;

import cn.pufa.platform.db.Order;
import cn.pufa.platform.db.Sql;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.db.Walk;
import cn.pufa.platform.http.Reach;
import cn.pufa.platform.http.Request.Page;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** SQL of requests for a post. */
final class PostStore {

  static final String ONCE = "post_request_once";

  static final Sql INSERT =
      Sql.of(
          """
      insert into post_request (person, name, role, division, state, requested_at, decided_at)
      values ($1, $2, $3, $4, $5, $6, $7) returning *""");

  /** A township decides on child directors of its own villages. */
  private static final String WITHIN =
      " and ($2 or role = 'child_director' and division like any($3)) ";

  static final Sql LOCK =
      Sql.of("select * from post_request where id = $1" + WITHIN + "for update");
  static final Sql DECIDE =
      Sql.of(
          """
      update post_request set state = $2, reason = $3, decided_at = $4, decided_by = $5
       where id = $1 returning *""");
  private static final String LISTED =
      " from post_request where ($1::text is null or state = $1)" + WITHIN;
  static final Walk LIST =
      Walk.of(
          "select r.* from (%s) p join post_request r using (id)",
          "select id" + LISTED,
          Order.by(
              "(state = 'waiting') desc",
              "case when state = 'waiting' then requested_at end",
              "requested_at desc",
              "id"),
          4);

  static final Sql COUNT_LIST = Sql.anew("select count(*) as n" + LISTED);
  static final Sql MINE =
      Sql.of(
          """
      select * from post_request where person = $1 order by requested_at desc, id limit $2 offset $3""");
  static final Sql OF_PERSON =
      Sql.of("select * from post_request where person = $1 order by requested_at desc, id");
  static final Sql DECIDED_BEFORE = Sql.of("select * from post_request where decided_at < $1");
  static final Sql DELETE_UNDECIDED =
      Sql.of("delete from post_request where state = 'waiting' and requested_at < $1");
  static final Sql DELETE = Sql.of("delete from post_request where id = any($1)");
  static final Sql DELETE_OF_PERSON = Sql.of("delete from post_request where person = $1");
  static final Sql COUNT_MINE = Sql.of("select count(*) as n from post_request where person = $1");

  private PostStore() {}

  /**
   * @param decidedAt null where somebody has to decide
   */
  static PostRequest insert(
      Tx tx, UUID person, PostDraft draft, Instant requestedAt, Instant decidedAt) {
    return tx.one(
        INSERT,
        PostStore::request,
        person,
        draft.name(),
        draft.role().code(),
        draft.division(),
        code(decidedAt == null ? PostRequest.State.WAITING : PostRequest.State.ACCEPTED),
        offset(requestedAt),
        decidedAt == null ? null : offset(decidedAt));
  }

  static Optional<PostRequest> lock(Tx tx, UUID id, Reach reach) {
    return tx.first(LOCK, PostStore::request, id, reach.all(), reach.divisionPrefixes());
  }

  static PostRequest decide(
      Tx tx, UUID id, PostRequest.State state, String reason, UUID by, Instant now) {
    return tx.one(DECIDE, PostStore::request, id, code(state), reason, offset(now), by);
  }

  static List<PostRequest> list(Tx tx, String state, Reach reach, int total, Page page) {
    return LIST.page(
        tx, total, page, PostStore::request, state, reach.all(), reach.divisionPrefixes());
  }

  static int countList(Tx tx, String state, Reach reach) {
    return tx.one(
        COUNT_LIST, row -> row.getInteger("n"), state, reach.all(), reach.divisionPrefixes());
  }

  static List<PostRequest> mine(Tx tx, UUID person, Page page) {
    return tx.list(MINE, PostStore::request, person, page.limit(), page.offset());
  }

  static int countMine(Tx tx, UUID person) {
    return tx.one(COUNT_MINE, row -> row.getInteger("n"), person);
  }

  static List<PostRequest> ofPerson(Tx tx, UUID person) {
    return tx.list(OF_PERSON, PostStore::request, person);
  }

  static List<PostRequest> decidedBefore(Tx tx, Instant then) {
    return tx.list(DECIDED_BEFORE, PostStore::request, offset(then));
  }

  static void deleteUndecided(Tx tx, Instant requestedBefore) {
    tx.execute(DELETE_UNDECIDED, offset(requestedBefore));
  }

  static void delete(Tx tx, List<UUID> ids) {
    tx.execute(DELETE, (Object) ids.toArray(UUID[]::new));
  }

  static void deleteOf(Tx tx, UUID person) {
    tx.execute(DELETE_OF_PERSON, person);
  }

  private static PostRequest request(Row row) {
    return new PostRequest(
        row.getUUID("id"),
        row.getUUID("person"),
        row.getString("name"),
        PostRole.ofCode(row.getString("role")),
        row.getString("division"),
        PostRequest.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
        row.getString("reason"),
        instant(row, "requested_at"),
        instant(row, "decided_at"));
  }

  private static Instant instant(Row row, String column) {
    OffsetDateTime at = row.getOffsetDateTime(column);
    return at == null ? null : at.toInstant();
  }

  private static OffsetDateTime offset(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }

  private static String code(PostRequest.State state) {
    return state.name().toLowerCase(Locale.ROOT);
  }
}
