package cn.pufa.notice;

import cn.pufa.platform.db.Sql;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.json.GsonJson;
import cn.pufa.wording.Forms;
import io.vertx.sqlclient.Row;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** SQL of asking, within a claim, what is still wanted. */
final class WantedStore {

  /**
   * A notice that a claimed message carries.
   *
   * @param name of the organisation as it is by now
   * @param asks whether something is to be done by a day
   * @param first whether it is the notice itself on a first way
   * @param courtesyTo its organisation, which may have opted out; null for a statutory one
   * @param settledAs null while the duty stands
   * @param moved whether the last day is another than its words name
   * @param gone whether something is asked of an organisation that left the register
   * @param followed whether a later reminder stands in its place, and reaches or has reached them
   * @param lastDay of a reminder that speaks of a day to come, that day; null for any other
   */
  record Carried(
      UUID message,
      UUID notice,
      UUID organization,
      String channel,
      UUID duty,
      UUID circular,
      String occasion,
      String name,
      Map<String, String> fill,
      boolean asks,
      boolean first,
      boolean read,
      UUID courtesyTo,
      String settledAs,
      boolean moved,
      boolean cancelled,
      boolean gone,
      boolean followed,
      LocalDate lastDay) {}

  record Words(UUID circular, String occasion) {}

  /**
   * Holds the duties behind whatever may have become needless against whoever settles one; what
   * somebody else holds is not among the rows.
   */
  static final Sql HOLD =
      Sql.of(
          """
      select id from notice
       where id in (select n.duty from message_notice l join notice n on n.id = l.notice where l.message = any($1) and (n.occasion <> 'notice' or l.cause <> 'first'))
       order by id for share skip locked""");

  /** Read after the hold, so that it sees what was committed before. */
  static final Sql CARRIED =
      Sql.of(
          """
      select l.message, l.notice, n.organization, l.channel, n.duty, n.circular, n.occasion, o.name, n.fill::text as fill,
             c.due_on is not null as asks, n.occasion = 'notice' and l.cause = 'first' as first, n.read_at is not null as read, d.settled_as,
             c.cancelled_at is not null as cancelled, case when c.kind = 'courtesy' then n.organization end as courtesy_to,
             coalesce(d.extended_to, c.due_on) is distinct from n.due_on as moved,
             c.due_on is not null and o.cancelled_on is not null as gone,
             n.occasion <> 'notice' and exists (
               select from notice later
                where later.circular = n.circular and later.organization = n.organization
                  and (length(later.occasion), later.occasion) > (length(n.occasion), n.occasion)
                  and later.due_on is not distinct from coalesce(d.extended_to, c.due_on)
                  and (later.read_at is not null
                       or exists (select from message_fate f
                                   where f.notice = later.id and f.state not in ('stopped', 'cancelled', 'failed'))
                       or exists (select from notice_way w where w.notice = later.id and w.taken))) as followed,
             case when n.occasion <> 'notice' and (n.created_at at time zone 'Asia/Shanghai')::date <= n.due_on
                  then n.due_on end as last_day
        from message_notice l
        join notice n on n.id = l.notice
        join notice d on d.id = n.duty
        join circular c on c.id = n.circular
        join organization o on o.id = n.organization
       where l.message = any($1)
       order by o.name, n.id""");

  static final Sql FORMS =
      Sql.of("select forms::text as forms from occasion where circular = $1 and code = $2");

  private WantedStore() {}

  static Set<UUID> hold(Tx tx, List<UUID> messages) {
    return new HashSet<>(tx.list(HOLD, row -> row.getUUID("id"), (Object) ids(messages)));
  }

  static Map<UUID, List<Carried>> carried(Tx tx, List<UUID> messages) {
    Map<UUID, List<Carried>> byMessage = new HashMap<>();
    for (Carried one : tx.list(CARRIED, WantedStore::carried, (Object) ids(messages))) {
      byMessage.computeIfAbsent(one.message(), any -> new ArrayList<>()).add(one);
    }
    return byMessage;
  }

  private static Carried carried(Row row) {
    return new Carried(
        row.getUUID("message"),
        row.getUUID("notice"),
        row.getUUID("organization"),
        row.getString("channel"),
        row.getUUID("duty"),
        row.getUUID("circular"),
        row.getString("occasion"),
        row.getString("name"),
        PostingStore.fill(row.getString("fill")),
        row.getBoolean("asks"),
        row.getBoolean("first"),
        row.getBoolean("read"),
        row.getUUID("courtesy_to"),
        row.getString("settled_as"),
        row.getBoolean("moved"),
        row.getBoolean("cancelled"),
        row.getBoolean("gone"),
        row.getBoolean("followed"),
        row.getLocalDate("last_day"));
  }

  static Forms forms(Tx tx, Words words) {
    return tx.one(
        FORMS,
        row -> GsonJson.GSON.fromJson(row.getString("forms"), Forms.class),
        words.circular(),
        words.occasion());
  }

  private static UUID[] ids(List<UUID> list) {
    return list.toArray(UUID[]::new);
  }
}
