package cn.pufa.training;

import cn.pufa.audit.AuditHead;
import cn.pufa.audit.Chainer;
import cn.pufa.audit.Commands;
import cn.pufa.audit.Verdict;
import cn.pufa.delivery.Messages;
import cn.pufa.delivery.QuietHours;
import cn.pufa.hours.Hours;
import cn.pufa.identity.Divisions;
import cn.pufa.identity.People;
import cn.pufa.identity.Sessions;
import cn.pufa.notice.PersonalNotices;
import cn.pufa.platform.Workers;
import cn.pufa.platform.db.Changes;
import cn.pufa.platform.db.Database;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Contract;
import cn.pufa.platform.http.Front;
import cn.pufa.platform.http.Health;
import cn.pufa.platform.http.HttpVerticle;
import cn.pufa.platform.http.KeptAnswers;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.http.Routes;
import cn.pufa.platform.http.TrustedProxies;
import cn.pufa.platform.secret.SecretUrl;
import cn.pufa.platform.time.BusinessClock;
import cn.pufa.testing.TestServer;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/**
 * Two HTTP servers over the same parts and the same database, which differ in one method: how
 * {@code enrol} becomes a transaction; the plain one waits for each statement of it.
 */
final class SignUpServers implements AutoCloseable {

  private final Deque<AutoCloseable> running = new ArrayDeque<>();
  private final Vertx vertx = Vertx.vertx(new VertxOptions().setPreferNativeTransport(true));
  private final Contract contract = Contract.load();
  private final Sessions sessions;
  private final int plainPort;
  private final int togetherPort;

  private SignUpServers(String url) {
    var clock = new BusinessClock(Clock.systemUTC());
    var divisions = Divisions.load();
    String bureau = divisions.county().code();
    var database = keep(TestServer.connections(vertx, url));
    var changes = keep(new Changes(database));
    changes.start(vertx);
    var commands = new Commands(database, clock);
    keep(new Chainer(database, clock, new AuditHead(temporaryFolder()), "bench")).start();
    sessions = new Sessions(database, clock, changes, false);
    var workers = keep(new Workers());
    var people = new People(database, commands, sessions, clock, workers);
    var personal =
        new PersonalNotices(
            database, commands, new Messages(clock), people, QuietHours.NONE, clock);
    var notices = new TrainingNotices(personal);
    var hours = new Hours(database, commands, people, personal, divisions, workers, clock);
    var enrolments =
        keep(
            new Enrolments(
                commands,
                people,
                new SeatOffers(clock, bureau, notices),
                notices,
                clock,
                bureau,
                divisions.namesByCode()));
    var announcements =
        new TrainingSessions(
            database,
            commands,
            enrolments,
            notices,
            new CutShort(new SessionHours(hours)),
            clock,
            bureau,
            divisions.namesByCode().keySet());
    var patient = new Commands(keep(new Database(vertx, SecretUrl.of(url), 1)), clock);
    plainPort = listen(announcements, request -> alone(patient, enrolments, request));
    togetherPort = listen(announcements, enrolments::enrol);
  }

  static SignUpServers start(String url) {
    return new SignUpServers(url);
  }

  /** What the product would do without its queue: one transaction a request. */
  private static Answer alone(Commands commands, Enrolments enrolments, Request request) {
    return commands.run(
        request,
        tx ->
            switch (enrolments.admit(tx, List.of(request)).getFirst()) {
              case Verdict.Done(Commands.Outcome outcome) -> outcome;
              case Verdict.Refused(var problem) -> throw problem;
            });
  }

  private int listen(TrainingSessions announcements, Routes.Handler enrol) {
    var routes =
        new Routes(
            contract,
            sessions,
            new KeptAnswers(Clock.systemUTC(), ZoneOffset.UTC),
            (kind, piece, day) -> null,
            new TrustedProxies(Set.of()),
            new Routes.Uploads(temporaryFolder(), 1024),
            keep(Executors.newVirtualThreadPerTaskExecutor()));
    routes.add("createTrainingSession", announcements::create);
    routes.add("enrol", enrol);
    var front = new Front(vertx, routes, new Health());
    List<HttpServer> servers = new CopyOnWriteArrayList<>();
    // Another negative number is another shared port.
    int wanted = -1 - running.size();
    vertx
        .deployVerticle(
            () -> new HttpVerticle("127.0.0.1", wanted, routes, front, servers::add),
            new DeploymentOptions().setInstances(2))
        .await();
    return servers.getFirst().actualPort();
  }

  int plainPort() {
    return plainPort;
  }

  int togetherPort() {
    return togetherPort;
  }

  private <T extends AutoCloseable> T keep(T part) {
    running.push(part);
    return part;
  }

  private static java.nio.file.Path temporaryFolder() {
    try {
      return Files.createTempDirectory("pufa-bench");
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  @Override
  public void close() {
    while (!running.isEmpty()) {
      try {
        running.pop().close();
      } catch (Exception fault) {
        throw new IllegalStateException(fault);
      }
    }
    vertx.close().await();
  }
}
