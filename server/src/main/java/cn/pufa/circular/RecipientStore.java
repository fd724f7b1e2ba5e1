package cn.pufa.circular;

import cn.pufa.circular.CircularRecipient.Filter;
import cn.pufa.circular.CircularRecipient.Way;
import cn.pufa.delivery.Failure;
import cn.pufa.platform.db.Found;
import cn.pufa.platform.db.Order;
import cn.pufa.platform.db.Sql;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.db.Walk;
import cn.pufa.platform.http.Request.Page;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/** SQL of watching a released circular: each organisation told, and each message to it. */
final class RecipientStore {

  private static final String DUTY = " d.circular = $1 and (d.duty = d.id) is true ";
  private static final String UNREAD =
      """
      d.read_at is null and d.organization not in (
            select organization from notice where circular = $1 and duty is distinct from id and read_at is not null)
      """;
  private static final String AT_STATE =
      """
       circular = $1 and ($2::text is null or channel = $2) and ($3::text is null or state = $3)
       and ($3::text is null or $3 = 'sent' or message is null
            or message in (select id from message where lane = $1 and state <> 'sent'))
      """;

  /** By how many ways an organisation was told does not matter. */
  static final Sql COUNT =
      Sql.anew(
          "select count(distinct organization)::integer as n from circular_way where" + AT_STATE);

  static final Sql COUNT_DUTIES =
      Sql.anew("select count(*)::integer as n from notice d where" + DUTY);

  private static final Order ORDER = Order.by("d.organization_name", "d.organization");

  /** All of them: each finds it in the inbox. */
  static final Walk PAGE = walk("", 2);

  /** The ways of each are looked up as it is passed. */
  static final Walk PAGE_OF_MOST =
      walk(
          "and (select true from circular_way where organization = d.organization and"
              + AT_STATE
              + " limit 1)",
          4);

  static final Walk PAGE_OF_FEW =
      walk(
          "and d.organization in (select organization from circular_way where" + AT_STATE + ")", 4);

  /** What was not sent is little, and found in one pass over what stands so. */
  static final Sql FIND_UNSENT =
      found(
          """
           and d.organization in (
             select organization from message_way
              where circular = $1 and ($2::text is null or channel = $2) and state = $3
                and message in (select id from message where lane = $1 and state <> 'sent')
             union all
             select organization from person_way
              where circular = $1 and ($2::text is null or channel = $2) and state = $3)
          """);

  private static final String ON_WAY =
      """
       and ($2::text is null and $3::text is null or $2 = 'inbox' and coalesce($3, 'sent') = 'sent'
            or d.organization in (select organization from circular_way where"""
          + AT_STATE
          + "))";

  /** Nearly everybody was sent something, and whoever has read nothing is passed through that. */
  static final Sql FIND_UNREACHED =
      found(
          "and "
              + UNREAD
              + """
           and not exists (select from message_way w
                            where w.circular = $1 and w.organization = d.organization and w.state = 'sent')
           and not exists (select from person_way w
                            where w.circular = $1 and w.organization = d.organization and w.state = 'sent')
          """
              + ON_WAY);

  static final Sql FIND_UNREAD = found("and " + UNREAD + ON_WAY);

  static final Sql FIND_UNDONE =
      found(
          """
          and d.settled_at is null
          and (d.reply is distinct from 'done' or (select source from circular where id = $1) <> 'circular')
          """
              + ON_WAY);

  static final Sql DUTIES =
      Sql.of(
          """
      select * from circular_duty where circular = $1 and organization = any($2)
       order by organization_name, organization""");

  /** With those of before an address was corrected. */
  static final Sql WAYS =
      Sql.of(
          """
      select n.organization, n.occasion, f.message, f.channel, f.cause, f.failure, f.reason, f.created_at, f.sent_at,
             f.crossed_at, f.address, f.receipt, f.state
        from (select * from circular_way union all select * from earlier_way) f join notice n on n.id = f.notice
       where f.notice = any(array(select id from notice where circular = $1 and organization = any($2)))
       order by f.created_at, length(n.occasion), n.occasion, f.channel""");

  static final Sql INBOX =
      Sql.of(
          """
      select organization, occasion, sent_at, read_at, acknowledged_at from notice
       where circular = $1 and organization = any($2) and shown order by created_at, length(occasion), occasion""");

  /** What one organisation found in its inbox; read and acknowledged are null until it did. */
  record Entry(
      UUID organization, String occasion, Instant sentAt, Instant readAt, Instant acknowledgedAt) {}

  /**
   * A message as the lasting record keeps it.
   *
   * @param address null where the channel finds the person itself
   * @param receipt what the provider answered; null for none
   */
  record Sent(UUID organization, Way way, String address, String receipt) {}

  /** So many are rather looked up than passed. */
  private static final int FEW = 5000;

  private RecipientStore() {}

  /** Counted and cut into pages at once; each condition is a set that is made once. */
  private static Sql found(String condition) {
    return Found.in(
        "select d.organization as id from notice d where" + DUTY + condition + ORDER.forward(), 4);
  }

  private static Walk walk(String condition, int limit) {
    return Walk.of(
        "select d.organization as id from (%s) d",
        "select d.organization, d.organization_name from notice d where" + DUTY + condition,
        ORDER,
        limit);
  }

  /** By organisation. */
  static Found find(Tx tx, UUID circular, Filter filter, Page page) {
    if (filter.missing() != null || filter.isOfUnsent()) {
      return tx.one(
          inOnePass(filter),
          Found::of,
          circular,
          filter.channel(),
          filter.state(),
          page.limit(),
          page.offset());
    }
    if (filter.isOfAll()) {
      return walked(tx, COUNT_DUTIES, total -> PAGE, page, circular);
    }
    return walked(
        tx,
        COUNT,
        total -> total > FEW ? PAGE_OF_MOST : PAGE_OF_FEW,
        page,
        circular,
        filter.channel(),
        filter.state());
  }

  private static Sql inOnePass(Filter filter) {
    return switch (filter.missing()) {
      case null -> FIND_UNSENT;
      case "received" -> FIND_UNREACHED;
      case "read" -> FIND_UNREAD;
      default -> FIND_UNDONE;
    };
  }

  private static Found walked(
      Tx tx, Sql count, IntFunction<Walk> walk, Page page, Object... asked) {
    int total = tx.one(count, row -> row.getInteger("n"), asked);
    List<UUID> ids = walk.apply(total).page(tx, total, page, row -> row.getUUID("id"), asked);
    return new Found(total, ids.toArray(UUID[]::new));
  }

  /** With their ways. */
  static List<CircularRecipient> whole(Tx tx, UUID circular, Found found) {
    List<CircularRecipient> bare = bare(tx, circular, found);
    Map<UUID, List<Sent>> sent = sent(tx, circular, bare);
    return bare.stream()
        .map(
            one ->
                one.with(
                    sent.getOrDefault(one.organization(), List.of()).stream()
                        .map(Sent::way)
                        .toList()))
        .toList();
  }

  static List<CircularRecipient> bare(Tx tx, UUID circular, Found found) {
    return tx.list(DUTIES, RecipientStore::recipient, circular, found.ids());
  }

  static Map<UUID, List<Sent>> sent(Tx tx, UUID circular, List<CircularRecipient> to) {
    return tx.list(WAYS, RecipientStore::sent, circular, ids(to)).stream()
        .collect(Collectors.groupingBy(Sent::organization));
  }

  static Map<UUID, List<Entry>> inboxes(Tx tx, UUID circular, List<CircularRecipient> of) {
    return tx.list(INBOX, RecipientStore::entry, circular, ids(of)).stream()
        .collect(Collectors.groupingBy(Entry::organization));
  }

  private static UUID[] ids(List<CircularRecipient> of) {
    return of.stream().map(CircularRecipient::organization).toArray(UUID[]::new);
  }

  private static Entry entry(Row row) {
    return new Entry(
        row.getUUID("organization"),
        row.getString("occasion"),
        WatchStore.instant(row, "sent_at"),
        WatchStore.instant(row, "read_at"),
        WatchStore.instant(row, "acknowledged_at"));
  }

  private static CircularRecipient recipient(Row row) {
    return new CircularRecipient(
        row.getUUID("organization"),
        row.getString("organization_name"),
        WatchStore.instant(row, "read_at"),
        WatchStore.instant(row, "acknowledged_at"),
        row.getString("reply"),
        WatchStore.instant(row, "settled_at"),
        row.getString("settled_as"),
        row.getLocalDate("extended_to"),
        List.of());
  }

  private static Sent sent(Row row) {
    return new Sent(
        row.getUUID("organization"), way(row), row.getString("address"), row.getString("receipt"));
  }

  private static Way way(Row row) {
    String state = row.getString("state");
    String failure = row.getString("failure");
    boolean wrong = state.equals("failed") || state.equals("uncertain");
    Advice advice =
        wrong
            ? Advice.of(
                row.getString("channel"), state, failure == null ? null : Failure.of(failure))
            : new Advice(null, null);
    String reason = row.getString("reason");
    return new Way(
        row.getUUID("message"),
        row.getString("occasion"),
        row.getString("channel"),
        row.getString("cause"),
        state,
        wrong ? failure : null,
        reason == null ? advice.reason() : reason,
        advice.advice(),
        WatchStore.instant(row, "created_at"),
        WatchStore.instant(row, "sent_at"),
        WatchStore.instant(row, "crossed_at"));
  }
}
