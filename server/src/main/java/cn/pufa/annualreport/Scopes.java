package cn.pufa.annualreport;

import cn.pufa.audit.Commands;
import cn.pufa.audit.Commands.Outcome;
import cn.pufa.notice.Notices;
import cn.pufa.organization.Organization;
import cn.pufa.organization.Organizations;
import cn.pufa.organization.Registered;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.http.Request.Page;
import cn.pufa.platform.time.BusinessClock;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Who is in scope: from the register before the release, as it was fixed afterwards. */
final class Scopes {

  static final String ASKED = "asked";
  private static final String EXCLUDED = LedgerStore.code(Scope.Why.EXCLUDED);

  private record Reason(String reason) {}

  record ScopePage(int total, Map<String, Integer> counts, List<Scope.Line> items) {}

  private final Commands commands;
  private final Organizations organizations;
  private final Notices notices;
  private final BiConsumer<Tx, UUID> changed;
  private final BusinessClock clock;
  private final String division;

  /**
   * @param changed told, with the organisation, of what is asked of it after the release
   */
  Scopes(
      Commands commands,
      Organizations organizations,
      Notices notices,
      BiConsumer<Tx, UUID> changed,
      BusinessClock clock,
      String division) {
    this.commands = commands;
    this.organizations = organizations;
    this.notices = notices;
    this.changed = changed;
    this.clock = clock;
    this.division = division;
  }

  /** Fixes it, and gives those that are asked. */
  List<Organization> fix(Tx tx, Campaign campaign) {
    List<Organization> register = organizations.register(tx);
    ScopeStore.fix(tx, campaign.id(), reckoned(campaign, register));
    Map<UUID, Scope.Line> fixed =
        ScopeStore.all(tx, campaign.id()).stream()
            .collect(Collectors.toMap(Scope.Line::organization, Function.identity()));
    return register.stream()
        .filter(organization -> fixed.get(organization.id()).why() == null)
        .toList();
  }

  private List<Scope.Line> reckoned(Campaign campaign, List<Organization> register) {
    return register.stream()
        .map(organization -> Scope.of(campaign, organization, clock.today()))
        .toList();
  }

  /** Of a campaign that is not released. */
  int countAsked(Tx tx, Campaign campaign) {
    return counts(tx, campaign, organizations.groups(tx), leftOut(tx, campaign)).get(ASKED);
  }

  ScopePage page(Tx tx, Request request) {
    Campaign campaign = find(tx, request.id("campaign"));
    String why = request.text("why");
    String text = request.text("text");
    return campaign.isTold()
        ? fixed(tx, campaign.id(), why, text, request.page())
        : drafted(tx, campaign, why, text, request.page());
  }

  private static ScopePage fixed(Tx tx, UUID campaign, String why, String text, Page page) {
    Map<String, Integer> counts = complete(ScopeStore.counts(tx, campaign));
    int total = text == null ? total(counts, why) : ScopeStore.count(tx, campaign, why, text);
    return new ScopePage(total, counts, ScopeStore.page(tx, campaign, why, text, total, page));
  }

  private static int total(Map<String, Integer> counts, String why) {
    return why == null
        ? counts.values().stream().mapToInt(Integer::intValue).sum()
        : counts.get(why);
  }

  /** Before the release only those that a person left out are written down, and they are few. */
  private Map<UUID, Scope.Line> leftOut(Tx tx, Campaign campaign) {
    return ScopeStore.all(tx, campaign.id()).stream()
        .collect(Collectors.toMap(Scope.Line::organization, Function.identity()));
  }

  private ScopePage drafted(Tx tx, Campaign campaign, String why, String text, Page page) {
    Map<UUID, Scope.Line> leftOut = leftOut(tx, campaign);
    List<Registered> groups = organizations.groups(tx);
    Map<String, Integer> counts = counts(tx, campaign, groups, leftOut);
    if (EXCLUDED.equals(why)) {
      List<Scope.Line> lines = byCode(tx, leftOut, text);
      return new ScopePage(
          lines.size(), counts, lines.stream().skip(page.offset()).limit(page.limit()).toList());
    }
    List<Registered> wanted =
        why == null
            ? null
            : groups.stream().filter(one -> why.equals(code(campaign, one))).toList();
    List<UUID> without = why == null ? List.of() : List.copyOf(leftOut.keySet());
    int total =
        text == null ? total(counts, why) : organizations.countOfGroups(tx, wanted, without, text);
    return new ScopePage(
        total,
        counts,
        organizations.ofGroups(tx, wanted, without, text, total, page).stream()
            .map(one -> Scope.of(campaign, one, clock.today()))
            .map(line -> leftOut.getOrDefault(line.organization(), line))
            .toList());
  }

  private List<Scope.Line> byCode(Tx tx, Map<UUID, Scope.Line> leftOut, String text) {
    return organizations.byIds(tx, leftOut.keySet()).values().stream()
        .sorted(Comparator.comparing(Organization::creditCode))
        .map(one -> leftOut.get(one.id()))
        .filter(line -> text == null || line.organizationName().contains(text))
        .toList();
  }

  private Map<String, Integer> counts(
      Tx tx, Campaign campaign, List<Registered> groups, Map<UUID, Scope.Line> leftOut) {
    Map<String, Integer> counts = new HashMap<>();
    groups.forEach(one -> counts.merge(code(campaign, one), one.organizations(), Integer::sum));
    organizations
        .byIds(tx, leftOut.keySet())
        .values()
        .forEach(
            one -> counts.merge(code(Scope.of(campaign, one, clock.today())), -1, Integer::sum));
    counts.merge(EXCLUDED, leftOut.size(), Integer::sum);
    return complete(counts);
  }

  private String code(Campaign campaign, Registered one) {
    return code(
        Scope.judge(campaign, one.type(), one.registeredOn(), one.cancelledOn(), clock.today())
            .why());
  }

  private Campaign find(Tx tx, UUID id) {
    return CampaignStore.byId(tx, division, id).orElseThrow(Problem::notFound);
  }

  private static Map<String, Integer> complete(Map<String, Integer> counts) {
    Map<String, Integer> all = new HashMap<>(counts);
    all.putIfAbsent(ASKED, 0);
    for (Scope.Why why : Scope.Why.values()) {
      all.putIfAbsent(LedgerStore.code(why), 0);
    }
    return all;
  }

  private static String code(Scope.Line line) {
    return code(line.why());
  }

  private static String code(Scope.Why why) {
    return why == null ? ASKED : LedgerStore.code(why);
  }

  Answer exclude(Request request) {
    String reason = request.body(Reason.class).reason();
    return change(
        request,
        reason,
        (tx, campaign) -> exclude(tx, campaign, request.id("organization"), reason, request));
  }

  private void exclude(
      Tx tx, Campaign campaign, UUID organization, String reason, Request request) {
    Scope.Line line = line(tx, campaign, organization);
    if (line.why() == Scope.Why.EXCLUDED) {
      throw Problem.conflict("这家组织已经不在名单里。");
    }
    if (campaign.isTold() && line.why() != null) {
      throw Problem.conflict("这家组织发布时就不在名单里。");
    }
    if (campaign.isTold()) {
      LedgerStore.ofYear(tx, organization, campaign.year())
          .ifPresent(
              receipt -> {
                throw Problem.conflict("这家组织的年报已经收到，不用再移出名单。");
              });
      notices.excuse(tx, campaign.id(), organization, "已不列入名单，不再催。");
    }
    ScopeStore.exclude(
        tx, campaign.id(), line.excluded(reason), request.caller().person(), clock.now());
    changed.accept(tx, organization);
  }

  Answer include(Request request) {
    return change(
        request,
        null,
        (tx, campaign) -> include(tx, campaign, request.id("organization"), request));
  }

  private void include(Tx tx, Campaign campaign, UUID organization, Request request) {
    if (line(tx, campaign, organization).why() != Scope.Why.EXCLUDED) {
      throw Problem.conflict("这家组织不是人工移出名单的。");
    }
    if (!campaign.isTold()) {
      ScopeStore.forget(tx, campaign.id(), organization);
      return;
    }
    if (!notices.reopen(tx, campaign.id(), organization)) {
      throw Problem.conflict("发布前就没有列入，通知没有发给这家组织，不能再列入。");
    }
    Organization found = organizations.byId(tx, organization).orElseThrow(Problem::notFound);
    ScopeStore.include(
        tx,
        campaign.id(),
        Scope.of(campaign, found, clock.today()),
        request.caller().person(),
        clock.now());
    changed.accept(tx, organization);
  }

  /** What a person left out is asked for nothing, whatever its duty says; it may be no campaign. */
  static void requireListed(Tx tx, UUID circular, UUID organization) {
    ScopeStore.of(tx, circular, organization)
        .filter(line -> line.why() == Scope.Why.EXCLUDED)
        .ifPresent(
            line -> {
              throw Problem.conflict("这家组织已经移出年报名单，不用延期。要它报送，请先在名单里重新列入。");
            });
  }

  private Scope.Line line(Tx tx, Campaign campaign, UUID organization) {
    return ScopeStore.of(tx, campaign.id(), organization)
        .or(
            () ->
                organizations
                    .byId(tx, organization)
                    .map(found -> Scope.of(campaign, found, clock.today())))
        .orElseThrow(Problem::notFound);
  }

  private interface Work {
    void accept(Tx tx, Campaign campaign);
  }

  /** Held against the release, against reminders, and against a return that comes in. */
  private Answer change(Request request, String reason, Work work) {
    return commands.run(
        request,
        tx -> {
          Campaign campaign =
              CampaignStore.lock(tx, division, request.id("campaign"))
                  .orElseThrow(Problem::notFound);
          work.accept(tx, campaign);
          UUID organization = request.id("organization");
          return new Outcome(
              "campaign/" + campaign.id() + "/organization/" + organization,
              reason,
              (Answer.Json) Answer.ok(line(tx, campaign, organization)));
        });
  }
}
