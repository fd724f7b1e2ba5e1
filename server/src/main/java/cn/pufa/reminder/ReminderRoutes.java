package cn.pufa.reminder;

import cn.pufa.platform.db.Database;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.http.Routes;
import java.util.List;
import java.util.function.Function;

/**
 * Operations of {@code ladder.yaml}, {@code reminder.yaml}, {@code duty.yaml} and {@code
 * holiday.yaml}.
 */
public final class ReminderRoutes {

  private record Items(List<?> items) {}

  private final Database database;
  private final Ladders ladders;
  private final Rounds rounds;
  private final RoundViews views;
  private final ChosenReminders chosen;
  private final DutyChanges duties;
  private final HolidayYears holidays;

  ReminderRoutes(
      Database database,
      Ladders ladders,
      Rounds rounds,
      RoundViews views,
      ChosenReminders chosen,
      DutyChanges duties,
      HolidayYears holidays) {
    this.database = database;
    this.ladders = ladders;
    this.rounds = rounds;
    this.views = views;
    this.chosen = chosen;
    this.duties = duties;
    this.holidays = holidays;
  }

  public void bind(Routes routes) {
    routes.add("listLadders", request -> list(ladders::list));
    routes.add("createLadder", ladders::create);
    routes.add("getLadder", request -> one(tx -> ladders.get(tx, request.id("ladder"))));
    routes.add("changeLadder", ladders::change);
    routes.add("listComingRounds", request -> list(views::coming));
    routes.add("listRounds", request -> one(tx -> views.of(tx, request.id("circular"))));
    routes.add("attachLadder", rounds::attach);
    routes.add("stopRounds", rounds::stop);
    routes.add("skipRound", rounds::skip);
    routes.add("changeEscalation", rounds::escalate);
    routes.add("previewReminders", this::preview);
    routes.add("remindOrganizations", chosen::remind);
    routes.add("extendDuty", duties::extend);
    routes.add("withdrawDuty", duties::withdraw);
    routes.add("listHolidayYears", request -> list(holidays::list));
    routes.add("getHolidayYear", request -> one(tx -> holidays.get(tx, request.number("year"))));
    routes.add("saveHolidayYear", holidays::save);
  }

  private Answer preview(Request request) {
    return database.read(tx -> chosen.preview(tx, request));
  }

  private Answer one(Function<Tx, ?> read) {
    return Answer.ok(database.read(read::apply));
  }

  private Answer list(Function<Tx, List<?>> read) {
    return Answer.ok(new Items(database.read(read::apply)));
  }
}
