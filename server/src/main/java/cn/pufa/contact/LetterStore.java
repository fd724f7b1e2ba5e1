package cn.pufa.contact;

import cn.pufa.platform.db.Found;
import cn.pufa.platform.db.Sql;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Request.Page;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** SQL of letters. */
final class LetterStore {

  /**
   * @param state null for all, as the others
   */
  record Filter(String state, UUID circular, String township) {}

  /** Name, recipient and address are those of the register until it is printed. */
  static final Sql ADD =
      Sql.of(
          """
      insert into letter (circular, notice, duty, organization, cause, why, organization_name, recipient, address,
             subject, body, document_number, state, created_at)
      select n.circular, n.id, n.duty, n.organization, $2, $3, o.name, coalesce(o.contact_name, o.legal_representative),
             o.address, $4, $5, n.document_number, 'waiting', $6
        from notice n join organization o on o.id = n.organization
       where n.id = $1
      on conflict on constraint letter_notice do nothing""");

  /**
   * Waiting still, and its duty is done, its circular called off, its organisation has left the
   * register, or a reminder names a day that no longer counts: nobody needs it any more. Subqueries
   * of one value, so that they are asked for the rows that are left, not of all open duties.
   */
  private static final String NEEDED =
      """
      (l.state <> 'waiting'
       or l.circular in (select id from circular where cancelled_at is not null) is not true
          and (l.duty is null or (
            select true from notice d where d.id = l.duty and (d.duty = d.id) is true and d.settled_at is null)
            and l.organization not in (select id from organization where cancelled_on is not null)
            and (l.notice = l.duty or (
              select coalesce(d.extended_to, c.due_on) is not distinct from n.due_on
                from notice n join notice d on d.id = n.duty join circular c on c.id = n.circular
               where n.id = l.notice))))
      """;

  private static final String SELECT =
      """
      select l.id, l.organization, o.township, l.circular, l.notice, l.cause, l.why, l.subject, l.body, l.document_number,
             case l.state when 'waiting' then o.name else l.organization_name end as organization_name,
             case l.state when 'waiting' then coalesce(o.contact_name, o.legal_representative) else l.recipient end as recipient,
             case l.state when 'waiting' then o.address else l.address end as address,
             l.state, l.batch, l.printed_at, l.posted_on, l.tracking_number, l.ended_on, l.ended_why, l.created_at
        from letter l join organization o on o.id = l.organization
      """;
  private static final String FILTERED =
      """
       from letter l
      where ($1::text is null or l.state = $1)
        and ($2::uuid is null or l.circular = $2)
        and ($3::text is null or l.organization in (select id from organization where township like $3 || '%'))
        and
      """
          + NEEDED;
  private static final String ORDER = " order by l.created_at, l.id ";

  static final Sql FIND = Found.in("select l.id" + FILTERED + ORDER, 4);
  static final Sql BY_IDS = Sql.of(SELECT + "where l.id = any($1)" + ORDER);
  static final Sql BY_ID = Sql.of(SELECT + "where l.id = $1");
  static final Sql LOCK = Sql.of("select id from letter where id = $1 for update");
  static final Sql OF_BATCH =
      Sql.of(SELECT + "where l.batch = $1 order by o.township, l.organization_name, l.id");

  /** To whom and where the register says by now; a name that changed changes in the words too. */
  static final Sql PRINT =
      Sql.of(
          """
      update letter l
         set state = 'printed', batch = $2, printed_at = $3, organization_name = o.name, address = o.address,
             recipient = coalesce(o.contact_name, o.legal_representative),
             subject = replace(l.subject, l.organization_name, o.name), body = replace(l.body, l.organization_name, o.name)
        from organization o
       where o.id = l.organization and l.id = any($1) and l.state = 'waiting' and\s"""
              + NEEDED);

  static final Sql POST =
      Sql.of(
          "update letter set state = 'posted', posted_on = $2, tracking_number = $3 where id = $1");
  static final Sql END =
      Sql.of("update letter set state = $2, ended_on = $3, ended_why = $4 where id = $1");

  /** Which organisation was written to, what and when stays. */
  static final Sql FORGET_ADDRESSES =
      Sql.of(
          """
      update letter set recipient = $2, address = $2
       where recipient <> $2
         and greatest(created_at, printed_at, greatest(posted_on, ended_on)::timestamp at time zone 'Asia/Shanghai') < $1""");

  private LetterStore() {}

  static void forgetAddresses(Tx tx, Instant before) {
    tx.execute(FORGET_ADDRESSES, ContactStore.offset(before), ContactStore.FORGOTTEN);
  }

  static void add(
      Tx tx, UUID notice, Cause cause, String why, String subject, String body, Instant at) {
    tx.execute(ADD, notice, cause.code(), why, subject, body, ContactStore.offset(at));
  }

  static Found find(Tx tx, Filter filter, Page page) {
    return tx.one(
        FIND,
        Found::of,
        filter.state(),
        filter.circular(),
        filter.township(),
        page.limit(),
        page.offset());
  }

  static List<PostalLetter> of(Tx tx, Found found) {
    return tx.list(BY_IDS, LetterStore::letter, (Object) found.ids());
  }

  /** Nobody else moves it on before the transaction ends. */
  static Optional<PostalLetter> lock(Tx tx, UUID id) {
    tx.list(LOCK, row -> row.getUUID("id"), id);
    return byId(tx, id);
  }

  static Optional<PostalLetter> byId(Tx tx, UUID id) {
    return tx.first(BY_ID, LetterStore::letter, id);
  }

  static List<PostalLetter> ofBatch(Tx tx, UUID batch) {
    return tx.list(OF_BATCH, LetterStore::letter, batch);
  }

  /** How many of them waited to be printed, and still need to be. */
  static int print(Tx tx, List<UUID> letters, UUID batch, Instant at) {
    return tx.execute(PRINT, letters.toArray(UUID[]::new), batch, ContactStore.offset(at));
  }

  static void post(Tx tx, UUID id, PostalLetter.Posting posting) {
    tx.execute(POST, id, posting.postedOn(), posting.trackingNumber());
  }

  static void end(Tx tx, UUID id, PostalLetter.Ended ended) {
    tx.execute(END, id, ended.outcome().code(), ended.endedOn(), ended.why());
  }

  private static PostalLetter letter(Row row) {
    return new PostalLetter(
        row.getUUID("id"),
        row.getUUID("organization"),
        row.getString("organization_name"),
        row.getString("township"),
        row.getUUID("circular"),
        row.getUUID("notice"),
        Cause.of(row.getString("cause")),
        row.getString("why"),
        row.getString("subject"),
        row.getString("body"),
        row.getString("document_number"),
        row.getString("recipient"),
        row.getString("address"),
        PostalLetter.State.of(row.getString("state")),
        row.getUUID("batch"),
        ContactStore.instant(row, "printed_at"),
        row.getLocalDate("posted_on"),
        row.getString("tracking_number"),
        row.getLocalDate("ended_on"),
        row.getString("ended_why"),
        ContactStore.instant(row, "created_at"));
  }
}
