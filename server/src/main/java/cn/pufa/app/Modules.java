package cn.pufa.app;

import cn.pufa.agent.Agents;
import cn.pufa.app.demo.DemoCertificates;
import cn.pufa.app.demo.DemoCourses;
import cn.pufa.app.demo.DemoLedgers;
import cn.pufa.app.demo.DemoLists;
import cn.pufa.app.demo.DemoMail;
import cn.pufa.app.demo.DemoNeeds;
import cn.pufa.app.demo.DemoOffices;
import cn.pufa.app.demo.DemoPhoneRoutes;
import cn.pufa.app.demo.DemoPlan;
import cn.pufa.app.demo.DemoPosts;
import cn.pufa.app.demo.DemoRoutes;
import cn.pufa.app.demo.DemoStands;
import cn.pufa.app.demo.DemoTraining;
import cn.pufa.app.demo.DemoYear;
import cn.pufa.app.demo.StandIns;
import cn.pufa.audit.AuditHead;
import cn.pufa.audit.AuditRoutes;
import cn.pufa.audit.Chainer;
import cn.pufa.audit.Commands;
import cn.pufa.circular.Circulars;
import cn.pufa.contact.Contacts;
import cn.pufa.content.Cards;
import cn.pufa.content.Content;
import cn.pufa.content.ReadingRoutes;
import cn.pufa.counsel.Counsel;
import cn.pufa.delivery.Channel;
import cn.pufa.delivery.Delivery;
import cn.pufa.delivery.Mailer;
import cn.pufa.delivery.Messages;
import cn.pufa.delivery.Outcomes;
import cn.pufa.delivery.SmsSender;
import cn.pufa.file.FileRoutes;
import cn.pufa.file.OwnFiles;
import cn.pufa.filing.Filings;
import cn.pufa.finding.FindingRoutes;
import cn.pufa.finding.SavedFilters;
import cn.pufa.identity.Accounts;
import cn.pufa.identity.ActingPeople;
import cn.pufa.identity.Divisions;
import cn.pufa.identity.IdentityRoutes;
import cn.pufa.identity.People;
import cn.pufa.identity.Sessions;
import cn.pufa.identity.SignIn;
import cn.pufa.job.JobRoutes;
import cn.pufa.job.Jobs;
import cn.pufa.law.Citations;
import cn.pufa.law.Law;
import cn.pufa.law.StatuteImport;
import cn.pufa.lawreport.RecordedReports;
import cn.pufa.needs.Needs;
import cn.pufa.notice.NoticeReplies;
import cn.pufa.notice.NoticeRoutes;
import cn.pufa.notice.Notices;
import cn.pufa.notice.PersonalNotices;
import cn.pufa.notice.PersonalWanted;
import cn.pufa.office.Offices;
import cn.pufa.organization.OrganizationRoutes;
import cn.pufa.organization.Organizations;
import cn.pufa.organization.RegisterWorkbook;
import cn.pufa.outreach.OwnEvents;
import cn.pufa.outreach.PufaEvents;
import cn.pufa.personal.AccountData;
import cn.pufa.personal.Consents;
import cn.pufa.personal.IdNumbers;
import cn.pufa.personal.PersonalData;
import cn.pufa.personal.PersonalRoutes;
import cn.pufa.personal.Retention;
import cn.pufa.platform.Workers;
import cn.pufa.platform.db.Changes;
import cn.pufa.platform.db.Database;
import cn.pufa.platform.files.Files;
import cn.pufa.platform.files.Leftovers;
import cn.pufa.platform.http.Contract;
import cn.pufa.platform.http.Health;
import cn.pufa.platform.http.KeptAnswers;
import cn.pufa.platform.http.RateLimits;
import cn.pufa.platform.http.Routes;
import cn.pufa.platform.http.TrustedProxies;
import cn.pufa.platform.outside.OutsideHttp;
import cn.pufa.platform.redis.SharedRedis;
import cn.pufa.platform.secret.Vault;
import cn.pufa.platform.sms.Sms;
import cn.pufa.platform.time.BusinessClock;
import cn.pufa.platform.time.WorkCalendar;
import cn.pufa.platform.wechat.MiniProgram;
import cn.pufa.platform.wechat.PageCodes;
import cn.pufa.platform.wechat.ServiceAccount;
import cn.pufa.platform.wechat.WeChatApp;
import cn.pufa.platform.wechat.WeChatGateway;
import cn.pufa.publication.Publications;
import cn.pufa.readership.Views;
import cn.pufa.reminder.Reminding;
import cn.pufa.review.Reviews;
import cn.pufa.search.SearchRoutes;
import cn.pufa.staff.StaffAccounts;
import cn.pufa.staff.StaffRoutes;
import cn.pufa.wechat.WeChatReach;
import cn.pufa.wording.Templates;
import io.vertx.core.Vertx;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Stream;

/** All wiring of one node, by hand; read it to see what the server is made of. */
final class Modules implements AutoCloseable {

  private final Deque<AutoCloseable> running = new ArrayDeque<>();
  private final Content content;
  private final SearchRoutes search;
  private final Needs needs;
  private final StatuteImport statuteImport;
  private final Citations citations;
  private final Templates templates;
  private final Learning learning;
  private final Supervision supervision;
  private final Publicity publicity;
  private final Counsel counsel;
  private final Routes routes;
  private final Health health = new Health();
  private final DemoYear demoYear;
  private final RecordedReports recordedReports;
  private final DemoMail demoMail;
  private final Delivery delivery;
  private final StandIns standIns;
  private final Clockwork clockwork;

  Modules(Vertx vertx, Config config, Contract contract, Database database) {
    String node = UUID.randomUUID().toString();
    var clock = new BusinessClock(config.clock());
    var calendar = new WorkCalendar();
    var divisions = Divisions.load();
    String bureau = divisions.county().code();

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
    keep(new Chainer(database, clock, head, node)).start();

    standIns = keep(StandIns.start(config, vertx, clock));
    var outside = keep(new OutsideHttp(vertx));
    var smsAccount = config.providers().sms().orElseGet(() -> standIns.sms().account());
    var sms = Sms.of(outside, smsAccount);

    var weChat = standIns.weChatOr(config.providers().weChat());
    Function<WeChatApp, WeChatGateway> gateway =
        app -> new WeChatGateway(outside, app, database, vault, clock);
    var miniProgram = weChat.miniProgram().map(gateway).map(MiniProgram::new);
    var serviceAccount = weChat.serviceAccount().map(gateway).map(ServiceAccount::new);

    var sessions = new Sessions(database, clock, changes, config.requireTotp());
    var workers = keep(new Workers());
    var jobs = new Jobs(database, clock);
    var people = new People(database, commands, sessions, clock, workers);
    var accounts = new Accounts(database, people, sessions, limits, clock);
    var signIn =
        new SignIn(
            database,
            commands,
            sessions,
            people,
            limits,
            vault,
            sms,
            miniProgram,
            contract.authorization(),
            clock,
            bureau);
    var staffAccounts = new StaffAccounts(commands, people, accounts, divisions, clock);

    var personalData = new PersonalData();
    var consents = new Consents(database, commands, personalData, clock);
    var idNumbers = new IdNumbers(database, commands, consents, vault, clock);
    new AccountData(accounts, commands, consents).register(personalData, idNumbers);
    var uploads = config.files().resolve("uploads");
    var files = new Files(database, clock, workers, config.files().resolve("kept"));

    var weChatReach =
        new WeChatReach(database, commands, weChat, miniProgram, serviceAccount, clock);

    var law = new Law(database, commands, changes, people, workers, clock);
    var statutes = law.statutes();
    statuteImport = law.statuteImport();
    citations = law.citations();
    var cards = new Cards(statutes, database, changes);
    var events = new PufaEvents(commands, files, divisions, clock);
    needs =
        keep(
            new Needs(
                database,
                commands,
                people,
                divisions,
                new PublishedContent(cards, events),
                limits,
                workers,
                calendar,
                clock));
    needs.start();
    content =
        new Content(
            database,
            commands,
            cards,
            needs,
            statutes,
            citations,
            people,
            files,
            contract.authorization(),
            clock);
    search =
        keep(
            new SearchRoutes(
                cards, statutes, changes, needs.signals(), clock, config.home().resolve("index")));

    var workbook = new RegisterWorkbook(divisions.townshipsByName());
    var organizations = new Organizations(bureau, clock);
    var offices = new Offices(database, commands, people, divisions, clock);
    templates =
        new Templates(
            database,
            commands,
            people,
            citations,
            organizations,
            divisions,
            clock,
            smsAccount.signature());
    var messages = new Messages(clock);
    var contacts =
        new Contacts(
            database,
            commands,
            organizations,
            files,
            new NoticeReplies(),
            messages,
            vault,
            workers,
            clock);
    var notices =
        new Notices(
            organizations,
            new ActingPeople(bureau, clock),
            weChatReach,
            contacts,
            messages,
            templates.filling(),
            config.publicUrl(),
            clock);
    var told = Outcomes.inOrder(notices.outcomes(), contacts.outcomes());
    var reminding = new Reminding(database, commands, notices, calendar, clock, bureau);
    reminding.provideLadder();
    var circulars =
        keep(
            new Circulars(
                database, commands, notices, messages, templates, told, changes, reminding,
                calendar, workers, clock, bureau));
    circulars.start();
    var ground =
        new Ground(database, commands, people, divisions, changes, limits, workers, jobs, clock);
    supervision =
        new Supervision(
            ground,
            organizations,
            templates,
            notices,
            contacts,
            files,
            reminding,
            calendar,
            new Publications.Outside(config.publicUrl(), serviceAccount, weChat.articleCover()));
    var annualReports = supervision.annualReports();
    var agents =
        new Agents(
            database,
            commands,
            organizations,
            notices,
            files,
            vault,
            limits,
            clock,
            bureau,
            templates.filling().sms());
    var personalNotices = new PersonalNotices(database, commands, messages, people, clock);
    learning =
        keep(
            new Learning(
                ground,
                personalNotices,
                law,
                files,
                vault,
                consents,
                idNumbers,
                offices,
                config.publicUrl()));
    var codes = new PageCodes(miniProgram, config.publicUrl());
    publicity =
        new Publicity(ground, events, cards, citations, files, needs.standQuestions(), codes);
    var bookkeeping = new Bookkeeping(ground, needs, law, personalNotices, calendar);
    counsel =
        new Counsel(
            database,
            commands,
            people,
            citations,
            new CounselMatters(content, templates, circulars, supervision).sources(),
            files,
            personalNotices,
            calendar,
            clock);
    var training = learning.training();
    var wanted = new PersonalWanted(notices.wanted(), clock);
    training.speakFor(wanted);
    var records = new PersonalRecords(personalData);
    records.register(agents.ownBindings());
    records.register(
        annualReports.ownReturns(), new OwnEvents(commands, clock), new OwnFiles(files));
    supervision.register(records);
    records.register(weChatReach.subscriptions(), weChatReach.followers());
    records.register(needs.own());
    learning.register(records);
    publicity.register(records);
    records.register(personalNotices);
    var savedFilters = new SavedFilters(database, commands, clock);
    records.register(savedFilters);
    records.register(jobs);
    recordedReports = new RecordedReports(database, commands, citations);
    citations.join(recordedReports);
    var reporting =
        new Reporting(
            ground,
            law,
            organizations,
            notices,
            needs,
            events,
            publicity,
            bookkeeping.ledgers(),
            supervision,
            learning);

    demoMail = config.isDemo() && config.smtpUrl().isEmpty() ? keep(DemoMail.start()) : null;
    String smtp = config.smtpUrl().orElseGet(() -> demoMail.url());
    List<Channel> channels = new ArrayList<>(weChatReach.channels());
    channels.add(keep(new Mailer(vertx, smtp)));
    channels.add(new SmsSender(sms));
    delivery =
        keep(new Delivery(database, clock, changes, config.delivery(), channels, wanted, told));
    delivery.start();
    config.bounceImapUrl().ifPresent(url -> keep(contacts.bounces(url, told)).start());

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
            new DemoTraining(people, learning.posts(), training, divisions, clock),
            new DemoPosts(
                people,
                learning.posts(),
                learning.certificates(),
                learning.volunteers(),
                divisions,
                clock),
            new DemoNeeds(needs, divisions, clock, config.seed()),
            organizations,
            agents,
            new DemoOffices(offices, divisions, clock),
            new DemoPlan(publicity.plans(), clock),
            new DemoCertificates(learning.certificates(), learning.hours(), clock),
            new DemoCourses(learning.courses(), clock),
            learning.exams(),
            new DemoLists(supervision.creditList(), annualReports, calendar, clock),
            new DemoLedgers(bookkeeping.ledgers(), people, clock),
            new DemoStands(publicity.stands(), needs.standQuestions(), divisions));

    var retention = Retention.load();
    keep(new Housekeeping(
            Stream.concat(
                Stream.of(
                    retention.chore("change_hint", changes::prune),
                    retention.chore("command_key", commands::forgetOldKeys),
                    retention.chore("job", jobs::forget),
                    retention.chore("session", sessions::forgetExpired),
                    retention.chore("sms_ticket", signIn::forgetCodes),
                    retention.chore("sign_in_link", signIn::forgetLinks),
                    retention.chore("known_address", signIn::forgetAddresses),
                    retention.chore("withdrawn_consent", consents::forgetWithdrawn),
                    retention.chore("unneeded_id_number", idNumbers::forgetUnneeded),
                    retention.chore("ended_binding", agents.oldRecords()::forgetEndedBindings),
                    retention.chore(
                        "spent_invitation", agents.oldRecords()::forgetSpentInvitations),
                    retention.chore(
                        "decided_binding_request", agents.oldRecords()::forgetDecidedRequests),
                    retention.chore("unclaimed_file", files::removeForgotten),
                    retention.chore(
                        "unclaimed_file",
                        age -> Leftovers.remove(uploads, "", clock.now().minus(age))),
                    retention.chore("wechat_push", weChatReach::forgetPushes),
                    retention.chore("finished_contact_task", contacts::forgetTasks),
                    retention.chore("bounce", contacts::forgetBounces),
                    retention.chore("need_words", needs::forgetWords),
                    retention.chore("answered_question", needs::forgetQuestions),
                    retention.chore("personal_notice", personalNotices::forgetOld),
                    () -> KeyChange.finish(database, vault)),
                Stream.of(
                        learning.forgetting(retention),
                        supervision.forgetting(retention),
                        publicity.forgetting(retention))
                    .flatMap(chores -> chores))))
        .start();
    retention.requireAllApplied();
    clockwork =
        keep(
            new Clockwork(
                Stream.concat(
                    Stream.of(
                        law::turnDays,
                        reminding::run,
                        () -> weChatReach.followMissed(database, messages, told),
                        () -> notices.escalate(database),
                        needs::tend,
                        content::publishDue),
                    Stream.of(
                            learning.due(),
                            supervision.due(),
                            bookkeeping.due(),
                            config.backups().stream()
                                .map(folder -> folder.following(config.files())))
                        .flatMap(due -> due))));
    clockwork.start();

    var views = keep(new Views(database, clock));
    views.start();
    // After all listeners of the features, so that what they hold in memory is new when it is read.
    var answers = new KeptAnswers(config.clock(), BusinessClock.ZONE);
    contract.changeKinds().forEach(kind -> changes.onAtOnce(kind, key -> answers.changed(kind)));

    ExecutorService virtualThreads = keep(Executors.newVirtualThreadPerTaskExecutor());
    routes =
        new Routes(
            contract,
            sessions,
            answers,
            views,
            new TrustedProxies(config.http().trustedProxies()),
            new Routes.Uploads(uploads, config.mediaMegabytes() * 1024L * 1024),
            virtualThreads);
    signIn.bind(routes);
    new IdentityRoutes(database, people, signIn, divisions, config.isDemo()).bind(routes);
    new StaffRoutes(database, commands, staffAccounts, divisions, clock).bind(routes);
    new PersonalRoutes(database, commands, personalData, consents, idNumbers, clock).bind(routes);
    new FileRoutes(commands, files).bind(routes);
    law.routes().bind(routes);
    needs.bind(routes);
    content.bind(routes);
    new ReadingRoutes(cards, database, calendar, clock, codes).bind(routes);
    search.bind(routes);
    new FindingRoutes(database, contract.authorization(), limits).bind(routes);
    savedFilters.bind(routes);
    new JobRoutes(database, commands, changes, clock).bind(routes);
    new OrganizationRoutes(database, commands, workbook, files, clock, bureau, workers, jobs)
        .bind(routes);
    offices.routes().bind(routes);
    views.routes().bind(routes);
    templates.routes().bind(routes);
    new NoticeRoutes(database, commands, contacts.service(), clock).bind(routes);
    contacts.routes().bind(routes);
    weChatReach.routes().bind(routes);
    publicity.bind(routes);
    agents.routes().bind(routes);
    supervision.bind(routes);
    bookkeeping.bind(routes);
    reminding.routes().bind(routes);
    circulars.routes().bind(routes);
    personalNotices.routes().bind(routes);
    learning.bind(routes);
    reporting.bind(routes);
    counsel.routes().bind(routes);
    new AuditRoutes(database, commands, contract).bind(routes);
    new CountySetup(config, ground, organizations, statutes, calendar, messages).bind(routes);
    new DemoRoutes(config, database, commands, demoMail, standIns, workbook, divisions)
        .bind(routes);
    new DemoPhoneRoutes(database, commands, standIns, clock, config.isDemo()).bind(routes);
    routes.requireComplete();

    health.add("database", new Health.Part(true, () -> changes.isFresh() ? null : "not answering"));
    health.add("search", new Health.Part(false, search::fault));
    health.add("sending", new Health.Part(false, delivery::fault));
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

  Needs needs() {
    return needs;
  }

  Content content() {
    return content;
  }

  Citations citations() {
    return citations;
  }

  Publications publications() {
    return supervision.publications();
  }

  Filings filings() {
    return supervision.filings();
  }

  Counsel counsel() {
    return counsel;
  }

  Reviews reviews() {
    return supervision.reviews();
  }

  Learning learning() {
    return learning;
  }

  Templates templates() {
    return templates;
  }

  DemoYear demoYear() {
    return demoYear;
  }

  RecordedReports recordedReports() {
    return recordedReports;
  }

  Clockwork clockwork() {
    return clockwork;
  }

  StandIns standIns() {
    return standIns;
  }

  void startSearch() {
    search.start();
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
