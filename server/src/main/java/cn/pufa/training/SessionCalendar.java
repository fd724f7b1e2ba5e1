package cn.pufa.training;

import cn.pufa.platform.time.BusinessClock;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A session as an iCalendar object (RFC 5545): one event under an identifier that never changes, so
 * that a file fetched later replaces the earlier one; a session called off is CANCELLED.
 */
final class SessionCalendar {

  /** Octets of a line, without its end (RFC 5545, 3.1). */
  private static final int LINE = 75;

  private static final DateTimeFormatter LOCAL =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss").withZone(BusinessClock.ZONE);
  private static final DateTimeFormatter UTC =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private SessionCalendar() {}

  static String of(SessionView session, Instant now) {
    boolean cancelled = session.cancelReason() != null;
    List<String> lines = new ArrayList<>();
    lines.addAll(
        List.of(
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            "PRODID:-//Pufa//Training//ZH",
            "CALSCALE:GREGORIAN",
            "METHOD:PUBLISH"));
    lines.addAll(zone());
    lines.addAll(
        List.of(
            "BEGIN:VEVENT",
            "UID:training-session-" + session.id() + "@pufa",
            "SEQUENCE:" + (cancelled ? 1 : 0),
            "DTSTAMP:" + UTC.format(now),
            "DTSTART;TZID=Asia/Shanghai:" + LOCAL.format(session.startsAt()),
            "DTEND;TZID=Asia/Shanghai:" + LOCAL.format(session.endsAt()),
            "SUMMARY:" + text(session.title()),
            "LOCATION:" + text(session.place()),
            "DESCRIPTION:" + text(description(session)),
            "STATUS:" + (cancelled ? "CANCELLED" : "CONFIRMED")));
    if (session.link() != null) {
      lines.add("URL:" + session.link());
    }
    lines.addAll(List.of("END:VEVENT", "END:VCALENDAR"));
    return lines.stream().map(SessionCalendar::folded).collect(Collectors.joining("\r\n")) + "\r\n";
  }

  /** China has kept one time without summer time since 1991. */
  private static List<String> zone() {
    return List.of(
        "BEGIN:VTIMEZONE",
        "TZID:Asia/Shanghai",
        "BEGIN:STANDARD",
        "DTSTART:19910915T020000",
        "TZOFFSETFROM:+0800",
        "TZOFFSETTO:+0800",
        "TZNAME:CST",
        "END:STANDARD",
        "END:VTIMEZONE");
  }

  private static String description(SessionView session) {
    List<String> lines = new ArrayList<>();
    if (session.cancelReason() != null) {
      lines.add("已取消：" + session.cancelReason());
    }
    lines.add("内容：" + String.join("、", session.topics()));
    if (session.trainer() != null) {
      lines.add("授课人：" + session.trainer());
    }
    if (session.note() != null) {
      lines.add("注意：" + session.note());
    }
    return String.join("\n", lines);
  }

  private static String text(String value) {
    return value
        .replace("\\", "\\\\")
        .replace(";", "\\;")
        .replace(",", "\\,")
        .replaceAll("\\R", "\\\\n");
  }

  /** A line of many octets goes on in the next, which begins with a space; no character is cut. */
  private static String folded(String line) {
    var folded = new StringBuilder();
    int used = 0;
    for (int point : line.codePoints().toArray()) {
      String one = Character.toString(point);
      int octets = one.getBytes(StandardCharsets.UTF_8).length;
      if (used + octets > LINE) {
        folded.append("\r\n ");
        used = 1;
      }
      folded.append(one);
      used += octets;
    }
    return folded.toString();
  }
}
