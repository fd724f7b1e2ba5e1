package cn.pufa.reminder;

import cn.pufa.audit.Commands;
import cn.pufa.audit.Commands.Outcome;
import cn.pufa.notice.Duties;
import cn.pufa.notice.Duty;
import cn.pufa.notice.Notices;
import cn.pufa.notice.Told;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.time.BusinessClock;
import cn.pufa.wording.Forms;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Reminding the organisations an officer has chosen (催这几家): who gets what is shown first, and
 * decided again as it is sent.
 */
final class ChosenReminders {

  private record Choice(List<UUID> organizations) {}

  private enum Why {
    NOT_TOLD,
    DONE,
    WITHDRAWN,
    CANCELLED,
    OPTED_OUT,
    TODAY
  }

  /**
   * @param why it is left out; null where it is reminded
   */
  private record Line(
      UUID organization, String organizationName, LocalDate dueOn, Why why, List<String> ways) {

    boolean goes() {
      return why == null;
    }

    Line by(List<String> reached) {
      return new Line(organization, organizationName, dueOn, why, reached);
    }
  }

  private record Preview(int reminded, String subject, String body, List<Line> items) {}

  private record Result(int reminded, List<Line> items) {}

  private final Commands commands;
  private final Notices notices;
  private final BusinessClock clock;
  private final String division;

  ChosenReminders(Commands commands, Notices notices, BusinessClock clock, String division) {
    this.commands = commands;
    this.notices = notices;
    this.clock = clock;
    this.division = division;
  }

  Answer preview(Tx tx, Request request) {
    Told circular = circular(tx, request);
    List<Line> lines = withWays(tx, circular, lines(tx, circular, chosen(request)));
    List<Line> going = lines.stream().filter(Line::goes).toList();
    Forms.Text words =
        going.isEmpty() ? null : forms(tx, circular, going.getFirst().dueOn()).inbox();
    return Answer.ok(
        new Preview(
            going.size(),
            words == null ? null : words.subject(),
            words == null ? null : words.body(),
            lines));
  }

  Answer remind(Request request) {
    List<UUID> chosen = chosen(request);
    return commands.run(
        request,
        tx -> {
          Told circular = circular(tx, request);
          notices.duties().hold(tx, circular.circular());
          List<Line> lines = withWays(tx, circular, lines(tx, circular, chosen));
          List<String> occasions = send(tx, circular, lines);
          int reminded = (int) lines.stream().filter(Line::goes).count();
          return new Outcome(
              "circular/" + circular.circular(),
              occasions.stream().map(Notices::words).collect(Collectors.joining("、")),
              (Answer.Json) Answer.ok(new Result(reminded, lines)));
        });
  }

  private static List<UUID> chosen(Request request) {
    return request.body(Choice.class).organizations();
  }

  private Told circular(Tx tx, Request request) {
    UUID id = request.id("circular");
    Told circular = notices.duties().circular(tx, division, id).orElseThrow(Problem::notFound);
    notices.duties().requireStanding(tx, id);
    if (circular.dueOn() == null) {
      throw Problem.conflict("这份通知没有截止日，没有要催的。");
    }
    if (circular.opensAfter(clock.today())) {
      throw Problem.conflict(LadderWords.day(circular.opensOn()) + "才开始办理，现在还不用催。");
    }
    if (notices.isPaused(tx, id)) {
      throw Problem.conflict("这份通知暂停了。请先继续发送，再催。");
    }
    return circular;
  }

  /**
   * Of each that was chosen, whether it is reminded; those that were told by name, the rest last.
   */
  private List<Line> lines(Tx tx, Told circular, List<UUID> chosen) {
    Set<UUID> optedOut = notices.optedOut(tx, circular.circular());
    Map<UUID, Line> lines = new LinkedHashMap<>();
    for (Duties.Chosen one : notices.duties().chosen(tx, circular.circular(), chosen)) {
      Duty duty = one.duty();
      Why why = why(one, optedOut.contains(duty.organization()));
      lines.put(
          duty.organization(),
          new Line(duty.organization(), one.organizationName(), duty.dueOn(), why, List.of()));
    }
    chosen.forEach(id -> lines.putIfAbsent(id, new Line(id, null, null, Why.NOT_TOLD, List.of())));
    return List.copyOf(lines.values());
  }

  private Why why(Duties.Chosen one, boolean optedOut) {
    if (one.duty().settledAs() != null) {
      return "submitted".equals(one.duty().settledAs()) ? Why.DONE : Why.WITHDRAWN;
    }
    if (one.cancelled()) {
      return Why.CANCELLED;
    }
    if (optedOut) {
      return Why.OPTED_OUT;
    }
    return one.remindedAt() != null && isToday(one.remindedAt()) ? Why.TODAY : null;
  }

  private boolean isToday(Instant at) {
    return LocalDate.ofInstant(at, BusinessClock.ZONE).equals(clock.today());
  }

  private List<Line> withWays(Tx tx, Told circular, List<Line> lines) {
    Map<UUID, List<String>> ways = new LinkedHashMap<>();
    byDay(lines)
        .forEach(
            (due, going) -> {
              Forms forms = forms(tx, circular, due);
              for (String way : circular.plan().first()) {
                notices
                    .reachable(tx, way, forms, going)
                    .forEach(id -> ways.computeIfAbsent(id, none -> new ArrayList<>()).add(way));
              }
            });
    return lines.stream()
        .map(line -> line.by(ways.getOrDefault(line.organization(), List.of())))
        .toList();
  }

  /** Whoever was given more time is told of another day, and so gets words of its own. */
  private List<String> send(Tx tx, Told circular, List<Line> lines) {
    Map<LocalDate, List<UUID>> byDay = byDay(lines);
    if (byDay.isEmpty()) {
      throw Problem.conflict("选的这几家都不用催，没有发出。请刷新后再看。");
    }
    return byDay.entrySet().stream()
        .map(
            day ->
                notices.remindOnly(
                    tx, circular.circular(), forms(tx, circular, day.getKey()), day.getValue()))
        .map(Notices.Reminded::occasion)
        .toList();
  }

  private static Map<LocalDate, List<UUID>> byDay(List<Line> lines) {
    return lines.stream()
        .filter(Line::goes)
        .collect(
            Collectors.groupingBy(
                Line::dueOn,
                LinkedHashMap::new,
                Collectors.mapping(Line::organization, Collectors.toList())));
  }

  /** In the words of its ladder, or in the usual ones. */
  private Forms forms(Tx tx, Told circular, LocalDate due) {
    LocalDate today = clock.today();
    LadderWords usual = today.isAfter(due) ? LadderWords.AFTER : LadderWords.BEFORE;
    return RoundStore.ladder(tx, circular.circular())
        .map(ladder -> ladder.words(due, today))
        .orElse(usual)
        .forms(circular.title(), circular.documentNumber(), due, today, notices.smsRoom());
  }
}
