package cn.pufa.annualreport;

import cn.pufa.organization.OrganizationType;
import cn.pufa.platform.db.Sql;
import cn.pufa.platform.db.Tx;
import cn.pufa.reminder.Deadline;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** SQL of campaigns. */
final class CampaignStore {

  static final String DOCUMENT_NUMBER_ONCE = "campaign_document_number";

  static final Sql INSERT =
      Sql.of(
          """
      insert into campaign (division, year, types, registered_before, opens_on, closes_on, due_on, due_explanation,
             document_number, subject, body, state, created_at, created_by)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 'draft', $12, $13) returning *""");
  static final Sql LIST =
      Sql.of("select * from campaign where division = $1 order by created_at desc, id");
  static final Sql BY_ID = Sql.of("select * from campaign where division = $1 and id = $2");
  static final Sql BY_ID_LOCKED =
      Sql.of("select * from campaign where division = $1 and id = $2 for update");
  static final Sql RELEASE =
      Sql.of(
          """
      update campaign set state = 'released', in_scope = $2, released_at = $3 where id = $1 returning *""");

  /** Every campaign of the year, held against {@link #BY_ID_LOCKED} and not against each other. */
  static final Sql SHARED_OF_YEAR =
      Sql.of("select id from campaign where division = $1 and year = $2 order by id for share");

  static final Sql RUNNING =
      Sql.of(
          """
      select * from campaign where division = $1 and due_on >= $2 order by id for update""");

  static final Sql MOVE =
      Sql.of("update campaign set due_on = $2, due_explanation = $3 where id = $1");

  private CampaignStore() {}

  static Campaign insert(
      Tx tx,
      String division,
      CampaignDraft draft,
      Deadline deadline,
      String subject,
      String body,
      Instant now,
      UUID author) {
    return tx.one(
        INSERT,
        CampaignStore::campaign,
        division,
        draft.year(),
        draft.types().stream().map(OrganizationType::code).toArray(String[]::new),
        draft.registeredBefore(),
        draft.opensOn(),
        deadline.set(),
        deadline.due(),
        deadline.explanation(),
        draft.documentNumber(),
        subject,
        body,
        offset(now),
        author);
  }

  static List<Campaign> list(Tx tx, String division) {
    return tx.list(LIST, CampaignStore::campaign, division);
  }

  static Optional<Campaign> byId(Tx tx, String division, UUID id) {
    return tx.first(BY_ID, CampaignStore::campaign, division, id);
  }

  static Optional<Campaign> lock(Tx tx, String division, UUID id) {
    return tx.first(BY_ID_LOCKED, CampaignStore::campaign, division, id);
  }

  static Campaign release(Tx tx, UUID id, int inScope, Instant now) {
    return tx.one(RELEASE, CampaignStore::campaign, id, inScope, offset(now));
  }

  /** Drafts and released ones whose last day is still to come. */
  static List<Campaign> running(Tx tx, String division, LocalDate today) {
    return tx.list(RUNNING, CampaignStore::campaign, division, today);
  }

  static void move(Tx tx, UUID id, Deadline deadline) {
    tx.execute(MOVE, id, deadline.due(), deadline.explanation());
  }

  static List<UUID> shareOfYear(Tx tx, String division, int year) {
    return tx.list(SHARED_OF_YEAR, row -> row.getUUID("id"), division, year);
  }

  private static Campaign campaign(Row row) {
    OffsetDateTime released = row.getOffsetDateTime("released_at");
    return new Campaign(
        row.getUUID("id"),
        row.getInteger("year"),
        Stream.of(row.getArrayOfStrings("types"))
            .map(code -> OrganizationType.ofCode(code).orElseThrow())
            .toList(),
        row.getLocalDate("registered_before"),
        row.getLocalDate("opens_on"),
        new Deadline(
            row.getLocalDate("closes_on"),
            row.getLocalDate("due_on"),
            row.getString("due_explanation")),
        row.getString("document_number"),
        row.getString("subject"),
        row.getString("body"),
        Campaign.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
        row.getInteger("in_scope"),
        row.getOffsetDateTime("created_at").toInstant(),
        row.getUUID("created_by"),
        released == null ? null : released.toInstant());
  }

  private static OffsetDateTime offset(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }
}
