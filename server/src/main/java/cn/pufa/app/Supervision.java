package cn.pufa.app;

import cn.pufa.agent.Agents;
import cn.pufa.annualreport.AnnualReports;
import cn.pufa.contact.Contacts;
import cn.pufa.creditlist.CreditList;
import cn.pufa.creditlist.GroundRecords;
import cn.pufa.dossier.Dossiers;
import cn.pufa.filing.Filings;
import cn.pufa.notice.Notices;
import cn.pufa.organization.Organizations;
import cn.pufa.penalty.CreditProposals;
import cn.pufa.penalty.Penalties;
import cn.pufa.personal.Retention;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Authorization;
import cn.pufa.platform.http.Routes;
import cn.pufa.procedure.Procedures;
import cn.pufa.procedure.Remedies;
import cn.pufa.publication.Publications;
import cn.pufa.reminder.Reminding;
import cn.pufa.review.Reviews;
import cn.pufa.wording.Templates;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The features by which social organisations are supervised (社会组织监管), from who acts for them and
 * the yearly notice to the credit lists, put together.
 */
final class Supervision {

  private final Ground ground;
  private final Organizations organizations;
  private final Agents agents;
  private final Dossiers dossiers;
  private final AnnualReports annualReports;
  private final Filings filings;
  private final Reviews reviews;
  private final Procedures procedures;
  private final CreditList creditList;
  private final Penalties penalties;
  private final Publications publications;

  Supervision(
      Ground ground,
      Remedies remedies,
      Authorization authorization,
      Organizations organizations,
      Templates templates,
      Notices notices,
      Contacts contacts,
      Reminding reminding,
      Publications.Outside outside) {
    this.ground = ground;
    this.organizations = organizations;
    var database = ground.database();
    var commands = ground.commands();
    var changes = ground.changes();
    var files = ground.files();
    var calendar = ground.calendar();
    var clock = ground.clock();
    String bureau = ground.bureau();
    agents =
        new Agents(
            database,
            commands,
            organizations,
            notices,
            files,
            ground.vault(),
            ground.limits(),
            clock,
            bureau,
            templates.filling().sms());
    dossiers =
        new Dossiers(database, authorization, organizations, files, ground.divisions(), clock);
    annualReports =
        new AnnualReports(
            database,
            commands,
            organizations,
            templates,
            notices,
            files,
            changes,
            reminding,
            calendar,
            clock,
            bureau);
    filings =
        new Filings(
            database,
            commands,
            organizations,
            annualReports,
            agents,
            notices,
            files,
            ground.limits(),
            outside.publicUrl(),
            clock,
            bureau);
    dossiers.register(notices.dossier());
    annualReports.dossiers().forEach(dossiers::register);
    dossiers.register(filings.dossier());
    reviews =
        new Reviews(
            database,
            commands,
            ground.people(),
            organizations,
            annualReports,
            filings,
            notices,
            contacts.service(),
            calendar,
            ground.limits(),
            ground.divisions(),
            ground.workers(),
            outside.publicUrl(),
            clock);
    dossiers.register(reviews.dossier());
    procedures =
        new Procedures(
            database,
            commands,
            contacts.service(),
            calendar,
            ground.workers(),
            remedies,
            clock,
            ground.divisions().county().name() + "民政局");
    creditList =
        new CreditList(
            database,
            commands,
            organizations,
            annualReports,
            reviews,
            procedures,
            notices,
            calendar,
            ground.jobs(),
            ground.workers(),
            records(),
            this::takeBack,
            clock,
            bureau,
            ground.divisions().county().name() + "民政局");
    creditList.dossiers().forEach(dossiers::register);
    penalties =
        new Penalties(
            database,
            commands,
            organizations,
            procedures,
            notices,
            contacts.service(),
            proposals(),
            this::takeBack,
            ground.divisions(),
            files,
            calendar,
            ground.workers(),
            clock);
    dossiers.register(penalties.dossier());
    // Cases of penalty stand where the windows of their notices leave them.
    Stream.of(
            procedures.deadlines(),
            reviews.deadlines(),
            creditList.deadlines(),
            penalties.deadlines())
        .forEach(reminding::register);
    publications =
        new Publications(
            database,
            commands,
            ground.people(),
            organizations,
            new Publications.Decided(annualReports, reviews, creditList, penalties),
            ground.limits(),
            ground.divisions(),
            outside,
            clock);
    dossiers.register(publications);
    ground.trailWords().learn("DossierKind", dossiers.labels());
    ground.trailWords().learn("ReviewRuleId", reviews.ruleTitles());
  }

  /** What a penalty means for the credit lists. */
  private CreditProposals proposals() {
    return new CreditProposals() {
      @Override
      public void propose(Tx tx, UUID organization, String ground, String facts, String record) {
        creditList.propose(tx, organization, ground, facts, record);
      }

      @Override
      public void withdraw(Tx tx, UUID organization, String record, String why) {
        creditList.withdraw(tx, organization, record, why);
      }

      @Override
      public void instead(
          Tx tx, UUID organization, String ground, String facts, String record, String why) {
        creditList.instead(tx, organization, ground, facts, record, why);
      }
    };
  }

  /** Publications are made after the features they show, and asked long after that. */
  private void takeBack(Tx tx, UUID organization, String record, String why, UUID person) {
    publications.withdraw(tx, organization, record, why, person);
  }

  /** Which records are grounds no more, and of what those penalties are that stand. */
  private GroundRecords records() {
    return new GroundRecords() {
      @Override
      public Optional<Lost> lost(Tx tx, UUID organization, String record, String code) {
        return penalties
            .noGround(tx, organization, record, code)
            .map(one -> new Lost(one.on(), one.enteredOn(), one.why(), one.untilServed()))
            .or(
                () ->
                    reviews
                        .noGround(tx, record)
                        .map(one -> new Lost(one.on(), one.enteredOn(), one.why(), false)));
      }

      @Override
      public Optional<Borne> borne(Tx tx, UUID organization, String record) {
        return penalties
            .ground(tx, organization, record)
            .map(ground -> new Borne(ground.code(), ground.facts(), ground.decidedOn()));
      }
    };
  }

  /** What else of it is a person's own. */
  void register(PersonalRecords records) {
    records.register(filings.own());
    records.register(procedures.ownStatements(), creditList.ownCredit());
  }

  /** What of it is forgotten in time. */
  Stream<Runnable> forgetting(Retention retention) {
    var oldRecords = agents.oldRecords();
    return Stream.of(
        retention.chore("ended_binding", oldRecords::forgetEndedBindings),
        retention.chore("spent_invitation", oldRecords::forgetSpentInvitations),
        retention.chore("decided_binding_request", oldRecords::forgetDecidedRequests),
        retention.chore("old_contact_check", this::forgetContactChecks),
        retention.chore("filing_stand_name", filings::forgetNames),
        retention.chore("unneeded_unit_email", filings::forgetUnitEmails),
        retention.chore("abandoned_upload", filings::forgetUploads));
  }

  private void forgetContactChecks(Duration age) {
    var before = ground.clock().now().minus(age);
    ground.database().run(tx -> organizations.forgetContactChecks(tx, before));
  }

  /** What falls due by the clock. */
  Stream<Runnable> due() {
    return Stream.of(
        annualReports::run,
        reviews::tend,
        creditList.due(),
        penalties::catchUp,
        publications::tend);
  }

  void bind(Routes routes) {
    agents.routes().bind(routes);
    dossiers.routes().bind(routes);
    annualReports.routes().bind(routes);
    filings.routes().bind(routes);
    reviews.bind(routes);
    procedures.routes().bind(routes);
    creditList.routes().bind(routes);
    penalties.routes().bind(routes);
    publications.bind(routes);
  }

  Agents agents() {
    return agents;
  }

  Penalties penalties() {
    return penalties;
  }

  CreditList creditList() {
    return creditList;
  }

  AnnualReports annualReports() {
    return annualReports;
  }

  Publications publications() {
    return publications;
  }

  Filings filings() {
    return filings;
  }

  Reviews reviews() {
    return reviews;
  }
}
