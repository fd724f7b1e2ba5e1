package cn.pufa.wechat;

import cn.pufa.platform.db.Sql;
import cn.pufa.platform.db.Tx;
import cn.pufa.wechat.Subscriptions.Witness;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** SQL of what people agreed to receive. */
final class SubscriptionStore {

  /**
   * @param refusedAt null where it never was
   */
  record Quota(int remaining, Instant refusedAt) {}

  static final Sql OPEN =
      Sql.of(
          "select openid from wechat_quota where openid = any($1) and template = $2 and remaining > 0");
  static final Sql REMAINING =
      Sql.of(
          """
      select template, sum(remaining)::int as remaining from wechat_quota where openid = any($1)
       group by template""");

  /** Whoever changes an account holds it until its transaction ends. */
  static final Sql HOLD =
      Sql.of(
          """
      insert into wechat_quota (openid, template) values ($1, $2)
      on conflict (openid, template) do update set remaining = wechat_quota.remaining
      returning remaining, refused_at""");

  static final Sql CHANGE =
      Sql.of(
          "update wechat_quota set remaining = remaining + $3 where openid = $1 and template = $2");
  static final Sql TAKE =
      Sql.of(
          """
      update wechat_quota set remaining = remaining - 1
       where openid = $1 and template = $2 and remaining > 0""");
  static final Sql REFUSE =
      Sql.of(
          """
      update wechat_quota set refused_at = greatest(refused_at, $3) where openid = $1 and template = $2""");
  static final Sql ACCEPTED_AFTER =
      Sql.of(
          """
      select count(*)::int as n from wechat_quota_entry
       where openid = $1 and template = $2 and why = 'accepted' and at > $3""");

  static final Sql ADD_ENTRY =
      Sql.of(
          """
      insert into wechat_quota_entry (openid, template, change, why, message, at)
      values ($1, $2, $3, $4, $5, $6)""");
  static final Sql ADD_REPORTED =
      Sql.of(
          """
      insert into wechat_quota_entry (openid, template, change, why, at, reported_at)
      values ($1, $2, 1, 'accepted', $3, $3)""");
  static final Sql ADD_CONFIRMED =
      Sql.of(
          """
      insert into wechat_quota_entry (openid, template, change, why, at, confirmed_at)
      values ($1, $2, 1, 'accepted', $3, $3)""");

  /** The same tap, told by WeChat before. */
  static final Sql PAIR_REPORT =
      Sql.of(
          """
      update wechat_quota_entry set reported_at = $3
       where id = (select id from wechat_quota_entry
                    where openid = $1 and template = $2 and why = 'accepted' and reported_at is null
                      and confirmed_at between $3::timestamptz - interval '10 minutes'
                                           and $3::timestamptz + interval '10 minutes'
                    order by confirmed_at limit 1)""");

  /** The same tap, told by the phone before. */
  static final Sql PAIR_CONFIRMATION =
      Sql.of(
          """
      update wechat_quota_entry set confirmed_at = $3
       where id = (select id from wechat_quota_entry
                    where openid = $1 and template = $2 and why = 'accepted' and confirmed_at is null
                      and reported_at between $3::timestamptz - interval '10 minutes'
                                          and $3::timestamptz + interval '10 minutes'
                    order by reported_at limit 1)""");

  static final Sql ERASE = Sql.of("delete from wechat_quota where openid = any($1)");

  private SubscriptionStore() {}

  static Set<String> open(Tx tx, String[] openids, String template) {
    return new HashSet<>(tx.list(OPEN, row -> row.getString("openid"), openids, template));
  }

  static Map<String, Integer> remaining(Tx tx, String[] openids) {
    Map<String, Integer> remaining = new HashMap<>();
    tx.list(
        REMAINING,
        row -> remaining.put(row.getString("template"), row.getInteger("remaining")),
        (Object) openids);
    return remaining;
  }

  static Quota hold(Tx tx, String openid, String template) {
    return tx.one(
        HOLD,
        row -> new Quota(row.getInteger("remaining"), instant(row.getOffsetDateTime("refused_at"))),
        openid,
        template);
  }

  static void change(Tx tx, String openid, String template, int change) {
    tx.execute(CHANGE, openid, template, change);
  }

  static boolean take(Tx tx, String openid, String template) {
    return tx.execute(TAKE, openid, template) == 1;
  }

  static void refuse(Tx tx, String openid, String template, Instant at) {
    tx.execute(REFUSE, openid, template, utc(at));
  }

  static int acceptedAfter(Tx tx, String openid, String template, Instant at) {
    return tx.one(ACCEPTED_AFTER, row -> row.getInteger("n"), openid, template, utc(at));
  }

  static void addEntry(
      Tx tx, String openid, String template, int change, String why, UUID message, Instant at) {
    tx.execute(ADD_ENTRY, openid, template, change, why, message, utc(at));
  }

  static void addAccept(Tx tx, String openid, String template, Instant at, Witness witness) {
    tx.execute(witness == Witness.PHONE ? ADD_REPORTED : ADD_CONFIRMED, openid, template, utc(at));
  }

  /** Whether the other witness has told of the same tap. */
  static boolean pair(Tx tx, String openid, String template, Instant at, Witness witness) {
    Sql pair = witness == Witness.PHONE ? PAIR_REPORT : PAIR_CONFIRMATION;
    return tx.execute(pair, openid, template, utc(at)) == 1;
  }

  static void erase(Tx tx, String[] openids) {
    tx.execute(ERASE, (Object) openids);
  }

  private static Instant instant(OffsetDateTime time) {
    return time == null ? null : time.toInstant();
  }

  private static OffsetDateTime utc(Instant time) {
    return time.atOffset(ZoneOffset.UTC);
  }
}
