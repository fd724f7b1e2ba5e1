package cn.pufa.office;

import cn.pufa.identity.Divisions;
import cn.pufa.platform.db.Database;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.Reach;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.http.Routes;
import cn.pufa.platform.time.BusinessClock;
import java.util.List;

/** Operations of {@code office.yaml}. */
public final class OfficeRoutes {

  private record OfficeList(List<OfficeViews.Told> items, Otherwise otherwise) {}

  private record Otherwise(String phone, String words) {}

  private record RecordPage(int total, int unchecked, List<OfficeViews.Kept> items) {}

  private static final Otherwise CALL = new Otherwise("12345", "没有查到的，请拨打 12345 问清楚地址、电话和办公时间再去。");

  private final Database database;
  private final Divisions divisions;
  private final OfficeServices services;
  private final OfficeViews views;
  private final OfficeDesk desk;
  private final BusinessClock clock;

  OfficeRoutes(
      Database database,
      Divisions divisions,
      OfficeServices services,
      OfficeViews views,
      OfficeDesk desk,
      BusinessClock clock) {
    this.database = database;
    this.divisions = divisions;
    this.services = services;
    this.views = views;
    this.desk = desk;
    this.clock = clock;
  }

  public void bind(Routes routes) {
    routes.add("listOffices", this::listOffices);
    routes.add("listOfficeServices", request -> Answer.ok(services));
    routes.add("listOfficeRecords", this::listOfficeRecords);
    routes.add("getOfficeRecord", this::getOfficeRecord);
    routes.add("createOffice", desk::create);
    routes.add("changeOffice", desk::change);
    routes.add("confirmOffice", desk::confirm);
    routes.add("closeOffice", desk::close);
  }

  private Answer listOffices(Request request) {
    String service = known(request);
    String township = request.text("township");
    if (township != null && !divisions.contains(township)) {
      throw Problem.invalid("query/township", "没有这个镇街");
    }
    List<Office> open =
        database.read(tx -> OfficeStore.open(tx, divisions.county().code(), service, township));
    return Answer.ok(new OfficeList(open.stream().map(views::told).toList(), CALL));
  }

  private String known(Request request) {
    String service = request.text("service");
    if (service != null && !services.contains(service)) {
      throw Problem.invalid("query/service", "没有这个办理事项");
    }
    return service;
  }

  private Answer listOfficeRecords(Request request) {
    String state = request.optionalText("state").orElse("open");
    String service = known(request);
    String township = request.text("township");
    var since = Office.checkedSince(clock.today());
    var filter = new OfficeStore.Filter(state, since, service, township);
    var old = new OfficeStore.Filter("unchecked", since, null, null);
    Reach reach = request.reach();
    return database.read(
        tx ->
            Answer.ok(
                new RecordPage(
                    OfficeStore.count(tx, reach, filter),
                    OfficeStore.count(tx, reach, old),
                    OfficeStore.page(tx, reach, filter, request.page()).stream()
                        .map(views::view)
                        .toList())));
  }

  private Answer getOfficeRecord(Request request) {
    return Answer.ok(
        database.read(
            tx ->
                views.whole(
                    tx,
                    OfficeStore.byId(tx, request.reach(), request.id("office"))
                        .orElseThrow(Problem::notFound))));
  }
}
