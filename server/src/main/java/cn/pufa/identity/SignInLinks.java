package cn.pufa.identity;

import cn.pufa.audit.Commands;
import cn.pufa.audit.Commands.Outcome;
import cn.pufa.identity.SignIns.SignedIn;
import cn.pufa.platform.db.Database;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.ProblemType;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.time.BusinessClock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * Links (一次性登录链接) for people outside the bureau who come once in a while: partner departments,
 * supervising units, counsel. A link works once; a newer one replaces it.
 */
final class SignInLinks {

  private record Draft(String reason, int validHours) {}

  private record Link(String path, Instant expiresAt) {}

  /** Behind {@code #}, so that the token is sent to no server and stands in no server's log. */
  private static final String PATH = "/admin/#/link/";

  private final Database database;
  private final Commands commands;
  private final SignIns signIns;
  private final BusinessClock clock;

  SignInLinks(Database database, Commands commands, SignIns signIns, BusinessClock clock) {
    this.database = database;
    this.commands = commands;
    this.signIns = signIns;
    this.clock = clock;
  }

  /** The answer is a secret, so it is not kept for a second sending; asked again, it is another. */
  Answer create(Request request) {
    UUID id = request.id("person");
    var draft = request.body(Draft.class);
    String token = Tokens.make();
    return commands.run(
        request,
        tx -> {
          Person person =
              IdentityStore.person(tx, id, clock.today()).orElseThrow(Problem::notFound);
          requireLinkable(person);
          Instant now = clock.now();
          Instant expires = now.plus(Duration.ofHours(draft.validHours()));
          LinkStore.voidEarlier(tx, id, now);
          LinkStore.insert(tx, Tokens.hash(token), id, now, expires);
          var link = new Link(PATH + token, expires);
          return new Outcome("person/" + id, draft.reason(), (Answer.Json) Answer.created(link));
        });
  }

  private static void requireLinkable(Person person) {
    if (!Standing.mayHaveLink(person.roles())) {
      throw Problem.conflict("一次性链接只给协作部门、业务主管单位和法律顾问。其他人请用账号和密码登录。");
    }
    if (person.disabled()) {
      throw Problem.conflict("这个账号已经停用。");
    }
  }

  SignedIn signIn(String token, boolean byCookie, Request request) {
    return database.transaction(
        tx ->
            LinkStore.use(tx, Tokens.hash(token), clock.now())
                .flatMap(id -> IdentityStore.person(tx, id, clock.today()))
                .filter(person -> !person.disabled() && Standing.mayHaveLink(person.roles()))
                .map(person -> signIns.open(tx, person.id(), SignInWay.LINK, byCookie, request))
                .orElseThrow(
                    () -> Problem.of(ProblemType.SIGN_IN_FAILED, "这个链接已经用过或已过期。请向民政局要一个新的。")));
  }

  void forget(Tx tx, Duration age) {
    LinkStore.prune(tx, clock.now().minus(age));
  }
}
