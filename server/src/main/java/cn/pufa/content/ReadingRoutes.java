package cn.pufa.content;

import cn.pufa.platform.db.Database;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.http.Routes;
import cn.pufa.platform.time.BusinessClock;
import cn.pufa.platform.time.WorkCalendar;
import cn.pufa.platform.wechat.PageCodes;
import java.time.LocalDate;
import java.util.Optional;

/** Operations of {@code reading.yaml}. */
public final class ReadingRoutes {

  private final Cards cards;
  private final Pages pages;
  private final Database database;
  private final WorkCalendar calendar;
  private final BusinessClock clock;
  private final PageCodes codes;
  private final LifeEvents lifeEvents = new LifeEvents();

  public ReadingRoutes(
      Cards cards, Database database, WorkCalendar calendar, BusinessClock clock, PageCodes codes) {
    this.cards = cards;
    this.pages = new Pages(cards);
    this.database = database;
    this.calendar = calendar;
    this.clock = clock;
    this.codes = codes;
  }

  public void bind(Routes routes) {
    routes.add("listLifeEvents", this::listLifeEvents);
    routes.add("getFirstReading", this::getFirstReading);
    routes.add("getCoolingOff", this::getCoolingOff);
    routes.add("getShareCode", this::getShareCode);
  }

  private Answer listLifeEvents(Request request) {
    return Answer.ok(lifeEvents.names(this::toRead));
  }

  private Answer getFirstReading(Request request) {
    return Answer.ok(
        lifeEvents
            .firstReading(request.text("choice"), this::toRead)
            .orElseThrow(Problem::notFound));
  }

  private Optional<LifeEvents.ToRead> toRead(String piece) {
    String id = piece.substring(piece.indexOf(':') + 1);
    return piece.startsWith("card:")
        ? cards.card(id).map(this::toRead)
        : cards.guide(id).map(this::toRead);
  }

  private LifeEvents.ToRead toRead(Card card) {
    var summary = pages.summary(card);
    return new LifeEvents.ToRead(
        "card", card.id(), card.question(), summary.lead(), summary.unverified());
  }

  private LifeEvents.ToRead toRead(Guide guide) {
    var summary = pages.summary(guide);
    return new LifeEvents.ToRead(
        "guide", guide.id(), guide.title(), summary.lead(), summary.unverified());
  }

  private Answer getCoolingOff(Request request) {
    LocalDate received = request.day("received").orElseThrow();
    if (received.isBefore(CoolingOff.FIRST)) {
      throw Problem.invalid("/received", "冷静期从2021年1月1日起才有，请选这一天以后的日期。");
    }
    if (received.isAfter(clock.today().plusYears(1))) {
      throw Problem.invalid("/received", "请选一年以内的日期。");
    }
    return Answer.ok(CoolingOff.of(received, database.read(calendar::days)));
  }

  private Answer getShareCode(Request request) {
    String kind = request.text("kind");
    String piece = request.text("piece");
    if (!isShown(kind, piece)) {
      throw Problem.notFound();
    }
    return codes.picture("packages/content/" + kind, piece);
  }

  private boolean isShown(String kind, String piece) {
    return kind.equals("card") ? cards.card(piece).isPresent() : cards.guide(piece).isPresent();
  }
}
