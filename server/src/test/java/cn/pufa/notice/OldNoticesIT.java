package cn.pufa.notice;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.Jdbc;
import cn.pufa.testing.OldSchema;
import cn.pufa.testing.SlowFault;
import org.junit.jupiter.api.Test;

/**
 * Notices of the version that kept a row for each channel keep what they prove, and nothing leaves
 * anew; what another message did is said of none.
 */
@SlowFault("F29")
class OldNoticesIT {

  private static final String GREEN = "00000000-0000-4000-8000-000000000001";
  private static final String RED = "00000000-0000-4000-8000-000000000002";
  private static final String CAMPAIGN = "00000000-0000-4000-8000-00000000000c";

  @Test
  void theyStandAsTheyStood() {
    try (var old = OldSchema.of("8")) {
      insertOldRows(old);
      Jdbc database = old.migrated();

      assertThat(
              database.column(
                  "select organization_name || ' ' || occasion || ' ' || coalesce(settled_as, '-') || ' ' || (duty = id) || ' ' || shown"
                      + " from notice where circular is not null order by organization, occasion"))
          .containsExactly(
              "演示·绿叶协会 notice submitted true true",
              "演示·绿叶协会 reminder-1 - false true",
              "演示·红花学会 notice - true true");
      assertThat(
              database.column(
                  "select n.organization_name || ' ' || n.occasion || ' ' || f.channel || ' ' || f.state || ' ' || coalesce(f.address, '-')"
                      + " from message_fate f join notice n on n.id = f.notice order by n.organization, n.occasion, f.channel"))
          .containsExactly(
              "演示·绿叶协会 notice email sent green@demo.invalid",
              "演示·绿叶协会 reminder-1 email stopped green@demo.invalid",
              "演示·红花学会 notice email uncertain red@demo.invalid",
              "演示·红花学会 notice sms queued 10000000009");
      assertThat(
              database.column(
                  "select code || ' ' || (forms -> 'inbox' ->> 'body') from occasion order by code"))
          .containsExactly("notice {organization}：请报送。", "reminder-1 {organization}：还没有收到。");
      assertThat(
              database.column(
                  "select n.organization_name || ' ' || n.shown from notice n where circular is null"))
          .containsExactly("演示·红花学会 false");
      assertThat(database.column("select source || ' ' || kind || ' ' || title from circular"))
          .containsExactly("annual_report statutory 演示：报送通知");
    }
  }

  /** A notice was taken off each of these messages at nine. */
  @Test
  void whatWentOnWithoutANoticeIsNotItsRecord() {
    try (var old = OldSchema.of("117")) {
      old.with(
          """
          insert into organization (id, division, credit_code, name, type, charity, township, address, registered_on,
                 legal_representative, created_at, updated_at)
          values ('%1$s', '440881', '514408810000000001', '演示·绿叶协会', 'social_group', false, '440881001', '演示路1号',
                  '2020-01-01', '演示', now(), now());
          insert into notice (id, division, occasion, shown, organization, organization_name, subject, body, created_at)
          values ('%1$s', '440881', 'notice', false, '%1$s', '演示·绿叶协会', '演示', '演示', now());
          insert into message (id, channel, reason, state, next_attempt_at, claimed_at, sending_at, created_at)
          select gen_random_uuid(), 'email', what, state, case state when 'queued' then now() end,
                 ('2026-05-10 ' || claimed)::timestamptz, ('2026-05-10 ' || sending)::timestamptz, now()
            from (values ('stopped in its claim', 'stopped', '08:59', null),
                         ('failed before', 'failed', '08:30', '08:31'),
                         ('sent without it', 'sent', '08:59', '09:01'),
                         ('failed without it', 'failed', '08:59', '09:01'),
                         ('failed in a later claim', 'failed', '09:05', null),
                         ('waits without it', 'queued', '08:59', null)) m (what, state, claimed, sending);
          insert into message_notice_earlier (notice, channel, message, until)
          select '%1$s', 'email', id, '2026-05-10 09:00' from message"""
              .formatted(GREEN));
      assertThat(
              old.migrated()
                  .column(
                      "select m.reason from message_notice_earlier e join message m on m.id = e.message order by 1"))
          .containsExactly("failed before", "stopped in its claim");
    }
  }

  private static void insertOldRows(OldSchema old) {
    old.with(
        """
        insert into organization (id, division, credit_code, name, type, charity, township, address, registered_on,
               legal_representative, created_at, updated_at)
        values ('%s', '440881', '514408810000000001', '演示·绿叶协会', 'social_group', false, '440881001', '演示路1号',
                '2020-01-01', '演示', now(), now()),
               ('%s', '440881', '514408810000000002', '演示·红花学会', 'social_group', false, '440881001', '演示路2号',
                '2020-01-01', '演示', now(), now())"""
            .formatted(GREEN, RED));
    old.with(
        """
        insert into campaign (id, division, year, types, registered_before, opens_on, closes_on, due_on, due_explanation,
               document_number, subject, body, state, created_at, released_at)
        values ('%s', '440881', 2025, '{social_group}', '2025-12-31', '2026-03-01', '2026-05-31', '2026-06-01', '顺延',
                '演示发〔2026〕1号', '演示：报送通知', '请报送。', 'released', now(), now())"""
            .formatted(CAMPAIGN));
    notice(old, GREEN, "演示·绿叶协会", "inbox", "notice", "sent", null, "：请报送。");
    notice(old, GREEN, "演示·绿叶协会", "email", "notice", "sent", "green@demo.invalid", "：请报送。");
    notice(old, GREEN, "演示·绿叶协会", "inbox", "reminder-1", "sent", null, "：还没有收到。");
    notice(
        old, GREEN, "演示·绿叶协会", "email", "reminder-1", "stopped", "green@demo.invalid", "：还没有收到。");
    notice(old, RED, "演示·红花学会", "inbox", "notice", "sent", null, "：请报送。");
    notice(old, RED, "演示·红花学会", "email", "notice", "sending", "red@demo.invalid", "：请报送。");
    old.with(
        "update notice set acknowledged_at = now(), answer = gen_random_uuid(), answer_number = 'R2026-000001' where organization = '%s' and channel = 'inbox' and occasion = 'notice'"
            .formatted(GREEN));
    old.with(
        """
        insert into notice (division, organization, organization_name, channel, address, subject, body, secret, state,
               next_attempt_at, created_at)
        values ('440881', '%s', '演示·红花学会', 'sms', '10000000009', '邀请码', '邀请码 {code}', 'ABCDE', 'sending', now(), now())"""
            .formatted(RED));
  }

  private static void notice(
      OldSchema old,
      String organization,
      String name,
      String channel,
      String occasion,
      String state,
      String address,
      String words) {
    old.with(
        """
        insert into notice (campaign, division, organization, organization_name, channel, address, subject, body,
               document_number, occasion, state, next_attempt_at, created_at, sent_at)
        values ('%s', '440881', '%s', '%s', '%s', %s, '演示：报送通知', '%s', '演示发〔2026〕1号', '%s', '%s', now(), now(), now())"""
            .formatted(
                CAMPAIGN,
                organization,
                name,
                channel,
                address == null ? "null" : "'" + address + "'",
                name + words,
                occasion,
                state));
  }
}
