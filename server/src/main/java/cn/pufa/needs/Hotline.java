package cn.pufa.needs;

import cn.pufa.audit.Commands;
import cn.pufa.audit.Commands.Outcome;
import cn.pufa.platform.Workers;
import cn.pufa.platform.db.Database;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.time.BusinessClock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What the 12345 hotline was asked, by month, topic and township: typed in, or as a sheet. */
final class Hotline {

  private record Draft(List<HotlineRow> rows) {}

  private record Kept(int kept) {}

  private record Page(int total, List<HotlineRow> items) {}

  private final Database database;
  private final Commands commands;
  private final Places places;
  private final Workers workers;
  private final BusinessClock clock;
  private final String division;

  Hotline(
      Database database,
      Commands commands,
      Places places,
      Workers workers,
      BusinessClock clock,
      String division) {
    this.database = database;
    this.commands = commands;
    this.places = places;
    this.workers = workers;
    this.clock = clock;
    this.division = division;
  }

  Answer list(Request request) {
    LocalDate month =
        request.optionalText("month").map(text -> YearMonth.parse(text).atDay(1)).orElse(null);
    return Answer.ok(
        database.read(
            tx ->
                new Page(
                    SignalStore.countHotline(tx, division, month),
                    SignalStore.hotline(tx, division, month, request.page()))));
  }

  Answer record(Request request) {
    List<HotlineRow> rows = request.body(Draft.class).rows();
    requireSound(rows);
    return keep(request, rows);
  }

  private void requireSound(List<HotlineRow> rows) {
    List<Problem.Field> faults = new ArrayList<>();
    Set<HotlineRow> seen = new HashSet<>();
    for (int place = 0; place < rows.size(); place++) {
      HotlineRow row = rows.get(place);
      String pointer = "/rows/" + place;
      if (places.topicName(row.topic()) == null) {
        faults.add(new Problem.Field(pointer + "/topic", "没有这个主题"));
      }
      if (row.township() != null && places.townshipName(row.township()) == null) {
        faults.add(new Problem.Field(pointer + "/township", "没有这个镇街"));
      }
      if (row.firstDay().isAfter(clock.today())) {
        faults.add(new Problem.Field(pointer + "/month", "这个月还没有到"));
      }
      if (!seen.add(row.counted(0))) {
        faults.add(new Problem.Field(pointer, "同一个月份、主题和镇街填了两次"));
      }
    }
    if (!faults.isEmpty()) {
      throw Problem.invalid(faults);
    }
  }

  Answer importSheet(Request request) {
    var sheet = new HotlineSheet(places, clock.today());
    HotlineSheet.Reading reading = workers.call(() -> sheet.read(request.file().getBytes()));
    if (!reading.faults().isEmpty()) {
      throw Problem.invalid("文件没有导入，原来的数没有变化。请改好后再上传一次。", reading.faults());
    }
    return keep(request, reading.rows());
  }

  Answer template(Request request) {
    return Answer.xlsx("hotline-template.xlsx", HotlineSheet.template());
  }

  private Answer keep(Request request, List<HotlineRow> rows) {
    return commands.run(
        request,
        tx -> {
          SignalStore.recordHotline(tx, division, clock.today(), rows);
          return Outcome.of("hotline/" + division, Answer.ok(new Kept(rows.size())));
        });
  }
}
