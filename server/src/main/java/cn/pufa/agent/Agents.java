package cn.pufa.agent;

import cn.pufa.audit.Commands;
import cn.pufa.identity.ActingPeople;
import cn.pufa.notice.Notices;
import cn.pufa.organization.Organization;
import cn.pufa.organization.Organizations;
import cn.pufa.platform.db.Database;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.files.Files;
import cn.pufa.platform.http.RateLimits;
import cn.pufa.platform.secret.Vault;
import cn.pufa.platform.time.BusinessClock;
import cn.pufa.wording.SmsText;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * The doorway of this feature: its routes, what it keeps about one person and for how long, and the
 * bindings of before its time.
 */
public final class Agents {

  private final AgentRoutes routes;
  private final Bindings bindings;
  private final OwnBindings ownBindings;
  private final OldRecords oldRecords;

  public Agents(
      Database database,
      Commands commands,
      Organizations organizations,
      Notices notices,
      Files files,
      Vault vault,
      RateLimits limits,
      BusinessClock clock,
      String division,
      SmsText sms) {
    var people = new ActingPeople(division, clock);
    bindings = new Bindings(commands, people, clock, division);
    ownBindings = new OwnBindings(organizations, bindings, files);
    oldRecords = new OldRecords(database, files, clock);
    var codes = new InvitationCode(vault);
    var invitations =
        new Invitations(commands, organizations, notices, codes, clock, division, sms);
    var changeNotice = new ChangeNotice(notices, division);
    var acceptances =
        new Acceptances(commands, organizations, bindings, changeNotice, codes, limits, clock);
    var requests = new BindingRequests(commands, organizations, bindings, limits, clock);
    var counter =
        new CounterChanges(
            commands,
            organizations,
            people,
            bindings,
            notices,
            changeNotice,
            files,
            clock,
            division,
            sms);
    routes =
        new AgentRoutes(
            database, organizations, bindings, invitations, acceptances, requests, counter, files);
  }

  public AgentRoutes routes() {
    return routes;
  }

  public OwnBindings ownBindings() {
    return ownBindings;
  }

  public OldRecords oldRecords() {
    return oldRecords;
  }

  /**
   * What somebody is called who stands for this organisation: as they told it, or as the counter
   * read it from their papers. The account may be called otherwise.
   */
  public Optional<String> representative(Tx tx, UUID organization, UUID person) {
    return BindingStore.name(tx, organization, person, AgentRole.ORG_REPRESENTATIVE);
  }

  /**
   * Somebody who acts for the organisation since before this system kept it.
   *
   * @param role {@code org_agent} or {@code org_representative}
   */
  public void record(
      Tx tx, Organization organization, UUID person, String role, String name, Instant since) {
    var fresh = new Binding.Fresh(person, AgentRole.of(role), name, Binding.How.RECORDED, null);
    bindings.begin(tx, organization, fresh, since);
  }
}
