package cn.pufa.notice;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.Api;
import cn.pufa.testing.CircularRequests;
import cn.pufa.testing.Eventually;
import cn.pufa.testing.Jdbc;
import cn.pufa.testing.TestServer;
import com.google.gson.JsonObject;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** From the mail that arrived to the answer, without signing in; the database keeps no way in. */
class ReplyByMailIT {

  private static final Pattern LINK =
      Pattern.compile("https://pufa\\.demo\\.invalid/#/packages/reply/link\\?link=([\\w-]+)");

  @Test
  void theLinkOfAMailAnswersItsNoticeAndIsForgottenHere() {
    try (var server = TestServer.start(Map.of("PUBLIC_URL", "https://pufa.demo.invalid/"));
        var database = Jdbc.connect(server.database().appUrl())) {
      release(server);
      Eventually.within(
          Duration.ofSeconds(60),
          () -> assertThat(server.mail().getReceivedMessages()).isNotEmpty());
      Matcher link = LINK.matcher(content(server.mail().getReceivedMessages()[0]));
      assertThat(link.find()).isTrue();

      JsonObject shown =
          server.api().call("getReplyLink", Map.of("Link-Token", link.group(1))).expect(200).json();
      assertThat(shown.get("state").getAsString()).isEqualTo("open");
      var help = new JsonObject();
      help.addProperty("reply", "need_help");
      server.api().call("replyByLink", Map.of("Link-Token", link.group(1)), help).expect(200);
      assertThat(database.number("select count(*) from contact_task where kind = 'needs_help'"))
          .isEqualTo(1);

      Eventually.within(
          Duration.ofSeconds(60),
          () ->
              assertThat(database.number("select count(*) from message where state <> 'sent'"))
                  .isZero());
      assertThat(
              database.number(
                  "select count(*) from message where secret is not null or body like '%"
                      + link.group(1)
                      + "%'"))
          .isZero();
    }
  }

  private static void release(TestServer server) {
    Api officer = server.as("case_officer");
    JsonObject draft = CircularRequests.draft();
    draft.addProperty("dueOn", LocalDate.now().plusYears(1).withDayOfYear(100).toString());
    String id = CircularRequests.create(officer, draft);
    server
        .as("approver")
        .call("releaseCircular", Map.of("circular", id), new JsonObject())
        .expect(202);
  }

  private static String content(MimeMessage mail) {
    try {
      return (String) mail.getContent();
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    } catch (MessagingException fault) {
      throw new IllegalStateException(fault);
    }
  }
}
