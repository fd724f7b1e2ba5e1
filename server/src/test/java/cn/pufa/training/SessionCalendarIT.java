package cn.pufa.training;

import static cn.pufa.testing.TrainingWorld.announce;
import static cn.pufa.testing.TrainingWorld.enrol;
import static org.assertj.core.api.Assertions.assertThat;

import biweekly.Biweekly;
import biweekly.ICalVersion;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import cn.pufa.testing.Api;
import cn.pufa.testing.Jdbc;
import cn.pufa.testing.TestServer;
import cn.pufa.testing.TrainingWorld;
import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The calendar file, read back by a library that others use. */
class SessionCalendarIT {

  private static final String LINK = "https://meeting.demo.invalid/room?id=1";

  @Test
  void aReaderFindsTheSessionWithItsTimeAndWhetherItIsCalledOff() {
    try (var server = TestServer.start();
        var database = Jdbc.connect(server.database().ownerUrl())) {
      Api officer = server.as("case_officer");
      List<Api> people =
          TrainingWorld.crowd(database, 2, List.of("440881")).stream()
              .map(server.api()::withToken)
              .toList();
      JsonObject draft = TrainingWorld.draft(Instant.parse("2026-12-01T02:00:00Z"), 1, 0);
      draft.addProperty("opensAt", Instant.now().minusSeconds(60).toString());
      draft.addProperty("title", "演示·长标题,有逗号;有分号\\和反斜杠，" + "一二三四五六七八九十".repeat(5));
      draft.addProperty("form", "online");
      draft.addProperty("link", LINK);
      draft.addProperty("note", "第一行\n第二行");
      String session = announce(officer, draft);
      people.forEach(person -> enrol(person, session, "440881"));

      VEvent event = event(people.get(0), session);
      assertThat(event.getSummary().getValue()).isEqualTo(draft.get("title").getAsString());
      assertThat(event.getDescription().getValue()).endsWith("注意：第一行\n第二行");
      assertThat(event.getDateStart().getValue().toInstant())
          .isEqualTo(Instant.parse("2026-12-06T02:00:00Z"));
      assertThat(event.getDateEnd().getValue().toInstant())
          .isEqualTo(Instant.parse("2026-12-06T05:00:00Z"));
      assertThat(event.getStatus().isConfirmed()).isTrue();
      assertThat(event.getUrl().getValue()).isEqualTo(LINK);
      assertThat(event(people.get(1), session).getUrl())
          .as("who waits does not see the link")
          .isNull();

      var reason = new JsonObject();
      reason.addProperty("reason", "演示·停网");
      officer.call("cancelTrainingSession", Map.of("session", session), reason).expect(200);
      VEvent cancelled = event(people.get(0), session);
      assertThat(cancelled.getStatus().isCancelled()).isTrue();
      assertThat(cancelled.getUid().getValue()).isEqualTo(event.getUid().getValue());
      assertThat(cancelled.getSequence().getValue()).isGreaterThan(event.getSequence().getValue());
    }
  }

  private static VEvent event(Api person, String session) {
    Api.Answer answer = person.call("getSessionCalendar", Map.of("session", session)).expect(200);
    assertThat(answer.raw().headers().firstValue("Content-Type").orElseThrow())
        .startsWith("text/calendar");
    String text = new String(answer.bytes(), StandardCharsets.UTF_8);
    assertThat(text.split("\r\n"))
        .allSatisfy(line -> assertThat(line.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(76));
    assertThat(text).doesNotContainPattern("[^\r]\n");
    ICalendar calendar = Biweekly.parse(text).first();
    assertThat(calendar.validate(ICalVersion.V2_0)).isEmpty();
    assertThat(calendar.getTimezoneInfo().getComponents()).hasSize(1);
    return calendar.getEvents().getFirst();
  }
}
