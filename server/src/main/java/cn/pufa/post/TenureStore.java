package cn.pufa.post;

import cn.pufa.platform.db.Sql;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Reach;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** SQL of posts and of who stands there. */
final class TenureStore {

  static final Sql OPEN =
      Sql.of(
          """
      insert into post (division, role) select * from unnest($1::text[], $2::text[])
          on conflict do nothing returning division, role""");
  static final Sql COUNT = Sql.of("select count(*) as n from post");

  private static final String WITHIN = "($1::boolean or division like any($2::text[]))";
  static final Sql POSTS = Sql.of("select * from post where " + WITHIN + " order by division");
  static final Sql POST = Sql.of("select * from post where " + WITHIN + " and division = $3");

  /** A township changes the posts of its villages, the bureau every post. */
  static final Sql LOCK =
      Sql.of(
          """
      select * from post
       where division = $1 and ($2::boolean or role = 'child_director' and division like any($3::text[])) for update""");

  static final Sql STANDING =
      Sql.of(
          """
      select * from post_tenure where ended_at is null and division = any($1) order by division, place""");
  static final Sql HISTORY =
      Sql.of(
          """
      select * from post_tenure where division = $1
       order by (ended_at is null) desc, place, since desc, ended_at desc, id limit 200""");
  static final Sql OF_PERSON =
      Sql.of(
          "select * from post_tenure where person = $1 order by (ended_at is null) desc, since desc, id");
  static final Sql INSERT =
      Sql.of(
          """
      insert into post_tenure (id, division, person, name, place, since, confirmed_by)
      values (gen_random_uuid(), $1, $2, $3, $4, $5, $6) returning *""");
  static final Sql END =
      Sql.of(
          """
      update post_tenure set until = $2, reason = $3, ended_at = $4, ended_by = $5
       where id = $1 and ended_at is null""");
  static final Sql FORGET_NAME = Sql.of("update post_tenure set name = null where person = $1");

  private TenureStore() {}

  /** Those that were not there yet. */
  static List<Post> open(Tx tx, List<Post> posts) {
    return tx.list(
        OPEN,
        TenureStore::post,
        posts.stream().map(Post::division).toArray(String[]::new),
        posts.stream().map(post -> post.role().code()).toArray(String[]::new));
  }

  static int count(Tx tx) {
    return tx.one(COUNT, row -> row.getInteger("n"));
  }

  static List<Post> posts(Tx tx, Reach reach) {
    return tx.list(POSTS, TenureStore::post, reach.all(), reach.divisionPrefixes());
  }

  static Optional<Post> post(Tx tx, Reach reach, String division) {
    return tx.first(POST, TenureStore::post, reach.all(), reach.divisionPrefixes(), division);
  }

  /** From here to the end of the transaction nobody else decides about this post. */
  static Optional<Post> lock(Tx tx, Reach reach, String division) {
    return tx.first(LOCK, TenureStore::post, division, reach.all(), reach.divisionPrefixes());
  }

  static List<Tenure> standing(Tx tx, Collection<String> divisions) {
    return tx.list(STANDING, TenureStore::tenure, (Object) divisions.toArray(String[]::new));
  }

  /** Who stands there first, then the latest of those who did. */
  static List<Tenure> history(Tx tx, String division) {
    return tx.list(HISTORY, TenureStore::tenure, division);
  }

  static List<Tenure> ofPerson(Tx tx, UUID person) {
    return tx.list(OF_PERSON, TenureStore::tenure, person);
  }

  /**
   * @param by null where it was held before posts were kept
   */
  static Tenure insert(
      Tx tx,
      String division,
      UUID person,
      String name,
      Tenure.Place place,
      LocalDate since,
      UUID by) {
    return tx.one(INSERT, TenureStore::tenure, division, person, name, code(place), since, by);
  }

  /**
   * @param by null where the server ended it
   */
  static void end(Tx tx, Tenure tenure, LocalDate until, String reason, Instant at, UUID by) {
    tx.execute(END, tenure.id(), until, reason, at.atOffset(ZoneOffset.UTC), by);
  }

  static void forgetName(Tx tx, UUID person) {
    tx.execute(FORGET_NAME, person);
  }

  private static Post post(Row row) {
    return new Post(row.getString("division"), PostRole.ofCode(row.getString("role")));
  }

  private static Tenure tenure(Row row) {
    OffsetDateTime ended = row.getOffsetDateTime("ended_at");
    return new Tenure(
        row.getUUID("id"),
        row.getString("division"),
        row.getUUID("person"),
        row.getString("name"),
        Tenure.Place.valueOf(row.getString("place").toUpperCase(Locale.ROOT)),
        row.getLocalDate("since"),
        row.getLocalDate("until"),
        row.getString("reason"),
        ended == null ? null : ended.toInstant());
  }

  private static String code(Tenure.Place place) {
    return place.name().toLowerCase(Locale.ROOT);
  }
}
