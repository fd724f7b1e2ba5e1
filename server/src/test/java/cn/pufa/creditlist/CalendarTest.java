package cn.pufa.creditlist;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.creditlist.Wording.Missing;
import cn.pufa.platform.time.WorkingDays;
import cn.pufa.procedure.Periods;
import cn.pufa.reminder.Deadline;
import cn.pufa.testing.Fault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * 577 organisations over three reports, day by day: the rules against the table of {@code
 * reckon.py}, which shares no code with them. Deadlines in a holiday and on a Saturday before a
 * Sunday that is worked, windows over the long holidays, 29 February, two years full on the day of
 * a run and beside it, years owed again by who had filed and stayed; in whatever zone the machine
 * stands.
 */
@Fault("F9")
class CalendarTest {

  private static final WorkingDays WORKING = WorkingDays.load();
  private static final Rules RULES = Rules.load();
  private static final TimeZone HERE = TimeZone.getDefault();

  /** As three campaigns set them. */
  private static final Map<Integer, LocalDate> SET =
      new TreeMap<>(
          Map.of(
              2021, LocalDate.parse("2022-06-04"),
              2022, LocalDate.parse("2023-06-24"),
              2023, LocalDate.parse("2024-06-08")));

  private static final List<LocalDate> RUNS =
      List.of(
          LocalDate.parse("2022-06-20"),
          LocalDate.parse("2023-07-03"),
          LocalDate.parse("2024-06-17"),
          LocalDate.parse("2024-07-20"),
          LocalDate.parse("2025-03-03"));
  private static final LocalDate FIRST = LocalDate.parse("2022-03-01");
  private static final LocalDate LAST = LocalDate.parse("2025-12-31");

  @AfterEach
  void backHome() {
    TimeZone.setDefault(HERE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"America/Los_Angeles", "Pacific/Kiritimati"})
  void everyDayIsAsReckonedElsewhere(String zone) {
    TimeZone.setDefault(TimeZone.getTimeZone(zone));
    List<String> found = new ArrayList<>();
    SET.forEach((year, set) -> found.add("," + due(year) + ",due," + year + ","));
    lines("organizations.csv").forEach(line -> new Organization(line).live(found));

    assertThat(found).hasSizeGreaterThan(4000);
    assertThat(found).containsExactlyElementsOf(lines("expected.csv"));
  }

  private static List<String> lines(String name) {
    try (var file = CalendarTest.class.getResourceAsStream("/creditlist/" + name)) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().skip(1).toList();
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  private static LocalDate due(int year) {
    return Deadline.of(SET.get(year), WORKING).due();
  }

  private record Proposal(Plan.Verdict kind, List<Missing> years, LocalDate decidedOn) {}

  /** One organisation, and what the bureau does about it. */
  private static final class Organization {

    private final String n;
    private final Map<Integer, LocalDate> filed = new TreeMap<>();
    private final List<Integer> serve;
    private final List<Integer> decide;
    private final int verify;
    private List<String> found;
    private LocalDate today;
    private Entry entry;
    private Proposal proposal;
    private LocalDate removal;

    Organization(String line) {
      String[] cells = line.split(",", -1);
      n = cells[0];
      int column = 1;
      for (int year : SET.keySet()) {
        if (!cells[column].isEmpty()) {
          filed.put(year, LocalDate.parse(cells[column]));
        }
        column++;
      }
      serve = numbers(cells[4]);
      decide = numbers(cells[5]);
      verify = Integer.parseInt(cells[6]);
    }

    private static List<Integer> numbers(String cell) {
      return Arrays.stream(cell.split(" ")).map(Integer::valueOf).toList();
    }

    void live(List<String> into) {
      found = into;
      for (today = FIRST; !today.isAfter(LAST); today = today.plusDays(1)) {
        entry = entry == null ? null : cured(entry);
        if (proposal != null && today.equals(proposal.decidedOn())) {
          decided();
        }
        if (today.equals(removal)) {
          removed();
        }
        if (mayApply()) {
          LocalDate verified = today.plusDays(verify);
          removal = RULES.period(Rules.REMOVAL).from(verified, WORKING).last();
          write(today, "removal", verified, removal);
        }
        if (RUNS.contains(today)) {
          run(RUNS.indexOf(today));
        }
      }
    }

    private void write(LocalDate day, String what, Object first, Object second) {
      found.add(String.join(",", n, day.toString(), what, first.toString(), second.toString()));
    }

    private boolean isIn(int year) {
      return filed.containsKey(year) && !filed.get(year).isAfter(today);
    }

    private Entry cured(Entry one) {
      return with(
          one,
          one.twoYears(),
          one.grounds().stream()
              .map(
                  ground ->
                      ground.isMissedReport()
                          ? ground(
                              ground.year(), isIn(ground.year()) ? filed.get(ground.year()) : null)
                          : ground)
              .toList());
    }

    private void decided() {
      List<Missing> left = proposal.years().stream().filter(one -> !isIn(one.year())).toList();
      switch (proposal.kind()) {
        case MOVE_SERIOUS -> decideSerious();
        case LIST_ABNORMAL -> {
          if (left.isEmpty()) {
            write(today, "dropped", "", "");
          } else {
            entry = cured(listed(Kind.ABNORMAL, years(proposal.years())));
            write(today, "listed", entry.fullOn(), "");
          }
        }
        default -> decideAddition(left);
      }
      proposal = null;
    }

    private void decideSerious() {
      if (Guards.moveSerious(entry, false, RULES, today).isPresent()) {
        write(today, "dropped", "", "");
        return;
      }
      entry = listed(Kind.SERIOUS, entry.uncured());
      removal = null;
      write(today, "serious", entry.fullOn(), "");
    }

    private void decideAddition(List<Missing> left) {
      if (left.isEmpty() || entry == null) {
        write(today, "dropped", "", "");
        return;
      }
      List<Ground> grounds = new ArrayList<>(entry.grounds());
      grounds.addAll(years(proposal.years()));
      entry =
          cured(with(entry, entry.twoYears().added(today, entry.restsOnMissedReports()), grounds));
      write(today, "added", entry.fullOn(), entry.fullOnOther());
    }

    private void removed() {
      removal = null;
      if (entry != null && Guards.remove(entry, RULES, false, today).isEmpty()) {
        write(today, "removed", "", "");
        entry = null;
        if (proposal != null && proposal.kind() != Plan.Verdict.LIST_ABNORMAL) {
          proposal = null;
        }
      }
    }

    private boolean mayApply() {
      return entry != null
          && entry.list() == Kind.ABNORMAL
          && removal == null
          && Guards.remove(entry, RULES, false, today).isEmpty();
    }

    private void run(int number) {
      List<Missing> owed =
          SET.keySet().stream()
              .filter(year -> due(year).isBefore(today) && !isIn(year))
              .map(year -> new Missing(year, due(year)))
              .toList();
      MoveKind open = proposal == null ? null : MoveKind.valueOf(proposal.kind().name());
      Plan plan = Plan.of(owed, entry, open, null, RULES, today);
      String years =
          String.join(" ", owed.stream().map(one -> String.valueOf(one.year())).toList());
      write(today, plan.verdict().code(), years, "");
      if (plan.verdict().proposes()) {
        LocalDate served = today.plusDays(serve.get(number));
        LocalDate window = Periods.workingDays(served, 10, WORKING).last();
        proposal =
            new Proposal(plan.verdict(), plan.missing(), window.plusDays(decide.get(number)));
        write(served, "window", window, proposal.decidedOn());
      }
    }

    private List<Ground> years(List<Missing> missing) {
      return missing.stream().map(one -> ground(one.year(), null)).toList();
    }

    private static Ground ground(int year, LocalDate curedOn) {
      return new Ground(
          UUID.randomUUID(),
          null,
          null,
          null,
          Ground.REPORT_MISSED,
          "演示",
          year,
          null,
          due(year).plusDays(1),
          curedOn,
          null);
    }

    private Entry listed(Kind list, List<Ground> grounds) {
      return entry(list, today, TwoYears.listed(today), grounds);
    }

    private static Entry with(Entry one, TwoYears counted, List<Ground> grounds) {
      return entry(one.list(), one.listedOn(), counted, grounds);
    }

    private static Entry entry(Kind list, LocalDate on, TwoYears counted, List<Ground> grounds) {
      var rule = RULES.period(Rules.SERIOUS_AFTER);
      LocalDate from = counted.from(Reading.CONTINUES);
      LocalDate other = counted.fromOther(Reading.CONTINUES);
      return new Entry(
          UUID.randomUUID(),
          null,
          "演示",
          "",
          "",
          list,
          on,
          "演示",
          1,
          Reading.CONTINUES,
          from,
          other,
          TwoYears.full(from, rule).last(),
          TwoYears.full(other, rule).last(),
          null,
          null,
          null,
          null,
          grounds);
    }
  }
}
