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
import java.util.Locale;
import java.util.UUID;
import java.util.function.Supplier;

/** Binding oneself by the code of an invitation. */
final class Acceptances {

  /** Refusals of one person, and from one address that many people may share. */
  private static final int TRIES = 10;

  private static final int TRIES_OF_ADDRESS = 100;
  private static final Duration TRIES_WINDOW = Duration.ofMinutes(10);

  /** One sentence for all, so that a refusal tells nothing about the code. */
  private static final String REFUSED = "邀请码或信用代码后六位不对，或者邀请码已经用过、过期、作废。请核对后再试，或请发码的工作人员重新发一个。";

  private record Acceptance(String code, String creditCodeTail, String name) {}

  private record OwnBinding(
      UUID id, UUID organization, String organizationName, AgentRole role, Instant since) {}

  private final Commands commands;
  private final Organizations organizations;
  private final Bindings bindings;
  private final ChangeNotice changeNotice;
  private final InvitationCode codes;
  private final RateLimits limits;
  private final BusinessClock clock;

  Acceptances(
      Commands commands,
      Organizations organizations,
      Bindings bindings,
      ChangeNotice changeNotice,
      InvitationCode codes,
      RateLimits limits,
      BusinessClock clock) {
    this.commands = commands;
    this.organizations = organizations;
    this.bindings = bindings;
    this.changeNotice = changeNotice;
    this.codes = codes;
    this.limits = limits;
    this.clock = clock;
  }

  Answer accept(Request request) {
    var acceptance = request.body(Acceptance.class);
    return counted(
        request,
        () ->
            commands.run(
                request,
                tx -> {
                  OwnBinding own = accept(tx, acceptance, request.caller().person());
                  return Outcome.of("binding/" + own.id(), Answer.created(own));
                }));
  }

  /** A try is taken before the work and given back when it succeeds. */
  private Answer counted(Request request, Supplier<Answer> work) {
    String person = "invitation:" + request.caller().person();
    String address = "invitation:" + request.address();
    takeTry(person, TRIES);
    takeTry(address, TRIES_OF_ADDRESS);
    Answer answer = work.get();
    limits.giveBack(person, TRIES_WINDOW);
    limits.giveBack(address, TRIES_WINDOW);
    return answer;
  }

  private void takeTry(String key, int tries) {
    if (!limits.take(key, tries, TRIES_WINDOW)) {
      throw Problem.tooManyRequests(TRIES_WINDOW, "为了安全，请十分钟后再试，或者请发码的工作人员重新发一个。");
    }
  }

  private OwnBinding accept(Tx tx, Acceptance acceptance, UUID person) {
    Invitation invitation =
        InvitationStore.lockByCode(tx, codes.indexes(acceptance.code()))
            .filter(known -> known.isOpen(clock.now()))
            .orElseThrow(() -> Problem.conflict(REFUSED));
    Organization organization =
        organizations.find(tx, Reach.ALL, invitation.organization()).orElseThrow();
    if (!organization.creditCode().endsWith(acceptance.creditCodeTail().toUpperCase(Locale.ROOT))) {
      throw Problem.conflict(REFUSED);
    }
    requireHandedOn(invitation, person);
    var fresh =
        new Binding.Fresh(
            person, invitation.role(), acceptance.name(), Binding.How.INVITATION, null);
    Binding binding = bindings.begin(tx, organization, fresh);
    InvitationStore.use(tx, invitation.id(), clock.now(), person);
    changeNotice.send(
        tx,
        organization,
        AgentText.boundByCode(organization.name(), invitation.role(), clock.today()));
    return new OwnBinding(
        binding.id(), organization.id(), organization.name(), binding.role(), binding.since());
  }

  /** The code of a letter came back to who asked for it: it must have gone on to somebody else. */
  private static void requireHandedOn(Invitation invitation, UUID person) {
    if (person.equals(invitation.issuedBy())) {
      throw Problem.conflict("这个邀请码是您自己发的，不能自己用。请交给单位的经办人本人。");
    }
  }
}
