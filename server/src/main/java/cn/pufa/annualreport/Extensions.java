package cn.pufa.annualreport;

import cn.pufa.audit.Commands;
import cn.pufa.audit.Commands.Outcome;
import cn.pufa.notice.Notices;
import cn.pufa.organization.Organization;
import cn.pufa.organization.Organizations;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.Reach;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.time.BusinessClock;
import cn.pufa.platform.time.WorkCalendar;
import cn.pufa.platform.time.WorkingDays;
import cn.pufa.reminder.Deadline;
import cn.pufa.reminder.Reminding;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * More time by application (延期): asked for by the organisation or at the counter, decided by staff.
 */
final class Extensions {

  private record Decision(boolean granted, LocalDate until, String answer) {}

  record ExtensionPage(int total, List<Extension> items) {}

  private final Commands commands;
  private final Organizations organizations;
  private final Notices notices;
  private final Reminding reminding;
  private final Terms terms;
  private final WorkCalendar calendar;
  private final BusinessClock clock;
  private final String division;

  Extensions(
      Commands commands,
      Organizations organizations,
      Notices notices,
      Reminding reminding,
      Terms terms,
      WorkCalendar calendar,
      BusinessClock clock,
      String division) {
    this.commands = commands;
    this.organizations = organizations;
    this.notices = notices;
    this.reminding = reminding;
    this.terms = terms;
    this.calendar = calendar;
    this.clock = clock;
    this.division = division;
  }

  Answer apply(Request request) {
    var draft = request.body(ExtensionDraft.class);
    Reach reach = request.reach();
    if (!reach.all() && !reach.organizations().contains(draft.organization())) {
      throw Problem.invalid("/organization", "没有这个社会组织，或者您不是它的经办人。");
    }
    var how = reach.all() ? Extension.Way.COUNTER : Extension.Way.ONLINE;
    return commands.run(
        request,
        tx -> {
          WorkingDays days = calendar.held(tx);
          notices.duties().hold(tx, draft.campaign());
          ExtensionRule rule = rule(tx, draft.campaign(), draft.organization());
          rule.refusal(clock.today()).ifPresent(Extensions::refuse);
          rule.requireDay(draft.until());
          requireKnown(days, draft.until());
          UUID id = UUID.randomUUID();
          Organization organization = organizations.byId(tx, draft.organization()).orElseThrow();
          ExtensionStore.ask(
              tx, id, draft, organization, how, clock.now(), request.caller().person());
          return outcome(tx, id, draft.reason(), 201);
        });
  }

  Answer decide(Request request) {
    UUID id = request.id("extension");
    var decision = request.body(Decision.class);
    UUID person = request.caller().person();
    return commands.run(
        request,
        tx -> {
          WorkingDays days = calendar.held(tx);
          Extension extension = undecided(tx, id);
          if (ExtensionStore.askedBy(tx, id).filter(person::equals).isPresent()) {
            throw Problem.conflict("您录入的申请，要由另一位同事决定。");
          }
          Deadline due = decision.granted() ? grant(tx, extension, decision.until(), days) : null;
          var state = decision.granted() ? Extension.State.GRANTED : Extension.State.REFUSED;
          ExtensionStore.decide(tx, id, state, due, decision.answer(), clock.now(), person);
          tell(tx, ExtensionStore.lock(tx, division, id).orElseThrow());
          return outcome(tx, id, decision.answer(), 200);
        });
  }

  private Deadline grant(Tx tx, Extension extension, LocalDate other, WorkingDays days) {
    LocalDate until = other == null ? extension.until() : other;
    ExtensionRule rule = rule(tx, extension.campaign(), extension.organization());
    if (rule.received()) {
      throw Problem.conflict("这个年度的年报已经收到，不用延期。");
    }
    rule.requireDay(until);
    requireKnown(days, until);
    LocalDate before = rule.term().due().due();
    LocalDate due =
        reminding.extend(tx, extension.campaign(), extension.organization(), until, days);
    return new Deadline(until, due, days.explain(until) + "原来的截止日是" + NoticeText.day(before) + "。");
  }

  Answer withdraw(Request request) {
    UUID id = request.id("extension");
    return commands.run(
        request,
        tx -> {
          Extension extension = undecided(tx, id);
          Reach reach = request.reach();
          if (!reach.all() && !reach.organizations().contains(extension.organization())) {
            throw Problem.notFound();
          }
          ExtensionStore.decide(
              tx,
              id,
              Extension.State.WITHDRAWN,
              null,
              null,
              clock.now(),
              request.caller().person());
          return outcome(tx, id, null, 200);
        });
  }

  /** The circular first, as everybody takes it; two who decide at once wait here. */
  private Extension undecided(Tx tx, UUID id) {
    Extension found = ExtensionStore.lock(tx, division, id).orElseThrow(Problem::notFound);
    if (found.state() != Extension.State.ASKED) {
      throw Problem.conflict(
          found.state() == Extension.State.WITHDRAWN ? "这份申请已经撤回。" : "这份申请已经有人决定。");
    }
    return found;
  }

  private ExtensionRule rule(Tx tx, UUID campaign, UUID organization) {
    Term term =
        terms
            .of(tx, campaign, organization)
            .orElseThrow(() -> Problem.invalid("/campaign", "没有这项年报工作，或者它的通知没有发给这个组织。"));
    return rule(tx, CampaignStore.byId(tx, division, campaign).orElseThrow(), term);
  }

  ExtensionRule rule(Tx tx, Campaign campaign, Term term) {
    List<Extension> before =
        ExtensionStore.ofOrganization(tx, term.organization()).stream()
            .filter(extension -> extension.campaign().equals(term.campaign()))
            .toList();
    return new ExtensionRule(
        campaign,
        term,
        LedgerStore.ofYear(tx, term.organization(), term.year()).isPresent(),
        (int) before.stream().filter(one -> one.state() == Extension.State.GRANTED).count(),
        before.stream().anyMatch(one -> one.state() == Extension.State.ASKED));
  }

  private static void refuse(String why) {
    throw Problem.conflict(why);
  }

  /** A day nobody can tell to be one of work is not given away. */
  static void requireKnown(WorkingDays days, LocalDate day) {
    if (!days.knows(day.getYear())) {
      throw Problem.conflict(
          "缺少%d年的国务院放假通知，不能推算%s是不是工作日。请到“放假安排”里录入后再办。"
              .formatted(day.getYear(), NoticeText.day(day)));
    }
  }

  private void tell(Tx tx, Extension decided) {
    boolean granted = decided.state() == Extension.State.GRANTED;
    String body =
        granted
            ? "%s：\n\n贵单位%d年度工作报告的延期申请已经准予。\n新的截止日：%s\n\n答复：%s"
                .formatted(
                    decided.organizationName(),
                    decided.year(),
                    decided.due().explanation(),
                    decided.answer())
            : "%s：\n\n贵单位%d年度工作报告的延期申请没有准予，截止日不变。\n\n理由：%s"
                .formatted(decided.organizationName(), decided.year(), decided.answer());
    notices.send(
        tx,
        division,
        new Notices.Letter(
            decided.organization(),
            decided.organizationName(),
            Notices.INBOX,
            null,
            "%d年度工作报告延期申请：%s".formatted(decided.year(), granted ? "已准予" : "不准予"),
            body,
            null));
  }

  private Outcome outcome(Tx tx, UUID id, String reason, int status) {
    Extension extension = ExtensionStore.lock(tx, division, id).orElseThrow();
    Answer answer = status == 201 ? Answer.created(extension) : Answer.ok(extension);
    return new Outcome("extension/" + id, reason, (Answer.Json) answer);
  }

  ExtensionPage page(Tx tx, Request request) {
    var filter =
        new ExtensionStore.Filter(
            request.text("state"),
            request.optionalText("campaign").map(UUID::fromString).orElse(null));
    return new ExtensionPage(
        ExtensionStore.count(tx, division, request.reach(), filter),
        ExtensionStore.page(tx, division, request.reach(), filter, request.page()));
  }
}
