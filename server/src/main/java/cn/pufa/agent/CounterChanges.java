package cn.pufa.agent;

import cn.pufa.audit.Commands;
import cn.pufa.audit.Commands.Outcome;
import cn.pufa.identity.ActingPeople;
import cn.pufa.notice.Notices;
import cn.pufa.organization.Organization;
import cn.pufa.organization.Organizations;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.files.FilePurpose;
import cn.pufa.platform.files.Files;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.Reach;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.time.BusinessClock;
import cn.pufa.wording.SmsText;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** Changing who acts for an organisation at the counter, against papers. */
final class CounterChanges {

  /**
   * @param otherNameSeen whether the officer knows that the phone's account has another name
   */
  private record Change(
      String phone,
      String name,
      AgentRole as,
      UUID replaces,
      String reason,
      UUID scan,
      boolean otherNameSeen) {}

  private final Commands commands;
  private final Organizations organizations;
  private final ActingPeople people;
  private final Bindings bindings;
  private final Notices notices;
  private final ChangeNotice changeNotice;
  private final Files files;
  private final BusinessClock clock;
  private final String division;
  private final SmsText sms;

  CounterChanges(
      Commands commands,
      Organizations organizations,
      ActingPeople people,
      Bindings bindings,
      Notices notices,
      ChangeNotice changeNotice,
      Files files,
      BusinessClock clock,
      String division,
      SmsText sms) {
    this.commands = commands;
    this.organizations = organizations;
    this.people = people;
    this.bindings = bindings;
    this.notices = notices;
    this.changeNotice = changeNotice;
    this.files = files;
    this.clock = clock;
    this.division = division;
    this.sms = sms;
  }

  Answer rebind(Request request) {
    var change = request.body(Change.class);
    return commands.run(
        request,
        tx -> {
          Organization organization =
              organizations
                  .find(tx, request.reach(), request.id("organization"))
                  .orElseThrow(Problem::notFound);
          Binding fresh = rebind(tx, organization, change, request.caller().person());
          return Outcome.of(
              "binding/" + fresh.id(),
              Answer.created(bindings.view(tx, List.of(fresh)).getFirst()));
        });
  }

  private Binding rebind(Tx tx, Organization organization, Change change, UUID officer) {
    if (change.replaces() != null) {
      end(tx, organization, change);
    }
    ActingPeople.Account person = people.byPhone(tx, change.phone());
    if (person.disabled()) {
      throw Problem.conflict("这个手机号的账号已经停用。请先由管理员启用，或换一个手机号。");
    }
    requireSame(person, change);
    var fresh =
        new Binding.Fresh(
            person.person(), change.as(), change.name(), Binding.How.COUNTER, change.scan());
    Binding binding = bindings.begin(tx, organization, fresh);
    files
        .attach(tx, change.scan(), officer, FilePurpose.COUNTER_SCAN, record(binding))
        .orElseThrow(() -> Problem.invalid("/scan", "没有这份扫描件，或者它已经用过。请重新上传。"));
    sms(
        tx,
        organization,
        change.phone(),
        AgentText.boundSms(sms, organization.name(), change.as()));
    changeNotice.send(
        tx,
        organization,
        AgentText.changed(
            organization.name(), change.as(), clock.today(), change.replaces() != null));
    return binding;
  }

  /**
   * A number that was given out again would bring whoever has it now into the account of whoever
   * had it before.
   */
  private static void requireSame(ActingPeople.Account account, Change change) {
    account
        .name()
        .filter(name -> !name.equals(change.name()) && !change.otherNameSeen())
        .map(Masked::name)
        .ifPresent(
            name -> {
              throw Problem.conflict("这个手机号已经有一个账号，叫“%s”，和填的姓名不一样。请核对是不是同一个人。".formatted(name))
                  .with("accountName", name);
            });
  }

  /** The record that the papers belong to. */
  static String record(Binding binding) {
    return "binding/" + binding.id();
  }

  private void end(Tx tx, Organization organization, Change change) {
    Binding old =
        BindingStore.lock(tx, Reach.ALL, change.replaces())
            .filter(known -> known.organization().equals(organization.id()) && known.holds())
            .orElseThrow(() -> Problem.invalid("/replaces", "这个人现在不是这个单位的经办人员"));
    bindings.end(tx, old, change.reason());
    Map<UUID, String> phones = bindings.phones(tx, Stream.of(old.person()));
    phones
        .values()
        .forEach(
            phone ->
                sms(
                    tx,
                    organization,
                    phone,
                    AgentText.endedSms(sms, organization.name(), old.role())));
  }

  private void sms(Tx tx, Organization organization, String phone, String text) {
    notices.send(
        tx,
        division,
        new Notices.Letter(
            organization.id(), organization.name(), "sms", phone, AgentText.CHANGED, text, null));
  }
}
