package cn.pufa.annualreport;

import cn.pufa.organization.OrganizationType;
import cn.pufa.platform.db.Sql;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.json.GsonJson;
import cn.pufa.reminder.Deadline;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** SQL of campaigns. */
final class CampaignStore {

  static final String DOCUMENT_NUMBER_ONCE = "campaign_document_number";

  static final Sql INSERT =
      Sql.of(
          """
      insert into campaign (division, year, types, registered_before, opens_on, closes_on, due_on, due_explanation,
             consent_by, consent_due_on, consent_explanation, moves, extension_days, extensions,
             young_months, document_number, subject, body, state, created_at, created_by)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, 'draft', $19, $20)
      returning *""");
  static final Sql CHANGE =
      Sql.of(
          """
      update campaign
         set year = $2, types = $3, registered_before = $4, opens_on = $5, closes_on = $6, due_on = $7,
             due_explanation = $8, consent_by = $9, consent_due_on = $10, consent_explanation = $11, moves = $12,
             extension_days = $13, extensions = $14, young_months = $15, document_number = $16, subject = $17,
             body = $18, created_at = least(created_at, $19), created_by = $20,
             version = version + 1
       where id = $1 returning *""");
  static final Sql TURN = Sql.of("update campaign set state = $2 where id = $1 returning *");
  static final Sql WIND_UP =
      Sql.of(
          """
      update campaign set state = 'wound_up', figures = $2::text::jsonb where id = $1 returning *""");
  static final Sql ASKED =
      Sql.of(
          """
      select s.organization from campaign_scope s join campaign c on c.id = s.campaign
       where s.campaign = $1 and (s.why is null or s.decided_at >= c.released_at)""");

  static final Sql CANCELLED =
      Sql.of(
          """
      select o.id, o.cancelled_on from campaign_scope s join organization o on o.id = s.organization
       where s.campaign = $1 and s.why is null and o.cancelled_on is not null""");

  static final Sql LIST =
      Sql.of("select * from campaign where division = $1 order by created_at desc, id");
  static final Sql BY_ID = Sql.of("select * from campaign where division = $1 and id = $2");
  static final Sql BY_ID_LOCKED =
      Sql.of("select * from campaign where division = $1 and id = $2 for update");
  static final Sql RELEASE =
      Sql.of(
          """
      update campaign set state = 'released', in_scope = $2, released_at = $3 where id = $1 returning *""");

  /** Those told, that ask something of the organisation; the oldest year first. */
  static final Sql ASKING =
      Sql.of(
          """
      select c.* from campaign c join campaign_scope s on s.campaign = c.id
       where c.division = $1 and s.organization = $2 and s.why is null and c.state in ('released', 'wound_up')
       order by c.year, c.due_on, c.id""");

  /** Those told and never received, also where a person has left the organisation out since. */
  static final Sql UNANSWERED_YEARS =
      Sql.of(
          """
      select distinct c.year from campaign c join campaign_scope s on s.campaign = c.id
       where c.division = $1 and s.organization = $2 and (s.why is null or s.why = 'excluded')
         and c.state in ('released', 'wound_up')
         and not exists (select from annual_return r where r.organization = s.organization and r.year = c.year)""");

  /** Every campaign of the year, held against {@link #BY_ID_LOCKED} and not against each other. */
  static final Sql SHARED_OF_YEAR =
      Sql.of("select id from campaign where division = $1 and year = $2 order by id for share");

  static final Sql RUNNING =
      Sql.of(
          """
      select * from campaign where division = $1 and due_on >= $2 order by id for update""");

  static final Sql MOVE =
      Sql.of(
          """
      update campaign set due_on = $2, due_explanation = $3, consent_due_on = $4, consent_explanation = $5
       where id = $1""");

  static final Sql NEWEST =
      Sql.of(
          """
      select * from campaign where division = $1 and state in ('released', 'wound_up')
       order by year desc, released_at desc, id limit 1""");
  static final Sql COUNT_IN_REVIEW =
      Sql.of(
          "select count(*)::integer as n from campaign where division = $1 and state = 'review'");

  private CampaignStore() {}

  /** That was told to organisations. */
  static Optional<Campaign> newest(Tx tx, String division) {
    return tx.first(NEWEST, CampaignStore::campaign, division);
  }

  static int countInReview(Tx tx, String division) {
    return tx.one(COUNT_IN_REVIEW, row -> row.getInteger("n"), division);
  }

  static Campaign insert(Tx tx, String division, ReckonedDraft reckoned, Instant now, UUID author) {
    return tx.one(INSERT, CampaignStore::campaign, cells(division, reckoned, now, author));
  }

  static Campaign change(Tx tx, UUID id, ReckonedDraft reckoned, Instant now, UUID author) {
    return tx.one(CHANGE, CampaignStore::campaign, cells(id, reckoned, now, author));
  }

  private static Object[] cells(Object key, ReckonedDraft reckoned, Instant now, UUID author) {
    CampaignDraft draft = reckoned.draft();
    return new Object[] {
      key,
      draft.year(),
      draft.types().stream().map(OrganizationType::code).toArray(String[]::new),
      draft.registeredBefore(),
      draft.opensOn(),
      reckoned.deadline().set(),
      reckoned.deadline().due(),
      reckoned.deadline().explanation(),
      reckoned.consentDue().set(),
      reckoned.consentDue().due(),
      reckoned.consentDue().explanation(),
      draft.moves(),
      draft.extensionDays(),
      draft.extensions(),
      draft.youngMonths(),
      draft.documentNumber(),
      NoticeText.subject(draft),
      NoticeText.body(draft),
      offset(now),
      author
    };
  }

  static List<Campaign> list(Tx tx, String division) {
    return tx.list(LIST, CampaignStore::campaign, division);
  }

  static List<Campaign> asking(Tx tx, String division, UUID organization) {
    return tx.list(ASKING, CampaignStore::campaign, division, organization);
  }

  static Set<Integer> unansweredYears(Tx tx, String division, UUID organization) {
    return new HashSet<>(
        tx.list(UNANSWERED_YEARS, row -> row.getInteger("year"), division, organization));
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

  static void move(Tx tx, UUID id, Deadline deadline, Deadline consentDue) {
    tx.execute(
        MOVE,
        id,
        deadline.due(),
        deadline.explanation(),
        consentDue.due(),
        consentDue.explanation());
  }

  static Campaign turn(Tx tx, UUID id, Campaign.State state) {
    return tx.one(TURN, CampaignStore::campaign, id, LedgerStore.code(state));
  }

  static Campaign windUp(Tx tx, UUID id, CampaignFigures figures) {
    return tx.one(WIND_UP, CampaignStore::campaign, id, GsonJson.GSON.toJson(figures));
  }

  /** Organisations that were asked at the release, those left out since among them. */
  static List<UUID> asked(Tx tx, UUID id) {
    return tx.list(ASKED, row -> row.getUUID("organization"), id);
  }

  /** Organisations that are asked and have been cancelled, and when. */
  static Map<UUID, LocalDate> cancelled(Tx tx, UUID id) {
    Map<UUID, LocalDate> cancelled = new HashMap<>();
    tx.list(
        CANCELLED, row -> cancelled.put(row.getUUID("id"), row.getLocalDate("cancelled_on")), id);
    return cancelled;
  }

  static List<UUID> shareOfYear(Tx tx, String division, int year) {
    return tx.list(SHARED_OF_YEAR, row -> row.getUUID("id"), division, year);
  }

  private static Campaign campaign(Row row) {
    OffsetDateTime released = row.getOffsetDateTime("released_at");
    return new Campaign(
        row.getUUID("id"),
        row.getInteger("version"),
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
        new Deadline(
            row.getLocalDate("consent_by"),
            row.getLocalDate("consent_due_on"),
            row.getString("consent_explanation")),
        row.getBoolean("moves"),
        row.getInteger("extension_days"),
        row.getInteger("extensions"),
        row.getInteger("young_months"),
        row.getString("document_number"),
        row.getString("subject"),
        row.getString("body"),
        Campaign.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
        row.getInteger("in_scope"),
        row.getOffsetDateTime("created_at").toInstant(),
        row.getUUID("created_by"),
        released == null ? null : released.toInstant(),
        figures(row));
  }

  private static CampaignFigures figures(Row row) {
    Object figures = row.getValue("figures");
    return figures == null
        ? null
        : GsonJson.GSON.fromJson(figures.toString(), CampaignFigures.class);
  }

  private static OffsetDateTime offset(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }
}
