package cn.pufa.annualreport;

import cn.pufa.annualreport.Campaign.State;
import cn.pufa.annualreport.Steps.Step;
import cn.pufa.audit.Commands;
import cn.pufa.audit.Commands.Outcome;
import cn.pufa.identity.Meanwhile;
import cn.pufa.notice.Notices;
import cn.pufa.notice.Plan;
import cn.pufa.notice.Told;
import cn.pufa.organization.Organization;
import cn.pufa.platform.db.Database;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.time.BusinessClock;
import cn.pufa.platform.time.WorkCalendar;
import cn.pufa.platform.time.WorkingDays;
import cn.pufa.reminder.Deadline;
import cn.pufa.reminder.Deadlines;
import cn.pufa.reminder.Reminding;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/** Drafting a campaign, its review by a second person, and releasing its notice once. */
final class Campaigns implements Deadlines {

  private record Reason(String reason) {}

  /** Of the circulars by which organisations are asked for reports. */
  static final String SOURCE = "annual_report";

  private final Commands commands;
  private final Scopes scopes;
  private final CampaignForms forms;
  private final Notices notices;
  private final Reminding reminding;
  private final WorkCalendar calendar;
  private final BusinessClock clock;
  private final String division;

  Campaigns(
      Commands commands,
      Scopes scopes,
      CampaignForms forms,
      Notices notices,
      Reminding reminding,
      WorkCalendar calendar,
      BusinessClock clock,
      String division) {
    this.commands = commands;
    this.scopes = scopes;
    this.forms = forms;
    this.notices = notices;
    this.reminding = reminding;
    this.calendar = calendar;
    this.clock = clock;
    this.division = division;
  }

  Answer create(Request request) {
    CampaignDraft draft = sound(request);
    return commands.run(
        request,
        tx -> {
          Campaign campaign = insert(tx, draft, clock.now(), request.caller().person());
          return Outcome.of("campaign/" + campaign.id(), Answer.created(shown(tx, campaign)));
        });
  }

  private CampaignDraft sound(Request request) {
    var draft = request.body(CampaignDraft.class);
    draft.requireSound(clock.today());
    return draft;
  }

  private Campaign insert(Tx tx, CampaignDraft draft, Instant at, UUID author) {
    var reckoned = ReckonedDraft.of(draft, calendar.held(tx));
    Campaign campaign = numbered(() -> CampaignStore.insert(tx, division, reckoned, at, author));
    StepStore.take(tx, campaign.id(), Step.DRAFTED, at, author, null);
    return campaign;
  }

  private static Campaign numbered(Supplier<Campaign> write) {
    try {
      return write.get();
    } catch (RuntimeException fault) {
      if (Database.isDuplicate(fault, CampaignStore.DOCUMENT_NUMBER_ONCE)) {
        throw Problem.invalid("/documentNumber", "这个文号已经用过了");
      }
      throw fault;
    }
  }

  /** A campaign of the past, released then to these. */
  Campaign record(Tx tx, CampaignDraft draft, List<Organization> inScope, Instant at) {
    Campaign campaign = insert(tx, draft, at, null);
    ScopeStore.fix(
        tx,
        campaign.id(),
        inScope.stream()
            .map(organization -> Scope.of(campaign, organization, draft.opensOn()))
            .toList());
    StepStore.take(tx, campaign.id(), Step.RELEASED, at, null, null);
    return CampaignStore.release(tx, campaign.id(), inScope.size(), at);
  }

  Answer change(Request request) {
    CampaignDraft draft = sound(request);
    int seen = Meanwhile.seen(request);
    UUID person = request.caller().person();
    return turn(
        request,
        Step.CHANGED,
        null,
        (tx, campaign) -> {
          requireState(campaign, State.DRAFT, "只有草稿可以修改。");
          Meanwhile.requireSeen(
              tx, seen, campaign.version(), "campaign/" + campaign.id(), "changeCampaign");
          var reckoned = ReckonedDraft.of(draft, calendar.held(tx));
          return numbered(
              () -> CampaignStore.change(tx, campaign.id(), reckoned, clock.now(), person));
        });
  }

  Answer submit(Request request) {
    return turn(
        request,
        Step.SUBMITTED,
        null,
        (tx, campaign) -> {
          requireState(campaign, State.DRAFT, "只有草稿可以送审。");
          requireKnownDays(campaign, calendar.held(tx));
          return CampaignStore.turn(tx, campaign.id(), State.REVIEW);
        });
  }

  /** What the notice will say has to be reckoned, not guessed. */
  private static void requireKnownDays(Campaign campaign, WorkingDays days) {
    Extensions.requireKnown(days, campaign.consentDue().set());
    Extensions.requireKnown(days, campaign.deadline().set());
  }

  Answer sendBack(Request request) {
    String reason = request.body(Reason.class).reason();
    return turn(
        request,
        Step.RETURNED,
        reason,
        (tx, campaign) -> {
          requireState(campaign, State.REVIEW, "只有送审的可以退回。");
          return CampaignStore.turn(tx, campaign.id(), State.DRAFT);
        });
  }

  Answer release(Request request) {
    UUID id = request.id("campaign");
    return commands.run(
        request,
        tx -> {
          Campaign campaign = lock(tx, id);
          if (campaign.isTold()) {
            throw Problem.conflict("这项年报工作的通知已经发布过，不会再发一次。");
          }
          if (request.caller().person().equals(campaign.createdBy())) {
            throw Problem.conflict("起草人不能自己发布。请由分管领导或另一位经办科员核对后发布。");
          }
          requireState(campaign, State.REVIEW, "草稿还没有送审。请起草人先送审。");
          Campaign released = send(tx, campaign);
          StepStore.take(tx, id, Step.RELEASED, clock.now(), request.caller().person(), null);
          return Outcome.of("campaign/" + id, Answer.accepted(shown(tx, released)));
        });
  }

  private static void requireState(Campaign campaign, State state, String otherwise) {
    if (campaign.state() != state) {
      throw Problem.conflict(otherwise);
    }
  }

  private Answer turn(
      Request request, Step step, String reason, BiFunction<Tx, Campaign, Campaign> work) {
    UUID id = request.id("campaign");
    return commands.run(
        request,
        tx -> {
          Campaign turned = work.apply(tx, lock(tx, id));
          StepStore.take(tx, id, step, clock.now(), request.caller().person(), reason);
          return new Outcome("campaign/" + id, reason, (Answer.Json) Answer.ok(shown(tx, turned)));
        });
  }

  /** The days off before the campaign, as whoever enters them takes them in this order. */
  private Campaign lock(Tx tx, UUID id) {
    calendar.held(tx);
    return CampaignStore.lock(tx, division, id).orElseThrow(Problem::notFound);
  }

  private Campaign send(Tx tx, Campaign campaign) {
    requireKnownDays(campaign, calendar.held(tx));
    List<Organization> inScope = scopes.fix(tx, campaign);
    if (inScope.isEmpty()) {
      throw Problem.conflict("没有符合范围的社会组织。请先导入名册，或核对类型和登记日期。");
    }
    notices.open(tx, told(campaign));
    notices.enqueue(tx, campaign.id(), forms.notice(tx, campaign), recipients(inScope));
    List<UUID> filed = ReturnStore.organizationsOfYear(tx, division, campaign.year());
    notices.duties().doneBefore(tx, campaign.id(), filed, clock.now());
    reminding.follow(tx, campaign.id());
    return CampaignStore.release(tx, campaign.id(), inScope.size(), clock.now());
  }

  @Override
  public List<Moved> reckon(Tx tx, WorkingDays days) {
    List<Moved> moved = new ArrayList<>();
    for (Campaign campaign : CampaignStore.running(tx, division, clock.today())) {
      Deadline before = campaign.deadline();
      boolean told = campaign.isTold();
      Deadline after = campaign.moves() ? before.reckonedAnew(days, told) : before;
      Deadline consent =
          campaign.moves() ? campaign.consentDue().reckonedAnew(days, told) : campaign.consentDue();
      if (!after.equals(before) || !consent.equals(campaign.consentDue())) {
        CampaignStore.move(tx, campaign.id(), after, consent);
      }
      if (!after.equals(before)) {
        if (told) {
          notices.moveDue(tx, campaign.id(), after.due(), after.explanation());
        }
        moved.add(
            new Moved(
                campaign.id(), campaign.subject(), before.due(), after.due(), after.explanation()));
      }
    }
    return moved;
  }

  Told told(Campaign campaign) {
    return new Told(
        campaign.id(),
        division,
        Told.Kind.STATUTORY,
        SOURCE,
        campaign.subject(),
        campaign.documentNumber(),
        campaign.opensOn(),
        campaign.deadline().due(),
        campaign.deadline().explanation(),
        Plan.STATUTORY);
  }

  static List<Notices.Recipient> recipients(List<Organization> inScope) {
    return inScope.stream()
        .map(organization -> new Notices.Recipient(organization.id(), organization.name()))
        .toList();
  }

  List<Campaign> list(Tx tx) {
    return CampaignStore.list(tx, division).stream().map(campaign -> shown(tx, campaign)).toList();
  }

  Campaign get(Tx tx, UUID id) {
    return shown(tx, CampaignStore.byId(tx, division, id).orElseThrow(Problem::notFound));
  }

  private Campaign shown(Tx tx, Campaign campaign) {
    Campaign now = campaign.on(clock.today());
    return now.inScope() != null ? now : now.withInScope(scopes.countAsked(tx, now));
  }
}
