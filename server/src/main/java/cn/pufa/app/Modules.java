package cn.pufa.app;

import cn.pufa.annualreport.AnnualReports;
import cn.pufa.app.demo.DemoMail;
import cn.pufa.app.demo.DemoRoutes;
import cn.pufa.app.demo.DemoYear;
import cn.pufa.audit.AuditHead;
import cn.pufa.audit.AuditRoutes;
import cn.pufa.audit.Chainer;
import cn.pufa.audit.Commands;
import cn.pufa.content.ContentRoutes;
import cn.pufa.identity.Divisions;
import cn.pufa.identity.IdentityRoutes;
import cn.pufa.identity.People;
import cn.pufa.identity.Sessions;
import cn.pufa.law.Catalogue;
import cn.pufa.law.LawRoutes;
import cn.pufa.law.StatuteImport;
import cn.pufa.law.Statutes;
import cn.pufa.lawreport.Figures;
import cn.pufa.lawreport.LawReportRoutes;
import cn.pufa.notice.Dispatcher;
import cn.pufa.notice.Mailer;
import cn.pufa.notice.NoticeRoutes;
import cn.pufa.notice.Notices;
import cn.pufa.organization.OrganizationRoutes;
import cn.pufa.organization.Organizations;
import cn.pufa.organization.RegisterWorkbook;
import cn.pufa.outreach.PufaEvents;
import cn.pufa.platform.Workers;
import cn.pufa.platform.db.Changes;
import cn.pufa.platform.db.Database;
import cn.pufa.platform.http.Contract;
import cn.pufa.platform.http.Health;
import cn.pufa.platform.http.PublicCache;
import cn.pufa.platform.http.RateLimits;
import cn.pufa.platform.http.Routes;
import cn.pufa.platform.http.TrustedProxies;
import cn.pufa.platform.redis.SharedRedis;
import cn.pufa.platform.time.BusinessClock;
import cn.pufa.platform.time.WorkingDays;
import cn.pufa.training.TrainingSessions;
import io.vertx.core.Vertx;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** All wiring of one node, by hand; read it to see what the server is made of. */
final class Modules implements AutoCloseable {

  private final Deque<AutoCloseable> running = new ArrayDeque<>();
  private final ContentRoutes content;
  private final StatuteImport statuteImport;
  private final Routes routes;
  private final Health health = new Health();
  private final DemoYear demoYear;
  private final DemoMail demoMail;

  Modules(Vertx vertx, Config config, Contract contract, Database database) {
    String node = UUID.randomUUID().toString();
    var clock = new BusinessClock(config.clock());
    var workingDays = WorkingDays.load();
    var divisions = Divisions.load();
    String bureau = divisions.county().code();

    var changes = new Changes(database);
    var redis =
        config
            .redisUrl()
            .map(url -> keep(new SharedRedis(vertx, url, changes, database)))
            .orElse(null);
    var limits = new RateLimits(redis == null ? RateLimits.ALONE : redis);
    var cache = new PublicCache();
    var commands = new Commands(database, clock);
    keep(changes).start(vertx);

    var head = new AuditHead(config.files().resolve("audit-heads"));
    keep(new Chainer(database, clock, head, node)).start();

    var sessions = new Sessions(database, clock, changes);
    var workers = keep(new Workers());
    var people = new People(database, commands, sessions, limits, clock, workers);

    var catalogue = Catalogue.load();
    var statutes = new Statutes(database, catalogue, clock);
    statuteImport = new StatuteImport(database, commands, catalogue, clock);
    changes.on(Statutes.CHANGE, code -> cache.invalidate());
    content = new ContentRoutes(statutes, changes);

    var workbook = new RegisterWorkbook(divisions.townshipsByName());
    var organizations = new Organizations(bureau, clock);
    var notices = new Notices(clock);
    var annualReports =
        new AnnualReports(
            database, commands, organizations, notices, changes, workingDays, clock, bureau);
    var events = new PufaEvents(bureau);
    var trainings = new TrainingSessions(bureau);
    var figures = new Figures(organizations, notices, annualReports, events, trainings);

    demoMail = config.isDemo() && config.smtpUrl().isEmpty() ? keep(DemoMail.start()) : null;
    String smtp = config.smtpUrl().orElseGet(() -> demoMail.url());
    var mailer = keep(new Mailer(vertx, smtp));
    keep(new Dispatcher(database, clock, changes, mailer)).start();

    demoYear =
        new DemoYear(
            config,
            database,
            commands,
            people,
            divisions,
            workbook,
            annualReports,
            events,
            trainings,
            organizations);

    keep(new Housekeeping(changes::prune, commands::forgetOldKeys, sessions::forgetExpired))
        .start();

    ExecutorService virtualThreads = keep(Executors.newVirtualThreadPerTaskExecutor());
    routes =
        new Routes(
            contract,
            sessions,
            cache,
            new TrustedProxies(config.http().trustedProxies()),
            config.files().resolve("uploads").toString(),
            virtualThreads);
    new IdentityRoutes(database, people, divisions, contract.authorization(), config.isDemo())
        .bind(routes);
    new LawRoutes(database, catalogue, statutes, clock).bind(routes);
    content.bind(routes);
    new OrganizationRoutes(database, commands, workbook, clock, bureau, workers).bind(routes);
    new NoticeRoutes(database, commands, clock).bind(routes);
    annualReports.routes().bind(routes);
    new LawReportRoutes(database, figures).bind(routes);
    new AuditRoutes(database).bind(routes);
    new DemoRoutes(config, demoMail, workbook, divisions).bind(routes);
    routes.requireComplete();

    health.add("database", new Health.Part(true, () -> changes.isFresh() ? null : "not answering"));
    health.add("search", new Health.Part(false, content::searchFault));
    if (redis != null) {
      health.add("redis", new Health.Part(false, redis::fault));
    }
  }

  private <T extends AutoCloseable> T keep(T part) {
    running.push(part);
    return part;
  }

  Routes routes() {
    return routes;
  }

  Health health() {
    return health;
  }

  StatuteImport statuteImport() {
    return statuteImport;
  }

  DemoYear demoYear() {
    return demoYear;
  }

  void startSearch() {
    content.start();
  }

  /** In the reverse order of starting, each part finishing what it has in hand. */
  @Override
  public void close() {
    while (!running.isEmpty()) {
      try {
        running.pop().close();
      } catch (Exception fault) {
        org.slf4j.LoggerFactory.getLogger(Modules.class).warn("a part did not stop cleanly", fault);
      }
    }
  }
}
