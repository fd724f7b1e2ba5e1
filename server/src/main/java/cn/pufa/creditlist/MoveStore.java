package cn.pufa.creditlist;

import cn.pufa.platform.db.Sql;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Reach;
import cn.pufa.platform.http.Request.Page;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** SQL of moves, and of the standings that follow from them. */
final class MoveStore {

  /**
   * @param text part of a name or a credit code; each null for all
   * @param procedures that have come to the step; none for {@code verify} and {@code done}, which
   *     the moves tell themselves
   */
  record Filter(String state, String kind, String text, String step, List<UUID> procedures) {

    static final Filter OPEN = new Filter("open", null, null, null, List.of());
  }

  /** One row of the register of standings. */
  record Stand(
      UUID organization,
      String name,
      String creditCode,
      String township,
      State state,
      LocalDate since,
      UUID entry,
      UUID move,
      LocalDate fullOn) {}

  record Counts(int proposed, int abnormal, int proposedSerious, int serious) {
    int of(String state) {
      return state == null
          ? proposed + abnormal + proposedSerious + serious
          : switch (State.of(state)) {
            case NORMAL -> 0;
            case PROPOSED -> proposed;
            case ABNORMAL -> abnormal;
            case PROPOSED_SERIOUS -> proposedSerious;
            case SERIOUS -> serious;
          };
    }
  }

  /** Whoever has an open one already is left out; who is not, is told. */
  static final Sql INSERT =
      Sql.of(
          """
      insert into credit_move (id, organization, name, credit_code, township, kind, state, procedure, entry, run, record,
             proposed_on, proposed_at, proposed_by, application, applied_by)
      select m.id, m.organization, m.name, m.credit_code, m.township, m.kind, 'open', m.procedure, m.entry, $9, $10, $11,
             $12, $13, $14, $15
        from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[], $7::uuid[], $8::uuid[])
             m (id, organization, name, credit_code, township, kind, procedure, entry)
      on conflict do nothing returning id""");

  static final Sql BY_ID = Sql.of("select * from credit_move where id = $1");
  static final Sql WITHIN =
      Sql.of(
          """
      select * from credit_move
       where id = $4 and ($1::boolean or township like any($2::text[]) or organization = any($3::uuid[]))""");
  static final Sql LOCK = Sql.of(BY_ID.text() + " for no key update");
  static final Sql OF_ORGANIZATION =
      Sql.of("select * from credit_move where organization = $1 order by proposed_at desc, id");
  static final Sql OPEN_OF =
      Sql.of(
          """
      select * from credit_move where organization = any($1) and state = 'open' and kind not like 'remove%' and kind <> 'revoke'
       order by proposed_at, id""");
  static final Sql OPEN_BY_RECORD =
      Sql.of(
          """
      select * from credit_move m
       where organization = $1 and state = 'open'
         and (record = $2 or exists (select from credit_ground g where g.move = m.id and g.record = $2))""");
  static final Sql OPEN_ORGANIZATIONS =
      Sql.of(
          "select organization, kind from credit_move where state = 'open' order by kind like 'remove%'");
  static final Sql ENTRIES_UNDER =
      Sql.of(
          "select entry from credit_move where state = 'open' and kind = any($1) and entry is not null");
  static final Sql OPEN_REMOVAL =
      Sql.of(
          "select * from credit_move where organization = $1 and state = 'open' and kind like 'remove%'");
  static final Sql OF_PERSON =
      Sql.of("select * from credit_move where applied_by = $1 order by proposed_at, id");
  static final Sql REMOVALS_DUE =
      Sql.of(
          "select * from credit_move where state = 'open' and removal_due <= $1 order by removal_due, id");

  private static final String FILTERED =
      """
       from credit_move
      where ($1::boolean or township like any($2::text[]) or organization = any($3::uuid[]))
        and ($4::text is null or state = $4) and ($5::text is null or kind = $5)
        and ($6::text is null or strpos(name, $6) > 0 or credit_code = $6)
        and case when $7::text is null then true
                 when state <> 'open' then $7 = 'done'
                 when kind like 'remove%' and verified_on is null then $7 = 'verify'
                 else procedure = any($8::uuid[]) end
      """;
  static final Sql PAGE =
      Sql.of("select *" + FILTERED + "order by proposed_at, id limit $9 offset $10");
  static final Sql COUNT = Sql.of("select count(*)::integer as n" + FILTERED);

  static final Sql VERIFY =
      Sql.of(
          "update credit_move set verified_on = $2, verification_note = $3, removal_due = $4 where id = $1");
  static final Sql FINISH =
      Sql.of("update credit_move set state = $2, entry = coalesce($3, entry) where id = $1");

  private static final String STANDINGS =
      """
      with serious as (
        select distinct on (organization) organization, id, proposed_on from credit_move
         where state = 'open' and kind in ('move_serious', 'list_serious') order by organization, proposed_at),
      stand as (
        select e.organization, e.name, e.credit_code, e.township, e.id as entry, m.id as move, e.full_on,
               case when e.list = 'serious' then 'serious' when m.id is not null then 'proposed_serious'
                    else 'abnormal' end as state,
               case when e.list = 'abnormal' and m.id is not null then m.proposed_on else e.listed_on end as since
          from credit_entry e
          left join serious m on m.organization = e.organization
         where e.ended_on is null
        union all
        (select distinct on (m.organization) m.organization, m.name, m.credit_code, m.township, null::uuid, m.id, null::date,
               case when m.kind = 'list_abnormal' then 'proposed' else 'proposed_serious' end, m.proposed_on
          from credit_move m
         where m.state = 'open' and m.kind in ('list_abnormal', 'list_serious')
           and not exists (select from credit_entry e where e.organization = m.organization and e.ended_on is null)
         order by m.organization, m.kind desc))
      """;
  private static final String STANDING_FILTER =
      """
       from stand where ($1::boolean or township like any($2::text[]) or organization = any($3::uuid[]))
        and ($4::text is null or strpos(name, $4) > 0 or credit_code = $4)
      """;
  static final Sql STANDING_PAGE =
      Sql.anew(
          STANDINGS
              + "select *"
              + STANDING_FILTER
              + "and ($5::text is null or state = $5) order by since, name, organization limit $6 offset $7");
  static final Sql STANDING_COUNTS =
      Sql.anew(
          STANDINGS
              + """
              select count(*) filter (where state = 'proposed')::integer as proposed,
                     count(*) filter (where state = 'abnormal')::integer as abnormal,
                     count(*) filter (where state = 'proposed_serious')::integer as proposed_serious,
                     count(*) filter (where state = 'serious')::integer as serious"""
              + STANDING_FILTER);

  private MoveStore() {}

  /**
   * All with the same run, record, day and officer.
   *
   * @return those that are in; the others' organisation has an open one
   */
  static Set<UUID> insert(Tx tx, List<Move> all, Instant at, UUID appliedBy) {
    Move first = all.getFirst();
    return new HashSet<>(
        tx.list(
            INSERT,
            row -> row.getUUID("id"),
            all.stream().map(Move::id).toArray(UUID[]::new),
            all.stream().map(Move::organization).toArray(UUID[]::new),
            all.stream().map(Move::name).toArray(String[]::new),
            all.stream().map(Move::creditCode).toArray(String[]::new),
            all.stream().map(Move::township).toArray(String[]::new),
            all.stream().map(move -> move.kind().code()).toArray(String[]::new),
            all.stream().map(Move::procedure).toArray(UUID[]::new),
            all.stream().map(Move::entry).toArray(UUID[]::new),
            first.run(),
            first.record(),
            first.proposedOn(),
            at.atOffset(ZoneOffset.UTC),
            first.proposedBy(),
            first.application(),
            appliedBy));
  }

  static Optional<Move> byId(Tx tx, UUID id) {
    return withGrounds(tx, tx.list(BY_ID, MoveStore::bare, id)).stream().findFirst();
  }

  static Optional<Move> within(Tx tx, Reach reach, UUID id) {
    return withGrounds(
            tx,
            tx.list(
                WITHIN,
                MoveStore::bare,
                reach.all(),
                reach.divisionPrefixes(),
                reach.organizationIds(),
                id))
        .stream()
        .findFirst();
  }

  static Optional<Move> lock(Tx tx, UUID id) {
    return withGrounds(tx, tx.list(LOCK, MoveStore::bare, id)).stream().findFirst();
  }

  /** The latest first. */
  static List<Move> of(Tx tx, UUID organization) {
    return withGrounds(tx, tx.list(OF_ORGANIZATION, MoveStore::bare, organization));
  }

  static List<Move> openAgainst(Tx tx, Collection<UUID> organizations) {
    UUID[] ids = organizations.toArray(UUID[]::new);
    return withGrounds(tx, tx.list(OPEN_OF, MoveStore::bare, (Object) ids));
  }

  /** Entries against which one of these kinds is under way. */
  static Set<UUID> entriesUnder(Tx tx, MoveKind... kinds) {
    String[] codes = Stream.of(kinds).map(MoveKind::code).toArray(String[]::new);
    return Set.copyOf(tx.list(ENTRIES_UNDER, row -> row.getUUID("entry"), (Object) codes));
  }

  /** Those that rest on this record; without their grounds. */
  static List<Move> openByRecord(Tx tx, UUID organization, String record) {
    return tx.list(OPEN_BY_RECORD, MoveStore::bare, organization, record);
  }

  /** The kind of one of them, by organisation; a removal where nothing else is open. */
  static Map<UUID, MoveKind> open(Tx tx) {
    return tx
        .list(
            OPEN_ORGANIZATIONS,
            row -> Map.entry(row.getUUID("organization"), MoveKind.of(row.getString("kind"))))
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one));
  }

  static Optional<Move> openRemoval(Tx tx, UUID organization) {
    return tx.first(OPEN_REMOVAL, MoveStore::bare, organization);
  }

  static List<Move> ofPerson(Tx tx, UUID person) {
    return tx.list(OF_PERSON, MoveStore::bare, person);
  }

  static List<Move> removalsDue(Tx tx, LocalDate today) {
    return tx.list(REMOVALS_DUE, MoveStore::bare, today);
  }

  static List<Move> page(Tx tx, Reach reach, Filter filter, Page page) {
    return withGrounds(
        tx,
        tx.list(
            PAGE,
            MoveStore::bare,
            reach.all(),
            reach.divisionPrefixes(),
            reach.organizationIds(),
            filter.state(),
            filter.kind(),
            filter.text(),
            filter.step(),
            filter.procedures().toArray(UUID[]::new),
            page.limit(),
            page.offset()));
  }

  static int count(Tx tx, Reach reach, Filter filter) {
    return tx.one(
        COUNT,
        row -> row.getInteger("n"),
        reach.all(),
        reach.divisionPrefixes(),
        reach.organizationIds(),
        filter.state(),
        filter.kind(),
        filter.text(),
        filter.step(),
        filter.procedures().toArray(UUID[]::new));
  }

  static void verify(Tx tx, UUID id, LocalDate on, String note, LocalDate due) {
    tx.execute(VERIFY, id, on, note, due);
  }

  /**
   * @param entry it led to, or null
   */
  static void finish(Tx tx, UUID id, Move.Progress state, UUID entry) {
    tx.execute(FINISH, id, state.code(), entry);
  }

  static List<Stand> standings(Tx tx, Reach reach, String state, String text, Page page) {
    return tx.list(
        STANDING_PAGE,
        row ->
            new Stand(
                row.getUUID("organization"),
                row.getString("name"),
                row.getString("credit_code"),
                row.getString("township"),
                State.of(row.getString("state")),
                row.getLocalDate("since"),
                row.getUUID("entry"),
                row.getUUID("move"),
                row.getLocalDate("full_on")),
        reach.all(),
        reach.divisionPrefixes(),
        reach.organizationIds(),
        text,
        state,
        page.limit(),
        page.offset());
  }

  static Counts counts(Tx tx, Reach reach, String text) {
    return tx.one(
        STANDING_COUNTS,
        row ->
            new Counts(
                row.getInteger("proposed"),
                row.getInteger("abnormal"),
                row.getInteger("proposed_serious"),
                row.getInteger("serious")),
        reach.all(),
        reach.divisionPrefixes(),
        reach.organizationIds(),
        text);
  }

  private static List<Move> withGrounds(Tx tx, List<Move> bare) {
    if (bare.isEmpty()) {
      return bare;
    }
    var grounds =
        EntryStore.groundsOfMoves(tx, bare.stream().map(Move::id).toList()).stream()
            .collect(Collectors.groupingBy(Ground::move));
    return bare.stream().map(one -> with(one, grounds.getOrDefault(one.id(), List.of()))).toList();
  }

  private static Move with(Move one, List<Ground> grounds) {
    return new Move(
        one.id(),
        one.organization(),
        one.name(),
        one.creditCode(),
        one.township(),
        one.kind(),
        one.state(),
        one.procedure(),
        one.entry(),
        one.run(),
        one.record(),
        one.proposedOn(),
        one.proposedBy(),
        one.application(),
        one.verifiedOn(),
        one.verificationNote(),
        one.removalDue(),
        grounds);
  }

  private static Move bare(Row row) {
    return new Move(
        row.getUUID("id"),
        row.getUUID("organization"),
        row.getString("name"),
        row.getString("credit_code"),
        row.getString("township"),
        MoveKind.of(row.getString("kind")),
        Move.Progress.of(row.getString("state")),
        row.getUUID("procedure"),
        row.getUUID("entry"),
        row.getUUID("run"),
        row.getString("record"),
        row.getLocalDate("proposed_on"),
        row.getString("proposed_by"),
        row.getString("application"),
        row.getLocalDate("verified_on"),
        row.getString("verification_note"),
        row.getLocalDate("removal_due"),
        List.of());
  }
}
