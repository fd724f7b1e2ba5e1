package cn.pufa.annualreport;

import cn.pufa.organization.OrganizationType;
import cn.pufa.platform.db.Order;
import cn.pufa.platform.db.Sql;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.db.Walk;
import cn.pufa.platform.http.Request.Page;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** SQL of who is in scope, and why not. */
final class ScopeStore {

  static final Sql FIX =
      Sql.of(
          """
      insert into campaign_scope (campaign, organization, organization_name, type, registered_on, why, explanation)
      select $1, s.* from unnest($2::uuid[], $3::text[], $4::text[], $5::date[], $6::text[], $7::text[]) s
      on conflict (campaign, organization) do nothing""");

  static final Sql EXCLUDE =
      Sql.of(
          """
      insert into campaign_scope (campaign, organization, organization_name, type, registered_on, why, explanation, reason,
             decided_by, decided_at)
      values ($1, $2, $3, $4, $5, 'excluded', $6, $7, $8, $9)
      on conflict (campaign, organization) do update
         set why = 'excluded', explanation = excluded.explanation, reason = excluded.reason,
             decided_by = excluded.decided_by, decided_at = excluded.decided_at""");
  static final Sql FORGET =
      Sql.of("delete from campaign_scope where campaign = $1 and organization = $2");
  static final Sql INCLUDE =
      Sql.of(
          """
      update campaign_scope set why = null, explanation = $3, reason = null, decided_by = $4, decided_at = $5
       where campaign = $1 and organization = $2""");

  static final Sql OF =
      Sql.of("select * from campaign_scope where campaign = $1 and organization = $2");
  static final Sql ALL =
      Sql.of("select * from campaign_scope where campaign = $1 order by organization_name");
  static final Sql COUNTS =
      Sql.of(
          """
      select coalesce(why, 'asked') as why, count(*) as n from campaign_scope where campaign = $1 group by 1""");

  private static final String MATCHES =
      """
      from campaign_scope where campaign = $1 and ($2::text is null or coalesce(why, 'asked') = $2)
       and ($3::text is null or position($3 in organization_name) > 0)""";
  static final Walk PAGE =
      Walk.of(
          "select * from (%s) p join campaign_scope using (campaign, organization)",
          "select campaign, organization " + MATCHES,
          Order.by("organization_name", "organization"),
          4);
  static final Sql COUNT = Sql.anew("select count(*) as n " + MATCHES);

  private ScopeStore() {}

  /** As the register stands; whoever a person left out before stays out. */
  static void fix(Tx tx, UUID campaign, List<Scope.Line> lines) {
    tx.execute(
        FIX,
        campaign,
        lines.stream().map(Scope.Line::organization).toArray(UUID[]::new),
        texts(lines, Scope.Line::organizationName),
        texts(lines, line -> line.type().code()),
        lines.stream().map(Scope.Line::registeredOn).toArray(LocalDate[]::new),
        texts(lines, line -> line.why() == null ? null : LedgerStore.code(line.why())),
        texts(lines, Scope.Line::explanation));
  }

  private static String[] texts(List<Scope.Line> lines, Function<Scope.Line, String> cell) {
    return lines.stream().map(cell).toArray(String[]::new);
  }

  static void exclude(Tx tx, UUID campaign, Scope.Line line, UUID person, Instant at) {
    tx.execute(
        EXCLUDE,
        campaign,
        line.organization(),
        line.organizationName(),
        line.type().code(),
        line.registeredOn(),
        line.explanation(),
        line.reason(),
        person,
        at.atOffset(ZoneOffset.UTC));
  }

  static void forget(Tx tx, UUID campaign, UUID organization) {
    tx.execute(FORGET, campaign, organization);
  }

  static void include(Tx tx, UUID campaign, Scope.Line line, UUID person, Instant at) {
    tx.execute(
        INCLUDE,
        campaign,
        line.organization(),
        line.explanation(),
        person,
        at.atOffset(ZoneOffset.UTC));
  }

  static Optional<Scope.Line> of(Tx tx, UUID campaign, UUID organization) {
    return tx.first(OF, ScopeStore::line, campaign, organization);
  }

  static List<Scope.Line> all(Tx tx, UUID campaign) {
    return tx.list(ALL, ScopeStore::line, campaign);
  }

  static Map<String, Integer> counts(Tx tx, UUID campaign) {
    return tx
        .list(COUNTS, row -> Map.entry(row.getString("why"), row.getInteger("n")), campaign)
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  static List<Scope.Line> page(
      Tx tx, UUID campaign, String why, String text, int total, Page page) {
    return PAGE.page(tx, total, page, ScopeStore::line, campaign, why, text);
  }

  static int count(Tx tx, UUID campaign, String why, String text) {
    return tx.one(COUNT, row -> row.getInteger("n"), campaign, why, text);
  }

  private static Scope.Line line(Row row) {
    String why = row.getString("why");
    return new Scope.Line(
        row.getUUID("organization"),
        row.getString("organization_name"),
        OrganizationType.ofCode(row.getString("type")).orElseThrow(),
        row.getLocalDate("registered_on"),
        why == null ? null : Scope.Why.valueOf(why.toUpperCase(Locale.ROOT)),
        row.getString("explanation"),
        row.getString("reason"));
  }
}
