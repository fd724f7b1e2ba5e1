package cn.pufa.filing;

import cn.pufa.audit.Commands;
import cn.pufa.audit.Commands.Outcome;
import cn.pufa.filing.LinkStore.Link;
import cn.pufa.filing.StandStore.Stand;
import cn.pufa.notice.Notices;
import cn.pufa.platform.db.Database;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.RateLimits;
import cn.pufa.platform.http.Reach;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.time.BusinessClock;
import cn.pufa.platform.time.Lifetime;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/**
 * Links by which a supervising unit consents once without an account. Each is of one version by its
 * hash; of the token only the hash is kept. Whoever holds one sees the return it names, and nothing
 * else.
 */
final class ConsentLinks {

  /** Where the phone pages open it; the token follows. */
  static final String PATH = "/#/packages/filing/consent?token=";

  private static final Duration VALID = Duration.ofDays(14);
  private static final int TRIES = 120;
  private static final Duration WINDOW = Duration.ofMinutes(10);
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final String ENDED = "这个链接已经失效。请让填报单位重新发送，或者登录后初审。";
  private static final String USED = "这个链接已经用过了，每个链接只能用一次。";

  private enum LinkState {
    OPEN,
    USED,
    ENDED
  }

  private record Sent(String to, Instant until) {}

  private record Decision(boolean agree, String name, String sha256, String opinion) {}

  private record Shown(LinkState state, String words, Consents.View view) {}

  private final Database database;
  private final Commands commands;
  private final Consents consents;
  private final Notices notices;
  private final RateLimits limits;
  private final Optional<String> publicUrl;
  private final BusinessClock clock;
  private final String division;

  ConsentLinks(
      Database database,
      Commands commands,
      Consents consents,
      Notices notices,
      RateLimits limits,
      Optional<String> publicUrl,
      BusinessClock clock,
      String division) {
    this.database = database;
    this.commands = commands;
    this.consents = consents;
    this.notices = notices;
    this.limits = limits;
    this.publicUrl = publicUrl;
    this.clock = clock;
    this.division = division;
  }

  Answer send(Request request) {
    return commands.run(
        request,
        tx -> {
          Filing filing =
              FilingStore.lock(tx, request.reach(), request.id("filing"))
                  .orElseThrow(Problem::notFound);
          Stands.requireFiled(filing);
          if (consents.item(tx, filing).consent().isDone()) {
            throw Problem.conflict("初审已经完成，或者不需要初审。");
          }
          String email = email(tx, filing);
          Instant until = send(tx, filing, email, request);
          return Outcome.of(
              filing.record(), Answer.ok(new Sent(filing.unit() + " " + masked(email), until)));
        });
  }

  private String email(Tx tx, Filing filing) {
    if (publicUrl.isEmpty()) {
      throw Problem.conflict("我局还没有设置对外网址，链接发不出去。请上传初审意见，或者请业务主管单位登录初审。");
    }
    return UnitStore.find(tx, division, filing.unit())
        .map(UnitStore.Known::email)
        .orElseThrow(() -> Problem.conflict("我局没有登记" + filing.unit() + "的电子邮箱。请上传初审意见，或者联系我局登记。"));
  }

  private Instant send(Tx tx, Filing filing, String email, Request request) {
    Instant now = clock.now();
    var life = new Lifetime(now, now.plus(VALID));
    String token = token();
    LinkStore.endAll(tx, filing.id(), now);
    LinkStore.insert(
        tx,
        hash(token),
        new Link(
            filing.id(),
            filing.version(),
            Stands.sha256(tx, filing),
            filing.unit(),
            life,
            null,
            null),
        request.caller().person());
    notices.send(tx, division, letter(filing, email, token, life.endsAt()));
    return life.endsAt();
  }

  private Notices.Letter letter(Filing filing, String email, String token, Instant until) {
    String body =
        """
        %s：
        %s的%d年度工作报告已经提交，请您单位初审。
        打开下面的链接可以看到报告内容，并表示同意或不同意：
        %s{code}
        链接只能用一次，%s前有效。如果您单位不主管这个组织，请不要理会。
        """
            .formatted(
                filing.unit(),
                filing.organizationName(),
                filing.year(),
                publicUrl.orElseThrow() + PATH,
                Words.day(until.atZone(BusinessClock.ZONE).toLocalDate()));
    return new Notices.Letter(
        filing.organization(),
        filing.organizationName(),
        "email",
        email,
        "请初审：" + filing.organizationName() + filing.year() + "年度工作报告",
        body.strip(),
        token);
  }

  private static String masked(String email) {
    int at = email.indexOf('@');
    return email.charAt(0) + "***" + email.substring(at);
  }

  private static String token() {
    byte[] bytes = new byte[32];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static String hash(String token) {
    return Seal.sha256(token.getBytes(StandardCharsets.UTF_8));
  }

  Answer look(Request request) {
    requireRoom(request);
    return database.read(
        tx -> Answer.ok(shown(tx, LinkStore.find(tx, hash(request.text("Link-Token"))))));
  }

  private Shown shown(Tx tx, Optional<Link> link) {
    if (link.filter(found -> found.usedAt() != null).isPresent()) {
      return new Shown(LinkState.USED, USED, null);
    }
    return link.filter(found -> found.endedAt() == null && found.life().holds(clock.now()))
        .flatMap(
            found ->
                FilingStore.find(tx, Reach.ALL, found.filing())
                    .filter(filing -> isOf(found, filing)))
        .map(filing -> new Shown(LinkState.OPEN, null, consents.view(tx, filing)))
        .orElseGet(() -> new Shown(LinkState.ENDED, ENDED, null));
  }

  private static boolean isOf(Link link, Filing filing) {
    return filing.state().isFiled()
        && filing.version() == link.version()
        && link.unit().equals(filing.unit());
  }

  Answer use(Request request) {
    requireRoom(request);
    var decision = request.body(Decision.class);
    Consents.requireOpinion(decision.agree(), decision.opinion());
    String hash = hash(request.text("Link-Token"));
    return database.transaction(
        tx -> {
          Link link = LinkStore.use(tx, hash, clock.now()).orElseThrow(() -> refused(tx, hash));
          Filing filing =
              FilingStore.lock(tx, Reach.ALL, link.filing())
                  .filter(found -> isOf(link, found))
                  .orElseThrow(() -> Problem.conflict(ENDED));
          consents.put(tx, filing, stand(filing, decision));
          commands.append(
              tx,
              "consent-link",
              request.operationId(),
              filing.record(),
              link.unit(),
              request.requestId());
          return Answer.ok(new Shown(LinkState.USED, "收到您单位的意见了，谢谢。这个链接不能再用。", null));
        });
  }

  private static Problem refused(Tx tx, String hash) {
    boolean used = LinkStore.find(tx, hash).filter(link -> link.usedAt() != null).isPresent();
    return Problem.conflict(used ? USED : ENDED);
  }

  private Stand stand(Filing filing, Decision decision) {
    return new Stand(
        filing.version(),
        decision.agree(),
        Step.By.LINK,
        decision.sha256(),
        clock.today(),
        decision.name(),
        null,
        decision.opinion());
  }

  private void requireRoom(Request request) {
    if (!limits.take("consent-link:" + request.address(), TRIES, WINDOW)) {
      throw Problem.tooManyRequests(WINDOW, "请十分钟后再打开。");
    }
  }
}
