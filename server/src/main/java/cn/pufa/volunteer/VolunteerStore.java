package cn.pufa.volunteer;

import cn.pufa.platform.db.Sql;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Reach;
import cn.pufa.platform.http.Request.Page;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** SQL of the register of volunteers. */
final class VolunteerStore {

  /**
   * @param skill null for all, @param slot null for all, @param township null for all
   * @param adultSince who was born on that day or before is of age
   */
  record Filter(String state, String skill, String slot, String township, LocalDate adultSince) {}

  /**
   * Registered again after leaving, somebody is new; the guardian's consent stands for one
   * guardian.
   */
  static final Sql SAVE =
      Sql.of(
          """
      insert into volunteer as v (person, division, name, born_on, skills, availability, note, for_national_record,
             guardian_name, guardian_takes_part, registered_at, changed_at)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $11)
      on conflict (person) do update set division = excluded.division, name = excluded.name,
             born_on = excluded.born_on, skills = excluded.skills, availability = excluded.availability,
             note = excluded.note, for_national_record = excluded.for_national_record,
             guardian_consent_on = case when v.withdrawn_at is null and v.guardian_name = excluded.guardian_name
                                        then v.guardian_consent_on end,
             guardian_name = excluded.guardian_name, guardian_takes_part = excluded.guardian_takes_part,
             registered_at = case when v.withdrawn_at is null then v.registered_at else excluded.registered_at end,
             changed_at = excluded.changed_at, withdrawn_at = null
      returning *""");

  static final Sql OF_PERSON = Sql.of("select * from volunteer where person = $1");
  static final Sql LOCK_OF_PERSON = Sql.of(OF_PERSON.text() + " for update");
  private static final String WITHIN = "($1::boolean or division like any($2::text[]))";
  static final Sql BY_ID = Sql.of("select * from volunteer where " + WITHIN + " and person = $3");
  static final Sql LOCK = Sql.of(BY_ID.text() + " for update");
  static final Sql WITHDRAW =
      Sql.of(
          "update volunteer set withdrawn_at = $2, changed_at = $2 where person = $1 returning *");
  static final Sql NOTE_GUARDIAN =
      Sql.of(
          """
      update volunteer set guardian_consent_on = $2, guardian_noted_by = $3, changed_at = $4
       where person = $1 returning *""");
  private static final String FILTERED =
      " from volunteer where "
          + WITHIN
          + """
       and case $3::text when 'withdrawn' then withdrawn_at is not null
                         when 'awaiting_guardian' then withdrawn_at is null and born_on > $7::date
                              and (guardian_consent_on is null)
                         when 'active' then withdrawn_at is null and (born_on <= $7 or guardian_consent_on is not null)
                         else withdrawn_at is null end
       and ($4::text is null or $4 = any(skills)) and ($5::text is null or $5 = any(availability))
       and ($6::text is null or division like $6 || '%')
      """;
  static final Sql PAGE =
      Sql.of("select *" + FILTERED + "order by registered_at desc, person limit $8 offset $9");
  static final Sql COUNT = Sql.of("select count(*) as n" + FILTERED);

  /** Whose account is closed (停用) counts as gone. */
  static final Sql REGISTERED =
      Sql.of(
          "select * from volunteer where "
              + WITHIN
              + """
       and withdrawn_at is null and not exists (select from person p where p.id = volunteer.person and p.disabled)
     order by registered_at, person""");

  static final Sql OF_AGE =
      Sql.of(
          """
      select * from volunteer
       where withdrawn_at is null and guardian_name is not null and guardian_consent_on is null and born_on <= $1
       order by person limit 100 for update skip locked""");
  static final Sql FORGET_GUARDIAN =
      Sql.of(
          """
      update volunteer set guardian_name = null, guardian_takes_part = false, changed_at = $2
       where person = $1 returning *""");

  /** Those who wait for a consent are settled one by one. */
  static final Sql FORGET_GUARDIANS =
      Sql.of(
          """
      update volunteer set guardian_name = null, guardian_takes_part = false, guardian_consent_on = null,
             guardian_noted_by = null
       where born_on <= $1 and num_nonnulls(guardian_name, guardian_consent_on, guardian_noted_by) > 0
         and (guardian_name is null or guardian_consent_on is not null or withdrawn_at is not null)""");

  static final Sql DELETE = Sql.of("delete from volunteer where person = $1");
  static final Sql FORGET = Sql.of("delete from volunteer where withdrawn_at < $1");

  private VolunteerStore() {}

  static Volunteer save(Tx tx, UUID person, VolunteerDraft draft, Instant now) {
    return tx.one(
        SAVE,
        VolunteerStore::volunteer,
        person,
        draft.division(),
        draft.name().strip(),
        draft.bornOn(),
        draft.skills().stream().map(VolunteerStore::code).toArray(String[]::new),
        draft.availability().stream().map(Slot::code).toArray(String[]::new),
        draft.note(),
        draft.forNationalRecord(),
        draft.guardian() == null ? null : draft.guardian().name().strip(),
        draft.guardian() != null && draft.guardian().takesPart(),
        offset(now));
  }

  static Optional<Volunteer> ofPerson(Tx tx, UUID person) {
    return tx.first(OF_PERSON, VolunteerStore::volunteer, person);
  }

  static Optional<Volunteer> lockOfPerson(Tx tx, UUID person) {
    return tx.first(LOCK_OF_PERSON, VolunteerStore::volunteer, person);
  }

  static Optional<Volunteer> byId(Tx tx, Reach reach, UUID person) {
    return tx.first(
        BY_ID, VolunteerStore::volunteer, reach.all(), reach.divisionPrefixes(), person);
  }

  static Optional<Volunteer> lock(Tx tx, Reach reach, UUID person) {
    return tx.first(LOCK, VolunteerStore::volunteer, reach.all(), reach.divisionPrefixes(), person);
  }

  static Volunteer withdraw(Tx tx, UUID person, Instant now) {
    return tx.one(WITHDRAW, VolunteerStore::volunteer, person, offset(now));
  }

  static Volunteer noteGuardian(Tx tx, UUID person, LocalDate consentOn, UUID by, Instant now) {
    return tx.one(NOTE_GUARDIAN, VolunteerStore::volunteer, person, consentOn, by, offset(now));
  }

  static List<Volunteer> page(Tx tx, Reach reach, Filter filter, Page page) {
    return tx.list(
        PAGE,
        VolunteerStore::volunteer,
        reach.all(),
        reach.divisionPrefixes(),
        filter.state(),
        filter.skill(),
        filter.slot(),
        filter.township(),
        filter.adultSince(),
        page.limit(),
        page.offset());
  }

  static int count(Tx tx, Reach reach, Filter filter) {
    return tx.one(
        COUNT,
        row -> row.getInteger("n"),
        reach.all(),
        reach.divisionPrefixes(),
        filter.state(),
        filter.skill(),
        filter.slot(),
        filter.township(),
        filter.adultSince());
  }

  static List<Volunteer> registered(Tx tx, Reach reach) {
    return tx.list(REGISTERED, VolunteerStore::volunteer, reach.all(), reach.divisionPrefixes());
  }

  /**
   * Who waited for a guardian's consent and was born on that day or before, until it is settled.
   */
  static List<Volunteer> lockOfAge(Tx tx, LocalDate bornOn) {
    return tx.list(OF_AGE, VolunteerStore::volunteer, bornOn);
  }

  static Volunteer forgetGuardian(Tx tx, UUID person, Instant now) {
    return tx.one(FORGET_GUARDIAN, VolunteerStore::volunteer, person, offset(now));
  }

  /** Of whoever was born on that day or before and waits for none. */
  static void forgetGuardians(Tx tx, LocalDate bornOn) {
    tx.execute(FORGET_GUARDIANS, bornOn);
  }

  static void delete(Tx tx, UUID person) {
    tx.execute(DELETE, person);
  }

  static void forgetWithdrawn(Tx tx, Instant before) {
    tx.execute(FORGET, offset(before));
  }

  static Volunteer volunteer(Row row) {
    OffsetDateTime withdrawn = row.getOffsetDateTime("withdrawn_at");
    return new Volunteer(
        row.getUUID("person"),
        row.getString("division"),
        row.getString("name"),
        row.getLocalDate("born_on"),
        Arrays.stream(row.getArrayOfStrings("skills"))
            .map(code -> Skill.valueOf(code.toUpperCase(Locale.ROOT)))
            .toList(),
        Arrays.stream(row.getArrayOfStrings("availability")).map(Slot::ofCode).toList(),
        row.getString("note"),
        row.getBoolean("for_national_record"),
        row.getString("guardian_name"),
        row.getBoolean("guardian_takes_part"),
        row.getLocalDate("guardian_consent_on"),
        row.getOffsetDateTime("registered_at").toInstant(),
        withdrawn == null ? null : withdrawn.toInstant());
  }

  private static String code(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  private static OffsetDateTime offset(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }
}
