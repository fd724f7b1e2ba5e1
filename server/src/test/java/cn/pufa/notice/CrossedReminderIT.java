package cn.pufa.notice;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.Jdbc;
import cn.pufa.testing.TestServer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A reminder the mail server did not take, while its organisation filed. */
class CrossedReminderIT {

  @Test
  void itIsNotTriedAgain() {
    UUID claim = UUID.randomUUID();
    try (var server = TestServer.start();
        var database = Jdbc.connect(server.database().appUrl())) {
      List<String> reminders = claimed(database, claim);
      UUID crossed = UUID.fromString(reminders.getFirst());
      UUID waiting = UUID.fromString(reminders.getLast());
      UUID campaign = one(database, "campaign", crossed);
      UUID organization = one(database, "organization", crossed);
      Instant now = Instant.now();
      server
          .store()
          .run(tx -> ReminderStore.stop(tx, List.of(campaign), organization, "已报送，不再催。", now));

      for (UUID reminder : List.of(crossed, waiting)) {
        server
            .store()
            .run(
                tx ->
                    NoticeStore.markLater(
                        tx, reminder, claim, now.plus(Duration.ofHours(1)), "服务器忙"));
      }

      assertThat(state(database, crossed)).isEqualTo("stopped");
      assertThat(state(database, waiting)).isEqualTo("queued");
    }
  }

  /** Two reminders to different organisations, taken by a sender that will not finish in time. */
  private static List<String> claimed(Jdbc database, UUID claim) {
    database.execute(
        """
        insert into notice (campaign, division, organization, organization_name, channel, address, subject, body,
               document_number, state, next_attempt_at, claim, claim_until, created_at, occasion)
        select campaign, division, organization, organization_name, channel, address, subject, body,
               document_number, 'sending', now(), '%s', now() + interval '1 hour', now(), 'reminder-1'
          from notice where channel = 'email' order by organization limit 2"""
            .formatted(claim));
    return database.column("select id from notice where claim = '%s'".formatted(claim));
  }

  private static UUID one(Jdbc database, String column, UUID notice) {
    return UUID.fromString(
        database
            .column("select %s from notice where id = '%s'".formatted(column, notice))
            .getFirst());
  }

  private static String state(Jdbc database, UUID notice) {
    return database.column("select state from notice where id = '%s'".formatted(notice)).getFirst();
  }
}
