package cn.pufa.personal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import cn.pufa.testing.Eventually;
import cn.pufa.testing.Jdbc;
import cn.pufa.testing.TestPostgres;
import cn.pufa.testing.TestServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Of each kind, what is older than its period goes, and what is younger by a minute stays. */
class RetentionIT {

  /**
   * How rows of a kind are made that are as old as {@code %s} says, and where they are found by the
   * mark {@code old} or {@code young}.
   */
  private record Kind(String kind, String insert, String marks) {}

  /** A notice of its own. */
  private static final String NOTICE =
      "with n as (insert into notice (division, organization, organization_name, subject, body, document_number, created_at, occasion) select division, id, name, 'x', 'x', 'x', now(), 'notice' from organization limit 1 returning id, organization) ";

  private static final List<Kind> KINDS =
      List.of(
          new Kind(
              "change_hint",
              "insert into change_log (kind, key, at) values ('retention', '%2$s', %1$s)",
              "select key from change_log where kind = 'retention'"),
          new Kind(
              "command_key",
              "insert into idempotency values ('retention', '%2$s', 'x', 'x', 200, '{}', %1$s)",
              "select key from idempotency where actor = 'retention'"),
          new Kind(
              "session",
              "insert into session select '%2$s', id, false, now(), %1$s from person where account = 'resident'",
              "select token_hash from session where token_hash in ('old', 'young')"),
          new Kind(
              "sms_ticket",
              "insert into sms_ticket select gen_random_uuid(), '%2$s', 'x', '10000000000', 'sign_in', 0, now(), %1$s",
              "select ticket_hash from sms_ticket where ticket_hash in ('old', 'young')"),
          new Kind(
              "sign_in_link",
              "insert into sign_in_link select gen_random_uuid(), '%2$s', id, now(), %1$s from person where account = 'partner'",
              "select token_hash from sign_in_link where token_hash in ('old', 'young')"),
          new Kind(
              "known_address",
              "insert into known_address select id, '%2$s', %1$s from person where account = 'resident'",
              "select address from known_address where address in ('old', 'young')"),
          new Kind(
              "withdrawn_consent",
              "insert into consent (person, code, version, given_at, withdrawn_at) select id, '%2$s', '2020-01-01', now(), %1$s from person where account = 'resident'",
              "select code from consent"),
          new Kind(
              "unneeded_id_number",
              "insert into id_number select id, 'demo:x', '%2$s', '2019-01-01', %1$s from person where account = 'org_agent' || case when '%2$s' = 'old' then '' else '-2' end",
              "select blind_index from id_number where blind_index in ('old', 'young')"),
          new Kind(
              "ended_binding",
              "insert into agent_binding (organization, person, role, name, how, since, ended_at) select (select id from organization limit 1), id, 'org_agent', '%2$s', 'recorded', now(), %1$s from person where account = 'resident'",
              "select name from agent_binding where name in ('old', 'young')"),
          new Kind(
              "spent_invitation",
              "insert into agent_invitation (id, organization, role, delivery, code_index, issued_at, expires_at) select gen_random_uuid(), id, 'org_' || case when '%2$s' = 'old' then 'agent' else 'representative' end, 'letter', '%2$s', now(), %1$s from organization order by credit_code limit 1",
              "select code_index from agent_invitation where code_index in ('old', 'young')"),
          new Kind(
              "decided_binding_request",
              "insert into agent_request (organization, person, name, state, requested_at, lapses_on, decided_at) select (select id from organization limit 1), id, '%2$s', 'declined', now(), '2099-01-01', %1$s from person where account = 'resident'",
              "select name from agent_request where name in ('old', 'young')"),
          new Kind(
              "decided_post_request",
              "insert into post_request (person, name, role, division, state, requested_at, decided_at) select id, '%2$s', 'child_director', '440881001001', 'refused', now(), %1$s from person where account = 'resident'",
              "select name from post_request where name in ('old', 'young')"),
          new Kind(
              "job",
              "insert into job (id, person, kind, state, phase, started_at, moved_at) select gen_random_uuid(), id, '%2$s', 'done', 'storing', %1$s, %1$s from person where account = 'case_officer'",
              "select kind from job where kind in ('old', 'young')"),
          new Kind(
              "sign_up_reminder",
              "insert into sign_up_reminder (person, day, session, at) select p.id, (%1$s)::date, s.id, %1$s from person p, (select id from training_session limit 1) s where p.account = case when '%2$s' = 'old' then 'resident' else 'volunteer' end",
              "select case p.account when 'resident' then 'old' else 'young' end from sign_up_reminder r join person p on p.id = r.person"),
          new Kind(
              "old_record_check",
              "insert into record_check (person, checked_on, asked_by, recorded_at) select id, '2020-01-01', '%2$s', %1$s from person where account = 'partner'",
              "select asked_by from record_check where asked_by in ('old', 'young')"),
          new Kind(
              "withdrawn_volunteer",
              "insert into volunteer select id, '440881', '%2$s', '1990-01-01', '{}', '{}', null, false, null, false, null, null, now(), now(), %1$s from person where account = 'org_agent' || case when '%2$s' = 'old' then '' else '-2' end",
              "select name from volunteer where name in ('old', 'young')"),
          new Kind(
              "unclaimed_file",
              "insert into stored_file (sha256, media_type, size, purpose, uploaded_by, uploaded_at) select '%2$s', 'image/png', 1, 'event_photo', id, %1$s from person where account = 'resident'",
              "select sha256 from stored_file where sha256 in ('old', 'young')"),
          new Kind(
              "wechat_push",
              "insert into wechat_push values ('retention', '%2$s', %1$s)",
              "select key from wechat_push where app = 'retention'"),
          new Kind(
              "finished_contact_task",
              "insert into contact_task (kind, organization, words, created_at, finished_at, finished_by, result) select 'needs_help', id, '%2$s', now(), %1$s, 'x', 'solved' from organization limit 1",
              "select words from contact_task where words in ('old', 'young')"),
          new Kind(
              "bounce",
              "insert into bounce (report, status, permanent, reason, received_at) values ('%2$s', '5.1.1', true, 'x', %1$s)",
              "select report from bounce where report in ('old', 'young')"),
          new Kind(
              "old_part_link",
              "with s as (insert into joint_sheet (title, kind, planned_on, place, division, topics, opened_by, opened_at) select 'retention', 'stand', '2020-01-01', 'x', '440881', '{}', id, now() from person where account = 'case_officer' returning id), p as (insert into joint_part (sheet, department) select id, 'x' from s returning id) insert into joint_part_link (token_hash, part, created_at, expires_at) select '%2$s', id, now(), %1$s from p",
              "select token_hash from joint_part_link where token_hash in ('old', 'young')"),
          // Kept by the day, so a minute more or less is a day here.
          new Kind(
              "need_words",
              "insert into need_signal (division, kind, month, heard_on, words) select '440881', 'stand', date_trunc('month', d)::date, d, '%2$s' from (select ((%1$s) + case '%2$s' when 'old' then interval '-1 day' else interval '1 day' end)::date as d) day",
              "select words from need_signal where words in ('old', 'young')"),
          new Kind(
              "answered_question",
              "insert into question (id, division, text, wording, urgent, state, asked_at, answered_at) values (gen_random_uuid(), '440881', '%2$s', 'retention', false, 'answered', now(), %1$s)",
              "select text from question where wording = 'retention' and text is not null"),
          new Kind(
              "exam_attempt",
              "with e as (insert into exam (id, live) values ('retention-%2$s', 1)), b as (insert into exam_blueprint (exam, number, title, audience, minutes, pass_percent, attempts, cool_down_hours, open, written_at) values ('retention-%2$s', 1, 'x', '{volunteer}', 1, 1, 1, 0, false, now())), p as (select id as person, gen_random_uuid() as paper, gen_random_uuid() as earned from person where account = 'resident'), c as (insert into certificate (id, number, division, qualification, person, name, title, attempt, passed_on, issued_at, valid_from, valid_until) select earned, 'exam-%2$s', '440881', 'volunteer', person, 'x', 'x', paper, '2000-01-01', now(), '2000-01-01', '2099-01-01' from p) insert into exam_attempt (id, exam, blueprint, person, role, division, seed, total, needed, started_at, ends_at, ended_at, how, right_count, passed, certificate) select paper, 'retention-%2$s', 1, person, 'volunteer', '440881', 0, 1, 1, %1$s, %1$s, %1$s, 'time_up', 1, true, earned from p",
              "select replace(exam, 'retention-', '') from exam_attempt a where exam like 'retention-%' and (person is not null or exists (select from certificate c where c.id = a.certificate or c.attempt = a.id))"),
          // Of a day that is over; a minute more or less is a day here.
          new Kind(
              "ended_certificate",
              "insert into certificate (id, number, division, qualification, person, name, title, attempt, passed_on, issued_at, valid_from, valid_until) select gen_random_uuid(), '%2$s', '440881', 'volunteer', id, '%2$s', 'retention', gen_random_uuid(), '2000-01-01', now(), '2000-01-01', ((%1$s) + case '%2$s' when 'old' then interval '-2 day' else interval '2 day' end)::date from person where account = 'resident'",
              "select name from certificate where title = 'retention' and name is not null"),
          new Kind(
              "refused_hours",
              "insert into hours_statement (id, person, name, division, title, held_on, minutes, state, stated_at, decided_at) select gen_random_uuid(), id, 'x', '440881', '%2$s', '2020-01-01', 30, 'refused', now(), %1$s from person where account = 'resident'",
              "select title from hours_statement where title in ('old', 'young')"),
          new Kind(
              "personal_notice",
              "insert into personal_notice (id, person, about, occasion, subject, body, created_at) select gen_random_uuid(), id, 'retention', '%2$s', '%2$s', 'x', %1$s from person where account = 'resident'",
              "select subject from personal_notice where about = 'retention'"),
          new Kind(
              "idle_learning",
              "with c as (insert into course (id, created_at, changed_at) values ('retention', now(), now()) on conflict do nothing) insert into lesson_progress (person, course, lesson, version, started_at, moved_at) select id, 'retention', '%2$s', 1, now(), %1$s from person where account = 'resident'",
              "select lesson from lesson_progress where course = 'retention'"),
          new Kind(
              "abandoned_upload",
              "with f as (insert into filing (id, division, organization, organization_name, township, campaign, year, form, state, opened_at, opened_by) select gen_random_uuid(), '440881', o.id, o.name, o.township, c.id, 1900, 'x', 'draft', now(), (select id from person where account = 'resident') from organization o, campaign c order by o.id, c.id limit 1 offset length('%2$s') returning id) insert into filing_upload (id, filing, name, size, sha256, started_at, started_by) select gen_random_uuid(), f.id, '%2$s', 1, 'retention', %1$s, p.id from f, person p where p.account = 'resident'",
              "select name from filing_upload where sha256 = 'retention'"),
          new Kind(
              "stand_sheet",
              "with s as (insert into stand (title, held_on, division, topic, created_at) select 'retention', ((%1$s) + case '%2$s' when 'old' then interval '-2 day' else interval '2 day' end)::date, '440881', 'marriage', now() returning id) insert into stand_sheet (token_hash, stand, phase) select '%2$s', id, 'before' from s",
              "select token_hash from stand_sheet where token_hash in ('old', 'young')"),
          new Kind(
              "old_contact_check",
              "insert into contact_check (organization, way, address, works, how, by, at) select id, 'phone', 'retention', true, '%2$s', 'x', %1$s from organization limit 1",
              "select how from contact_check where address = 'retention'"),
          new Kind(
              "old_call",
              NOTICE
                  + "insert into call_task (notice, organization, cause, why, spoke_with, note, created_at, done_at) select id, organization, 'first', '%2$s', 'x', 'x', '2020-01-01', %1$s from n",
              "select why from call_task where spoke_with is not null or note is not null"),
          new Kind(
              "old_letter",
              NOTICE
                  + "insert into letter (notice, organization, cause, why, organization_name, recipient, address, subject, body, state, created_at) select id, organization, 'first', '%2$s', 'x', 'x', 'x', 'x', 'x', 'posted', %1$s from n",
              "select why from letter where recipient = 'x' or address = 'x'"),
          new Kind(
              "sent_message",
              "insert into message (id, channel, person, address, subject, body, form, state, reason, created_at) select gen_random_uuid(), 'sms', id, 'x', 'x', 'x', '{}', 'sent', '%2$s', %1$s from person where account = 'resident'",
              "select reason from message where reason in ('old', 'young') and num_nonnulls(person, address, subject, body, form) > 0"),
          new Kind(
              "ended_service_consent",
              "insert into electronic_service_consent (organization, way, address, signed_on, signed_by, file, recorded_by, recorded_at, ended_on) select id, 'sms', 'x', '2019-01-01', 'x', gen_random_uuid(), '%2$s', now(), ((%1$s) + case '%2$s' when 'old' then interval '-2 day' else interval '2 day' end)::date from organization limit 1",
              "select recorded_by from electronic_service_consent where signed_by = 'x' or address is not null"),
          new Kind(
              "filing_stand_name",
              "with c as (insert into campaign (division, year, types, registered_before, opens_on, closes_on, due_on, due_explanation, document_number, subject, body, state, created_at, consent_by, consent_due_on, consent_explanation) values ('440881', 2020, '{}', now(), now(), now(), now(), 'x', '%2$s', 'x', 'x', 'draft', now(), now(), now(), 'x') returning *), f as (insert into filing (id, division, organization, organization_name, township, campaign, year, form, state, opened_at, opened_by) select gen_random_uuid(), c.division, o.id, o.name, o.township, c.id, c.year, 'x', 'draft', now(), p.id from c, (select * from organization limit 1) o, person p where p.account = 'resident' returning id) insert into filing_stand (filing, kind, version, state, how, sha256, day, by_name, opinion, at) select id, 'consent', 1, 'given', 'link', 'x', now(), '%2$s', 'x', %1$s from f",
              "select by_name from filing_stand where by_name is not null"),
          new Kind(
              "unneeded_unit_email",
              "insert into supervising_unit (division, unit, email, unneeded_since) values ('440881', '%2$s', 'x', %1$s)",
              "select unit from supervising_unit where email = 'x'"),
          new Kind(
              "left_follower",
              "insert into wechat_follower values ('%2$s', 'x', %1$s, %1$s)",
              "select openid from wechat_follower"),
          new Kind(
              "old_completion",
              "with c as (insert into course (id, created_at, changed_at) values ('completed', now(), now()) on conflict do nothing) insert into course_completion select id, 'completed', 1, %1$s from person where account = case '%2$s' when 'old' then 'resident' else 'volunteer' end",
              "select case p.account when 'resident' then 'old' else 'young' end from course_completion c join person p on p.id = c.person where c.course = 'completed'"),
          new Kind(
              "unanswered_question",
              "insert into question (id, division, code_hash, text, wording, urgent, state, asked_at) values (gen_random_uuid(), '440881', '%2$s', 'x', 'unanswered', false, 'waiting', %1$s)",
              "select code_hash from question where wording = 'unanswered' and num_nonnulls(code_hash, text) > 0"),
          new Kind(
              "undecided_post_request",
              "insert into post_request (person, name, role, division, state, requested_at) select id, 'u-%2$s', 'volunteer', '440881', 'waiting', %1$s from person where account = case '%2$s' when 'old' then 'case_officer' else 'partner' end",
              "select substr(name, 3) from post_request where name like 'u-%'"));

  @Test
  void theHousekeepingOfTheNextStartForgetsWhatIsTooOld() {
    var database = TestPostgres.create();
    TestServer.start(database, Map.of()).close();
    try (Jdbc owner = Jdbc.connect(database.ownerUrl())) {
      KINDS.forEach(kind -> insert(owner, kind));
      try (TestServer again = TestServer.start(database, Map.of())) {
        for (Kind kind : KINDS) {
          Eventually.within(
              Duration.ofSeconds(10),
              () ->
                  assertThat(owner.column(kind.marks())).as(kind.kind()).containsExactly("young"));
        }
      }
    }
  }

  /** The name of who holds a post, and the papers of a binding that holds, are still needed. */
  @Test
  void whatStillHoldsStaysHoweverOldItIsAndPapersGoWithTheirBinding() {
    var database = TestPostgres.create();
    TestServer.start(database, Map.of()).close();
    try (Jdbc owner = Jdbc.connect(database.ownerUrl())) {
      for (String account : List.of("volunteer", "resident")) {
        owner.execute(
            "insert into post_request (person, name, role, division, state, requested_at, decided_at) select id, 'of ' || account, 'volunteer', '440881', 'accepted', now(), '2020-01-01' from person where account = '%s'"
                .formatted(account));
      }
      for (String end : List.of("'2020-01-01'", "null")) {
        owner.execute(
            """
            with bound as (
              insert into agent_binding (organization, person, role, name, how, since, ended_at)
              select (select id from organization limit 1), id, 'org_agent', 'x', 'counter', '2019-01-01', %s
                from person where account = 'resident' returning id, person, ended_at)
            insert into stored_file (sha256, media_type, size, purpose, uploaded_by, uploaded_at, attached_to)
            select coalesce(ended_at::text, 'holds'), 'image/png', 1, 'counter_scan', person, '2019-01-01', 'binding/' || id
              from bound"""
                .formatted(end));
      }
      try (TestServer again = TestServer.start(database, Map.of())) {
        Eventually.within(
            Duration.ofSeconds(10),
            () -> {
              assertThat(owner.column("select name from post_request where name like 'of %'"))
                  .containsExactly("of volunteer");
              assertThat(
                      owner.column(
                          "select sha256 from stored_file where purpose = 'counter_scan' and media_type = 'image/png' and size = 1"))
                  .containsExactly("holds");
            });
      }
    }
  }

  /** Who still follows, still agrees, is still asked or still told is not forgotten. */
  @Test
  void whatIsStillNeededKeepsItsPersonHoweverOldItIs() {
    List<Kind> kinds =
        List.of(
            new Kind(
                "left_follower",
                "insert into wechat_follower values ('holds', 'x', '2019-01-01', null), ('goes', 'x', '2019-01-01', '2019-01-01')",
                "select openid from wechat_follower"),
            new Kind(
                "ended_service_consent",
                "insert into electronic_service_consent (organization, way, signed_on, signed_by, file, recorded_by, recorded_at, ended_on) select o.id, 'inbox', '2018-01-01', s.who, gen_random_uuid(), 'x', now(), s.ended from (select id from organization limit 1) o, (values ('holds', null), ('goes', date '2019-01-01')) s (who, ended)",
                "select signed_by from electronic_service_consent where signed_by in ('holds', 'goes')"),
            new Kind(
                "sent_message",
                "insert into message (id, channel, address, state, next_attempt_at, created_at) values (gen_random_uuid(), 'sms', 'holds', 'queued', '2099-01-01', '2019-01-01'), (gen_random_uuid(), 'sms', 'goes', 'sent', null, '2019-01-01')",
                "select address from message where address in ('holds', 'goes')"),
            new Kind(
                "old_letter",
                NOTICE
                    + "insert into letter (notice, organization, cause, why, organization_name, recipient, address, subject, body, state, created_at, posted_on) select id, organization, 'first', 'spared', 'x', 'holds', 'x', 'x', 'x', 'posted', '2019-01-01', current_date from n",
                "select recipient from letter where why = 'spared'"),
            new Kind(
                "old_letter",
                NOTICE
                    + "insert into letter (notice, organization, cause, why, organization_name, recipient, address, subject, body, state, created_at, printed_at) select id, organization, 'first', 'unsent', 'x', 'holds', 'x', 'x', 'x', 'printed', '2019-01-01', now() from n",
                "select recipient from letter where why = 'unsent'"),
            new Kind(
                "old_call",
                NOTICE
                    + "insert into call_task (notice, organization, cause, why, note, created_at, taken_at) select id, organization, 'first', 'spared', 'holds', '2019-01-01', now() from n",
                "select note from call_task where why = 'spared'"),
            new Kind(
                "unanswered_question",
                "insert into question (id, division, text, wording, urgent, state, asked_at, cleaned_at, kind) values (gen_random_uuid(), '440881', 'x', 'holds', false, 'waiting', '2019-01-01', '2019-01-01', 'question'), (gen_random_uuid(), '440881', 'x', 'complaint', false, 'waiting', '2019-01-01', null, 'complaint'), (gen_random_uuid(), '440881', 'x', 'goes', false, 'waiting', '2019-01-01', null, 'question')",
                "select case min(wording) || count(*) when 'complaint2' then 'holds' else 'goes' end from question where wording in ('holds', 'complaint', 'goes') and text is null"),
            new Kind(
                "unneeded_unit_email",
                "with o as (update organization set supervising_unit = 'retention' where id = (select id from organization limit 1)) insert into supervising_unit (division, unit, email, unneeded_since) values ('440881', 'retention', 'holds', '2019-01-01'), ('440881', 'retention-2', 'goes', '2019-01-01'), ('440881', 'retention-3', 'holds', null)",
                "select distinct email from supervising_unit where email in ('holds', 'goes')"),
            new Kind(
                "old_completion",
                "with c as (insert into course (id, created_at, changed_at) values ('completed', now(), now())), l as (insert into lesson_progress (person, course, lesson, version, started_at, moved_at) select id, 'completed', 'x', 1, now(), now() from person where account = 'resident') insert into course_completion select id, 'completed', 1, '2019-01-01' from person where account in ('resident', 'volunteer')",
                "select case p.account when 'resident' then 'holds' else 'goes' end from course_completion c join person p on p.id = c.person where c.course = 'completed'"));
    var database = TestPostgres.create();
    TestServer.start(database, Map.of()).close();
    try (Jdbc owner = Jdbc.connect(database.ownerUrl())) {
      kinds.forEach(kind -> owner.execute(kind.insert()));
      try (TestServer again = TestServer.start(database, Map.of())) {
        for (Kind kind : kinds) {
          Eventually.within(
              Duration.ofSeconds(10),
              () ->
                  assertThat(owner.column(kind.marks())).as(kind.kind()).containsExactly("holds"));
        }
      }
    }
  }

  /** Kept for years, needed till today; and needed again within the period, also by who waits. */
  @Test
  void anIdNumberGoesSomeTimeAfterItsNeedAndNotWithIt() {
    var database = TestPostgres.create();
    TestServer.start(database, Map.of()).close();
    try (Jdbc owner = Jdbc.connect(database.ownerUrl())) {
      owner.execute(
          """
          insert into id_number (person, sealed, blind_index, saved_at, unneeded_since)
          select id, 'demo:x', account, '2019-01-01', case when account <> 'org_agent' then timestamptz '2019-01-01' end
            from person where account in ('org_agent', 'child_director', 'resident', 'partner')""");
      owner.execute(
          "insert into post_request (person, name, role, division, state, requested_at) select id, 'x', 'child_director', '440881001004', 'waiting', now() from person where account = 'partner'");
      try (TestServer again = TestServer.start(database, Map.of())) {
        Eventually.within(
            Duration.ofSeconds(10),
            () ->
                assertThat(
                        owner.column(
                            "select blind_index || ' ' || coalesce(unneeded_since > now() - interval '1 day', false) from id_number where sealed = 'demo:x' order by 1"))
                    .containsExactly("child_director false", "org_agent true", "partner false"));
      }
    }
  }

  private static void insert(Jdbc owner, Kind kind) {
    long days = days(kind.kind());
    owner.execute(kind.insert().formatted(ago(days, "+ interval '1 minute'"), "old"));
    owner.execute(kind.insert().formatted(ago(days, "- interval '1 minute'"), "young"));
  }

  private static String ago(long days, String more) {
    return "now() - (interval '%d days' %s)".formatted(days, more);
  }

  private static long days(String kind) {
    var days = new ArrayList<Duration>();
    Retention.load().chore(kind, days::add).run();
    return days.getFirst().toDays();
  }

  @Test
  void everyKindOfTheTableIsTriedHere() {
    var retention = Retention.load();
    KINDS.forEach(kind -> retention.chore(kind.kind(), age -> {}));
    retention.requireAllApplied();
  }

  @Test
  void aPeriodThatNobodyAppliesStopsTheStart() {
    var retention = new Retention("kind,days,source,verifier\na,1,x,y\nb,2,x,y");
    retention.chore("a", age -> {});
    assertThatIllegalStateException()
        .isThrownBy(retention::requireAllApplied)
        .withMessageContaining("[b]");
    assertThatIllegalStateException().isThrownBy(() -> retention.chore("c", age -> {}));
    assertThatIllegalStateException().isThrownBy(() -> new Retention("kind,days\na,1"));
    assertThatIllegalStateException()
        .isThrownBy(() -> new Retention("kind,days,source,verifier\na,1,x"));
  }
}
