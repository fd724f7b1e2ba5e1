package cn.pufa.circular;

import cn.pufa.circular.Audience.Entry;
import cn.pufa.circular.CircularProgress.Head;
import cn.pufa.circular.CircularRecipient.Filter;
import cn.pufa.notice.Notices;
import cn.pufa.platform.db.Changes;
import cn.pufa.platform.db.Database;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.http.Routes;
import cn.pufa.platform.live.LiveAnswer;
import java.util.List;
import java.util.UUID;

/**
 * Operations of {@code circular.yaml}, {@code circulartrial.yaml} and {@code
 * circularprogress.yaml}.
 */
public final class CircularRoutes {

  private record CircularPage(int total, List<Circular> items) {}

  private record AudiencePage(int total, List<Entry> items) {}

  private record RecipientPage(int total, List<CircularRecipient> items) {}

  private final Database database;
  private final Drafts drafts;
  private final DryRuns dryRuns;
  private final Releases releases;
  private final Steering steering;
  private final Changes changes;
  private final CircularRecord record;
  private final String division;

  CircularRoutes(
      Database database,
      Drafts drafts,
      DryRuns dryRuns,
      Releases releases,
      Steering steering,
      Changes changes,
      CircularRecord record,
      String division) {
    this.database = database;
    this.drafts = drafts;
    this.dryRuns = dryRuns;
    this.releases = releases;
    this.steering = steering;
    this.changes = changes;
    this.record = record;
    this.division = division;
  }

  public void bind(Routes routes) {
    routes.add("listCirculars", this::listCirculars);
    routes.add("createCircular", drafts::create);
    routes.add("getCircular", this::getCircular);
    routes.add("updateCircular", drafts::update);
    routes.add("dryRunCircular", this::dryRunCircular);
    routes.add("listCircularAudience", this::listCircularAudience);
    routes.add("releaseCircular", releases::release);
    routes.add("pauseCircular", steering::pause);
    routes.add("resumeCircular", steering::resume);
    routes.add("cancelCircular", steering::cancel);
    routes.add("getCircularProgress", this::getCircularProgress);
    routes.add("listCircularRecipients", this::listCircularRecipients);
    routes.add("getCircularEffect", this::getCircularEffect);
    routes.add("exportCircularRecord", this::exportCircularRecord);
    routes.add("settleMessage", steering::settle);
  }

  private Answer listCirculars(Request request) {
    String state = request.text("state");
    return Answer.ok(
        database.read(
            tx ->
                new CircularPage(
                    CircularStore.count(tx, division, state),
                    CircularStore.page(tx, division, state, request.page()))));
  }

  private Answer getCircular(Request request) {
    return Answer.ok(database.read(tx -> drafted(tx, request)));
  }

  private Answer dryRunCircular(Request request) {
    return Answer.ok(
        database.read(
            tx -> {
              Circular circular = drafted(tx, request);
              if (!circular.isDraft()) {
                throw Problem.conflict("已经发布、定时或取消，不用再试算。发送情况请看进度。");
              }
              return dryRuns.of(tx, circular);
            }));
  }

  private Circular drafted(Tx tx, Request request) {
    return CircularStore.byId(tx, division, request.id("circular")).orElseThrow(Problem::notFound);
  }

  private Answer listCircularAudience(Request request) {
    Boolean included = (Boolean) request.parameters().get("included");
    return Answer.ok(
        database.read(
            tx -> {
              Circular circular = drafted(tx, request);
              return circular.included() == null
                  ? anew(tx, circular, included, request.page())
                  : frozen(tx, circular, included, request.page());
            }));
  }

  private AudiencePage anew(Tx tx, Circular circular, Boolean included, Request.Page page) {
    var kind = circular.kind();
    var audience = circular.audience();
    int total = AudienceStore.countAnew(tx, division, kind, audience).total(included);
    return new AudiencePage(
        total, AudienceStore.pageAnew(tx, division, kind, audience, included, total, page));
  }

  private static AudiencePage frozen(
      Tx tx, Circular circular, Boolean included, Request.Page page) {
    int total = AudienceStore.countFrozen(tx, circular.id()).total(included);
    return new AudiencePage(
        total, AudienceStore.pageFrozen(tx, circular.id(), included, total, page));
  }

  private Answer getCircularProgress(Request request) {
    UUID id = request.id("circular");
    return LiveAnswer.to(request, changes, Notices.PROGRESS, "progress", () -> progress(id));
  }

  private CircularProgress progress(UUID id) {
    return database.read(
        tx ->
            WatchStore.progress(
                tx, WatchStore.head(tx, division, id).orElseThrow(Problem::notFound)));
  }

  private Answer listCircularRecipients(Request request) {
    var filter =
        new Filter(request.text("missing"), request.text("channel"), request.text("state"));
    return Answer.ok(
        database.read(
            tx -> {
              UUID id = released(tx, request).id();
              var found = RecipientStore.find(tx, id, filter, request.page());
              return new RecipientPage(found.total(), RecipientStore.whole(tx, id, found));
            }));
  }

  private Head released(Tx tx, Request request) {
    return WatchStore.head(tx, division, request.id("circular")).orElseThrow(Problem::notFound);
  }

  private Answer getCircularEffect(Request request) {
    return Answer.ok(
        database.read(
            tx -> new Effect(Effect.DAYS, WatchStore.effect(tx, released(tx, request).id()))));
  }

  private Answer exportCircularRecord(Request request) {
    return Answer.xlsx("发送台账.xlsx", record.write(request.id("circular")));
  }
}
