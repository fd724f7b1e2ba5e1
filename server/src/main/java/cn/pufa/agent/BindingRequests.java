package cn.pufa.agent;

import cn.pufa.audit.Commands;
import cn.pufa.audit.Commands.Outcome;
import cn.pufa.organization.Organization;
import cn.pufa.organization.Organizations;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.RateLimits;
import cn.pufa.platform.http.Reach;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.time.BusinessClock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** Asking to act for an organisation, and the answer of those who already do. */
final class BindingRequests {

  private static final int DAYS = 30;
  private static final int A_DAY = 10;
  private static final int A_DAY_OF_ADDRESS = 200;
  private static final Duration DAY = Duration.ofDays(1);

  private record Wish(String creditCode, String name) {}

  private record Taken(LocalDate lapsesOn) {}

  private record Decision(boolean accept, String reason) {}

  /** As it is shown to who decides. */
  record Shown(
      UUID id,
      UUID organization,
      String organizationName,
      String name,
      String maskedPhone,
      BindingRequest.State state,
      Instant requestedAt,
      LocalDate lapsesOn,
      String reason) {}

  private final Commands commands;
  private final Organizations organizations;
  private final Bindings bindings;
  private final RateLimits limits;
  private final BusinessClock clock;

  BindingRequests(
      Commands commands,
      Organizations organizations,
      Bindings bindings,
      RateLimits limits,
      BusinessClock clock) {
    this.commands = commands;
    this.organizations = organizations;
    this.bindings = bindings;
    this.limits = limits;
    this.clock = clock;
  }

  /** The same answer whether or not there is such an organisation. */
  Answer request(Request request) {
    var wish = request.body(Wish.class);
    takeTry("binding-request:" + request.caller().person(), A_DAY);
    takeTry("binding-request:" + request.address(), A_DAY_OF_ADDRESS);
    LocalDate lapsesOn = clock.today().plusDays(DAYS);
    return commands.run(
        request,
        tx ->
            Outcome.of(
                keep(tx, wish, request.caller().person(), lapsesOn),
                Answer.accepted(new Taken(lapsesOn))));
  }

  private void takeTry(String key, int tries) {
    if (!limits.take(key, tries, DAY)) {
      throw Problem.tooManyRequests(DAY, "今天收满了，过一天可以再申请，或者请民政局发邀请码。");
    }
  }

  /** What the command was about: the request, or the person where there is none to keep. */
  private String keep(Tx tx, Wish wish, UUID person, LocalDate lapsesOn) {
    return organizations
        .byCode(tx, wish.creditCode().toUpperCase(Locale.ROOT))
        .filter(organization -> !BindingStore.holds(tx, organization.id(), person))
        .map(
            organization ->
                BindingRequestStore.upsert(
                    tx, organization.id(), person, wish.name(), clock.now(), lapsesOn))
        .map(id -> "binding-request/" + id)
        .orElse("person/" + person);
  }

  List<Shown> page(Tx tx, Request request) {
    List<BindingRequest> waiting =
        BindingRequestStore.page(tx, request.reach(), clock.today(), request.page());
    Map<UUID, String> phones = bindings.phones(tx, waiting.stream().map(BindingRequest::person));
    return waiting.stream().map(one -> shown(tx, one, phones)).toList();
  }

  int count(Tx tx, Request request) {
    return BindingRequestStore.count(tx, request.reach(), clock.today());
  }

  Answer decide(Request request) {
    var decision = request.body(Decision.class);
    return commands.run(
        request,
        tx -> {
          BindingRequest waiting =
              BindingRequestStore.lock(tx, request.reach(), request.id("request"))
                  .orElseThrow(Problem::notFound);
          requireWaiting(waiting);
          BindingRequest decided = decide(tx, waiting, decision, request.caller().person());
          Map<UUID, String> phones = bindings.phones(tx, Stream.of(decided.person()));
          return Outcome.of(
              "binding-request/" + decided.id(), Answer.ok(shown(tx, decided, phones)));
        });
  }

  private void requireWaiting(BindingRequest request) {
    if (request.state() != BindingRequest.State.WAITING) {
      throw Problem.conflict("这份申请已经有人处理过。");
    }
    if (request.hasLapsed(clock.today())) {
      throw Problem.conflict("这份申请过了三十天，已经失效。请本人重新申请。");
    }
  }

  private BindingRequest decide(Tx tx, BindingRequest waiting, Decision decision, UUID by) {
    if (!decision.accept()) {
      return BindingRequestStore.decide(
          tx, waiting.id(), BindingRequest.State.DECLINED, by, clock.now(), decision.reason());
    }
    var fresh =
        new Binding.Fresh(
            waiting.person(), AgentRole.ORG_AGENT, waiting.name(), Binding.How.REQUEST, null);
    bindings.begin(tx, organization(tx, waiting), fresh);
    return BindingRequestStore.decide(
        tx, waiting.id(), BindingRequest.State.ACCEPTED, by, clock.now(), decision.reason());
  }

  private Organization organization(Tx tx, BindingRequest request) {
    return organizations.find(tx, Reach.ALL, request.organization()).orElseThrow();
  }

  private Shown shown(Tx tx, BindingRequest request, Map<UUID, String> phones) {
    String phone = phones.get(request.person());
    return new Shown(
        request.id(),
        request.organization(),
        organization(tx, request).name(),
        request.name(),
        phone == null ? null : Masked.phone(phone),
        request.state(),
        request.requestedAt(),
        request.lapsesOn(),
        request.reason());
  }
}
