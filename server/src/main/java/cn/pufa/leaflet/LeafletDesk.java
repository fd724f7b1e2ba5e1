package cn.pufa.leaflet;

import cn.pufa.audit.Commands;
import cn.pufa.audit.Commands.Outcome;
import cn.pufa.law.ArticleRef;
import cn.pufa.law.Citations;
import cn.pufa.outreach.PufaEvents;
import cn.pufa.platform.db.Database;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.time.BusinessClock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Registering what was printed, and what leaves the stock. */
final class LeafletDesk {

  private final Commands commands;
  private final Citations citations;
  private final PufaEvents events;
  private final LeafletViews views;
  private final BusinessClock clock;

  LeafletDesk(
      Commands commands,
      Citations citations,
      PufaEvents events,
      LeafletViews views,
      BusinessClock clock) {
    this.commands = commands;
    this.citations = citations;
    this.events = events;
    this.views = views;
    this.clock = clock;
  }

  Answer create(Request request) {
    var draft = request.body(Leaflet.Draft.class);
    List<ArticleRef> articles = inForce(draft);
    return commands.run(
        request,
        tx -> {
          Leaflet leaflet = record(tx, draft, articles);
          return Outcome.of(Leaflet.record(leaflet.id()), Answer.created(views.view(tx, leaflet)));
        });
  }

  private List<ArticleRef> inForce(Leaflet.Draft draft) {
    List<ArticleRef> articles = new ArrayList<>();
    List<Problem.Field> faults = new ArrayList<>();
    for (int place = 0; place < draft.articles().size(); place++) {
      Leaflet.Article cited = draft.articles().get(place);
      String pointer = "/articles/" + place;
      citations
          .inForce(cited.statute(), cited.article())
          .ifPresentOrElse(
              articles::add, () -> faults.add(new Problem.Field(pointer, "现行的法律法规里没有这一条")));
    }
    if (!faults.isEmpty()) {
      throw Problem.invalid(faults);
    }
    return articles;
  }

  private Leaflet record(Tx tx, Leaflet.Draft draft, List<ArticleRef> articles) {
    try {
      Leaflet leaflet = LeafletStore.insert(tx, draft, clock.now());
      citations.register(
          tx, new Citations.Subject(CitingLeaflets.FEATURE, leaflet.id().toString()), articles);
      var printed = new Leaflet.MoveDraft(Leaflet.MoveKind.PRINTED, draft.printed(), null, null);
      return LeafletStore.move(tx, leaflet.id(), printed, clock.today(), clock.now());
    } catch (RuntimeException fault) {
      if (Database.isDuplicate(fault, "leaflet_once")) {
        throw Problem.invalid("/edition", "这种资料的这个版次已经登记过。加印请在它的页面里记。");
      }
      throw fault;
    }
  }

  Answer move(Request request) {
    UUID id = request.id("leaflet");
    var move = request.body(Leaflet.MoveDraft.class);
    if (move.event() != null && move.kind() != Leaflet.MoveKind.HANDED_OUT) {
      throw Problem.invalid("/event", "只有发放才写在哪场活动");
    }
    return commands.run(
        request,
        tx -> {
          Leaflet leaflet = LeafletStore.lock(tx, id).orElseThrow(Problem::notFound);
          requireAllowed(tx, leaflet, move);
          Leaflet moved = LeafletStore.move(tx, id, move, clock.today(), clock.now());
          return Outcome.of(Leaflet.record(id), Answer.ok(views.whole(tx, moved)));
        });
  }

  private void requireAllowed(Tx tx, Leaflet leaflet, Leaflet.MoveDraft move) {
    boolean stopped = views.view(tx, leaflet).state() == LeafletViews.State.STOPPED;
    if (stopped && move.kind() != Leaflet.MoveKind.SCRAPPED) {
      throw Problem.conflict("它引用的条文已经变了，停止印制和发放。请改好以后登记新的版次，旧的可以报废。");
    }
    if (move.kind() != Leaflet.MoveKind.PRINTED && move.copies() > leaflet.stock()) {
      throw Problem.invalid("/copies", "库存只有 " + leaflet.stock() + " 份");
    }
    if (move.event() != null && !events.exists(tx, move.event())) {
      throw Problem.invalid("/event", "没有这场活动");
    }
  }
}
