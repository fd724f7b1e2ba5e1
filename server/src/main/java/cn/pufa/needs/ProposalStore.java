package cn.pufa.needs;

import cn.pufa.platform.db.Sql;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Request.Page;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** SQL of topics proposed for writing. */
final class ProposalStore {

  static final Sql INSERT =
      Sql.of(
          """
      insert into topic_proposal (id, division, month, topic, asked, covered, phrases, place, proposed_at)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict (division, month, topic) do nothing""");

  /** Of the month, and those of earlier months that somebody may still write. */
  static final Sql KNOWN =
      Sql.of(
          """
      select topic from topic_proposal
       where division = $1 and (month = $2 or month < $2 and state <> 'closed')""");

  private static final String FILTERED =
      " from topic_proposal where division = $1 and ($2::text is null or state = $2) ";
  static final Sql PAGE =
      Sql.of("select *" + FILTERED + "order by month desc, place, topic limit $3 offset $4");
  static final Sql COUNT = Sql.of("select count(*) as n" + FILTERED);
  static final Sql LOCK =
      Sql.of("select * from topic_proposal where division = $1 and id = $2 for no key update");
  static final Sql TAKE =
      Sql.of(
          """
      update topic_proposal set state = 'taken', taken_by = $2, taken_at = $3 where id = $1 returning *""");
  static final Sql CLOSE =
      Sql.of(
          """
      update topic_proposal set state = 'closed', closed_at = $2, reason = $3, card = $4 where id = $1 returning *""");
  static final Sql ANSWERED =
      Sql.of(
          """
      update topic_proposal set state = 'closed', closed_at = $2, card = $3 where id = $1 and state <> 'closed'""");

  private ProposalStore() {}

  static boolean insert(
      Tx tx, String division, LocalDate month, Proposal.Fresh fresh, Instant now) {
    return tx.execute(
            INSERT,
            UUID.randomUUID(),
            division,
            month,
            fresh.topic(),
            fresh.asked(),
            fresh.covered(),
            fresh.phrases().toArray(String[]::new),
            fresh.place(),
            offset(now))
        == 1;
  }

  static Set<String> known(Tx tx, String division, LocalDate month) {
    return Set.copyOf(tx.list(KNOWN, row -> row.getString("topic"), division, month));
  }

  static List<Proposal> page(Tx tx, String division, String state, Page page) {
    return tx.list(PAGE, ProposalStore::proposal, division, state, page.limit(), page.offset());
  }

  static int count(Tx tx, String division, String state) {
    return tx.one(COUNT, row -> row.getInteger("n"), division, state);
  }

  static Optional<Proposal> lock(Tx tx, String division, UUID id) {
    return tx.first(LOCK, ProposalStore::proposal, division, id);
  }

  static Proposal take(Tx tx, UUID id, UUID person, Instant now) {
    return tx.one(TAKE, ProposalStore::proposal, id, person, offset(now));
  }

  static Proposal close(Tx tx, UUID id, Instant now, String reason, String card) {
    return tx.one(CLOSE, ProposalStore::proposal, id, offset(now), reason, card);
  }

  static void answered(Tx tx, UUID id, String card, Instant now) {
    tx.execute(ANSWERED, id, offset(now), card);
  }

  private static Proposal proposal(Row row) {
    return new Proposal(
        row.getUUID("id"),
        row.getLocalDate("month"),
        row.getString("topic"),
        row.getInteger("asked"),
        row.getInteger("covered"),
        List.of(row.getArrayOfStrings("phrases")),
        Proposal.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
        instant(row, "proposed_at"),
        row.getUUID("taken_by"),
        instant(row, "taken_at"),
        instant(row, "closed_at"),
        row.getString("reason"),
        row.getString("card"));
  }

  private static Instant instant(Row row, String column) {
    OffsetDateTime at = row.getOffsetDateTime(column);
    return at == null ? null : at.toInstant();
  }

  private static OffsetDateTime offset(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }
}
