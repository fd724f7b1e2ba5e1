package cn.pufa.app;

import cn.pufa.app.demo.StandIns;
import cn.pufa.audit.AuditHead;
import cn.pufa.audit.Chainer;
import cn.pufa.audit.Commands;
import cn.pufa.audit.TrailWords;
import cn.pufa.counsel.Counsel;
import cn.pufa.delivery.Delivery;
import cn.pufa.delivery.Mailer;
import cn.pufa.identity.Divisions;
import cn.pufa.identity.People;
import cn.pufa.identity.Sessions;
import cn.pufa.job.Jobs;
import cn.pufa.outreach.OwnEvents;
import cn.pufa.outreach.PufaEvents;
import cn.pufa.personal.Retention;
import cn.pufa.platform.Deadline;
import cn.pufa.platform.RequestThreads;
import cn.pufa.platform.Workers;
import cn.pufa.platform.db.Changes;
import cn.pufa.platform.db.Database;
import cn.pufa.platform.db.Release;
import cn.pufa.platform.files.Files;
import cn.pufa.platform.http.Contract;
import cn.pufa.platform.http.Health;
import cn.pufa.platform.http.KeptAnswers;
import cn.pufa.platform.http.RateLimits;
import cn.pufa.platform.http.Routes;
import cn.pufa.platform.http.TrustedProxies;
import cn.pufa.platform.redis.SharedRedis;
import cn.pufa.platform.secret.Vault;
import cn.pufa.platform.time.BusinessClock;
import cn.pufa.platform.time.WorkCalendar;
import cn.pufa.platform.wechat.PageCodes;
import cn.pufa.publication.Publications;
import cn.pufa.readership.Views;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * All wiring of one node, by hand; read it to see what the server is made of. What belongs together
 * is put together in a class of its own beside this one.
 */
final class Modules implements AutoCloseable {

  private final Running running = new Running();
  private final Config config;
  private final Contract contract;
  private final Ground ground;
  private final OutsideParties outside;
  private final Entrance entrance;
  private final Path uploads;
  private final Workbench workbench;
  private final Reading reading;
  private final Directory directory;
  private final Correspondence correspondence;
  private final Supervision supervision;
  private final Learning learning;
  private final Publicity publicity;
  private final Bookkeeping bookkeeping;
  private final Counsel counsel;
  private final Reporting reporting;
  private final Delivery delivery;
  private final Demonstration demonstration;
  private final Housekeeping housekeeping;
  private final Clockwork clockwork;
  private final Views views;
  private final Routes routes;
  private final Health health;

  Modules(Vertx vertx, Config config, Contract contract, Database database) {
    this.config = config;
    this.contract = contract;
    var clock = new BusinessClock(config.clock());
    var divisions = Divisions.load();
    var vault = new Vault(config.keys());
    var changes = new Changes(database);
    var redis =
        config
            .redisUrl()
            .map(url -> keep(new SharedRedis(vertx, url, vault, changes, database)))
            .orElse(null);
    var limits = new RateLimits(redis == null ? RateLimits.ALONE : redis);
    var commands = new Commands(database, clock);
    keep(changes).start(vertx);
    var head = new AuditHead(config.files().resolve("audit-heads"));
    keep(new Chainer(database, clock, head, UUID.randomUUID().toString())).start();

    outside = keep(new OutsideParties(vertx, config, database, vault, clock));
    var sessions = new Sessions(database, clock, changes, config.requireTotp());
    var workers = keep(new Workers());
    // Of their own: whoever signs in does not stand behind a workbook of a hundred thousand rows.
    var passwordWorkers = keep(new Workers("password"));
    var people = new People(database, commands, sessions, clock, passwordWorkers);
    var trailWords = TrailWords.load(divisions.namesByCode());
    var jobs = new Jobs(database, trailWords, clock);
    ground =
        new Ground(
            database,
            commands,
            people,
            divisions,
            trailWords,
            changes,
            limits,
            workers,
            jobs,
            new Files(database, clock, workers, config.files().resolve("kept")),
            vault,
            new WorkCalendar(),
            clock);
    entrance =
        new Entrance(
            ground,
            sessions,
            outside,
            contract.authorization(),
            BackupFolder.erasures(config.files()),
            config.isDemo());
    uploads = config.files().resolve("uploads");
    workbench = new Workbench(ground, uploads, contract);

    var events = new PufaEvents(commands, ground.files(), divisions, clock);
    var codes = new PageCodes(outside.miniProgram(), config.publicUrl());
    reading =
        keep(
            new Reading(
                ground, events, contract.authorization(), codes, config.home().resolve("index")));
    var law = reading.law();
    directory = new Directory(ground);
    var organizations = directory.organizations();
    correspondence =
        keep(
            new Correspondence(
                ground, outside, organizations, law.citations(), config.publicUrl()));
    var notices = correspondence.notices();
    var personalNotices = correspondence.personalNotices();
    supervision =
        new Supervision(
            ground,
            config.remedies(divisions),
            contract.authorization(),
            organizations,
            correspondence.templates(),
            notices,
            correspondence.contacts(),
            correspondence.reminding(),
            new Publications.Outside(
                config.publicUrl(), outside.serviceAccount(), outside.weChat().articleCover()));
    learning =
        keep(
            new Learning(
                ground,
                personalNotices,
                law,
                entrance.consents(),
                entrance.idNumbers(),
                directory.offices(),
                config.publicUrl()));
    learning.training().speakFor(correspondence.wanted());
    publicity =
        new Publicity(
            ground,
            events,
            reading.cards(),
            law.citations(),
            reading.needs().standQuestions(),
            codes);
    bookkeeping = new Bookkeeping(ground, reading.needs(), law, personalNotices);
    counsel =
        new Counsel(
            database,
            commands,
            people,
            law.citations(),
            new CounselMatters(
                    reading.content(),
                    correspondence.templates(),
                    correspondence.circulars(),
                    supervision)
                .sources(),
            ground.files(),
            personalNotices,
            ground.calendar(),
            clock);
    registerPersonalRecords();
    reporting =
        new Reporting(
            ground,
            law,
            organizations,
            notices,
            reading.needs(),
            events,
            publicity,
            bookkeeping.ledgers(),
            supervision,
            learning);

    var mailer = keep(new Mailer(vertx, outside.smtpUrl()));
    delivery = correspondence.delivery(config.delivery(), mailer);
    demonstration =
        new Demonstration(
            config,
            ground,
            outside,
            directory,
            events,
            reading,
            supervision,
            learning,
            publicity,
            bookkeeping);

    var retention = Retention.load();
    housekeeping = keep(new Housekeeping(forgetting(retention)));
    retention.requireAllApplied();
    clockwork = keep(new Clockwork(due()));
    views = keep(new Views(database, clock));
    views.start();
    routes = routes(sessions);
    bindAll();
    routes.requireComplete();
    health = Watch.health(changes, reading.search()::fault, delivery, redis);
    config.http().managementPort().ifPresent(port -> Watch.measure(delivery));
  }

  private <T extends AutoCloseable> T keep(T part) {
    return running.keep(part);
  }

  /** In the order in which a person is shown them. */
  private void registerPersonalRecords() {
    var records = new PersonalRecords(entrance.personalData());
    records.register(supervision.agents().ownBindings());
    records.register(
        supervision.annualReports().ownReturns(),
        new OwnEvents(ground.commands(), ground.clock()),
        workbench.ownFiles());
    supervision.register(records);
    correspondence.register(records);
    records.register(reading.needs().own());
    learning.register(records);
    publicity.register(records);
    records.register(correspondence.personalNotices());
    workbench.register(records, titles());
  }

  private ThingTitles titles() {
    return new ThingTitles(reading.law().statutes(), learning.exams());
  }

  private Stream<Runnable> forgetting(Retention retention) {
    return Stream.of(
            workbench.forgetting(retention),
            Stream.<Runnable>of(() -> KeyChange.finish(ground.database(), ground.vault())),
            entrance.forgetting(retention),
            reading.forgetting(retention),
            correspondence.forgetting(retention),
            learning.forgetting(retention),
            supervision.forgetting(retention),
            publicity.forgetting(retention))
        .flatMap(chores -> chores);
  }

  private Stream<Runnable> due() {
    return Stream.of(
            reading.due(),
            correspondence.due(),
            learning.due(),
            supervision.due(),
            bookkeeping.due(),
            config.backups().stream().map(folder -> folder.following(config.files())))
        .flatMap(due -> due);
  }

  private Routes routes(Sessions sessions) {
    // After all listeners of the features, so that what they hold in memory is new when it is read.
    var answers = new KeptAnswers(config.clock(), BusinessClock.ZONE);
    contract
        .changeKinds()
        .forEach(kind -> ground.changes().onAtOnce(kind, key -> answers.changed(kind)));
    return new Routes(
        contract,
        sessions,
        answers,
        views,
        new TrustedProxies(config.http().trustedProxies()),
        new Routes.Uploads(uploads, config.mediaMegabytes() * 1024L * 1024),
        keep(new RequestThreads()));
  }

  private void bindAll() {
    entrance.bind(routes);
    workbench.bind(routes, titles());
    reading.bind(routes);
    views.routes().bind(routes);
    directory.bind(routes);
    correspondence.bind(routes);
    publicity.bind(routes);
    supervision.bind(routes);
    bookkeeping.bind(routes);
    learning.bind(routes);
    reporting.bind(routes);
    counsel.routes().bind(routes);
    new CountySetup(
            config,
            ground,
            directory.organizations(),
            reading.law().statutes(),
            correspondence.messages())
        .bind(routes);
    demonstration.bind(routes);
  }

  /** Before anybody is served. */
  void eraseAgain() {
    entrance.erasedAgain().run();
  }

  Routes routes() {
    return routes;
  }

  Health health() {
    return health;
  }

  Reading reading() {
    return reading;
  }

  Correspondence correspondence() {
    return correspondence;
  }

  Supervision supervision() {
    return supervision;
  }

  Learning learning() {
    return learning;
  }

  Counsel counsel() {
    return counsel;
  }

  Clockwork clockwork() {
    return clockwork;
  }

  StandIns standIns() {
    return outside.standIns();
  }

  /** What comes with the product, unless this release has brought it, and the year of a demo. */
  void seed() {
    if (!Release.hasSeeded(ground.database())) {
      seedProduct();
    }
    learning.open();
    if (config.isDemo()) {
      demonstration.seed();
      reporting.seed();
    }
  }

  /** What is there already stays as it is. */
  void seedProduct() {
    correspondence.templates().seed();
    reading.content().seed();
    learning.seed();
    Release.markSeeded(ground.database());
  }

  /** What nobody waits for begins when requests are answered already, and only where they are. */
  void begin() {
    keep(delivery).start();
    config.bounceImapUrl().ifPresent(url -> keep(correspondence.bounces(url)).start());
    reading.search().start();
    housekeeping.start();
    clockwork.start();
  }

  /** Before the other parts, since it takes as long as providers do. */
  void endSending(Deadline deadline) {
    if (running.release(delivery)) {
      delivery.end(deadline);
    }
  }

  @Override
  public void close() {
    running.close();
  }
}
