package cn.pufa.stand;

import cn.pufa.content.QuizBank;
import cn.pufa.platform.db.Database;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.http.Routes;
import cn.pufa.platform.wechat.PageCodes;
import java.util.List;
import java.util.UUID;

/** Operations of {@code stand.yaml} and {@code standcheck.yaml}. */
public final class StandRoutes {

  private record StandPage(int total, List<StandViews.View> items) {}

  private record Bank(List<QuizBank.Item> items) {}

  private static final String PAGE = "packages/stand/check";

  private final Database database;
  private final Stands stands;
  private final StandDesk desk;
  private final CheckDesk check;
  private final StandViews views;
  private final QuizBank bank;
  private final PageCodes codes;

  StandRoutes(
      Database database,
      Stands stands,
      StandDesk desk,
      CheckDesk check,
      StandViews views,
      QuizBank bank,
      PageCodes codes) {
    this.database = database;
    this.stands = stands;
    this.desk = desk;
    this.check = check;
    this.views = views;
    this.bank = bank;
    this.codes = codes;
  }

  public void bind(Routes routes) {
    routes.add("listStands", request -> Answer.ok(database.read(tx -> page(tx, request))));
    routes.add("createStand", desk::create);
    routes.add("getStand", request -> Answer.ok(database.read(tx -> whole(tx, request))));
    routes.add("chooseStandItems", desk::choose);
    routes.add("openStand", desk::open);
    routes.add("closeStand", desk::close);
    routes.add("fileStand", desk::file);
    routes.add("getStandCode", this::code);
    routes.add("askAtStand", desk::ask);
    routes.add("getStandYear", this::year);
    routes.add("listQuizBank", request -> Answer.ok(new Bank(bank.of(request.text("topic")))));
    routes.add("getStandCheck", check::get);
    routes.add("takeStandSheet", check::take);
    routes.add("answerStandSheet", check::answer);
  }

  private StandPage page(Tx tx, Request request) {
    var filter =
        new StandStore.Filter(
            (Integer) request.parameters().get("year"),
            request.day("day").orElse(null),
            request.optionalText("event").map(UUID::fromString).orElse(null));
    return new StandPage(
        StandStore.count(tx, request.reach(), filter),
        StandStore.page(tx, request.reach(), filter, request.page()).stream()
            .map(views::view)
            .toList());
  }

  private StandViews.Whole whole(Tx tx, Request request) {
    return views.whole(tx, stand(tx, request));
  }

  private static Stand stand(Tx tx, Request request) {
    return StandStore.byId(tx, request.reach(), request.id("stand")).orElseThrow(Problem::notFound);
  }

  /** The id without dashes is as long as a scene of WeChat may be. */
  private Answer code(Request request) {
    Stand stand = database.read(tx -> stand(tx, request));
    return codes.picture(PAGE, stand.id().toString().replace("-", ""));
  }

  private Answer year(Request request) {
    int year = request.number("year");
    return Answer.ok(database.read(tx -> stands.year(tx, year)));
  }
}
