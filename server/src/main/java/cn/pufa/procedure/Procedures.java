package cn.pufa.procedure;

import cn.pufa.audit.Commands;
import cn.pufa.contact.Service;
import cn.pufa.contact.ServiceProof;
import cn.pufa.platform.Workers;
import cn.pufa.platform.db.Database;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Caller;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.Reach;
import cn.pufa.platform.time.BusinessClock;
import cn.pufa.platform.time.WorkCalendar;
import cn.pufa.reminder.Deadlines;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The doorway of this feature: opens procedures for others, and decides them behind the guards. */
public final class Procedures {

  /** Whose acts are told, heard and reviewed by procedures. */
  public interface Owner {

    /** The act that a procedure belongs to, before the procedure, as steps of the act do. */
    void hold(Tx tx, String record);

    /** After its notice was served, answered or reviewed, or that was corrected. */
    void moved(Tx tx, String record);
  }

  private final Remedies remedies;
  private final BusinessClock clock;
  private final Map<String, PeriodRule> periods = PeriodRule.load();
  private final PaperService papers;
  private final Owners owners = new Owners();
  private final ProcedureSteps steps;
  private final ProcedureRoutes routes;

  /**
   * @param issuer name of the authority, below a notice
   */
  public Procedures(
      Database database,
      Commands commands,
      Service service,
      WorkCalendar calendar,
      Workers workers,
      Remedies remedies,
      BusinessClock clock,
      String issuer) {
    this.remedies = remedies;
    this.clock = clock;
    this.papers = new PaperService(service);
    this.steps = new ProcedureSteps(commands, papers, owners, calendar, periods, clock);
    papers.onCorrected(
        ProcedureSteps.RECORD, new ServiceRecount(steps, owners, calendar)::corrected);
    this.routes = new ProcedureRoutes(database, steps, workers, clock, issuer);
  }

  public ProcedureRoutes routes() {
    return routes;
  }

  /**
   * @param prefix of the records, such as {@code penalty/}
   */
  public void ownedBy(String prefix, Owner owner) {
    owners.register(prefix, owner);
  }

  /** For the letters of whatever is decided. */
  public Remedies remedies() {
    return remedies;
  }

  /** Which move as days off are entered. */
  public Deadlines deadlines() {
    return new RunningWindows(periods);
  }

  public OwnStatements ownStatements() {
    return new OwnStatements();
  }

  public List<PeriodRule> periods() {
    return List.copyOf(periods.values());
  }

  public void open(Tx tx, Opening opening) {
    openAll(tx, List.of(opening), "/documentNumber");
  }

  /**
   * All in one statement.
   *
   * @param pointer of what the document numbers come from; they are new ones
   */
  public void openAll(Tx tx, List<Opening> openings, String pointer) {
    withNewNumber(pointer, () -> ProcedureStore.open(tx, openings, clock.today()));
  }

  static void withNewNumber(String pointer, Runnable work) {
    try {
      work.run();
    } catch (RuntimeException fault) {
      if (Database.isDuplicate(fault, "due_procedure_document")) {
        throw Problem.invalid(pointer, "这个文号已经用过");
      }
      throw fault;
    }
  }

  public Optional<Procedure> find(Tx tx, UUID id) {
    return ProcedureStore.byId(tx, Reach.ALL, id);
  }

  public List<Procedure> find(Tx tx, List<UUID> ids) {
    return ProcedureStore.byIds(tx, ids);
  }

  /** Nobody takes another step of it until the transaction ends. */
  public Procedure lock(Tx tx, UUID id) {
    return ProcedureStore.lock(tx, Reach.ALL, id).orElseThrow();
  }

  /**
   * Decides a procedure that is locked; a problem that says why where it may not be decided.
   *
   * @param carryOut false drops it, which needs no more than a person and a reason
   */
  public void decide(
      Tx tx,
      Procedure procedure,
      Caller decider,
      boolean carryOut,
      String documentNumber,
      String reasons) {
    if (procedure.decision() != null) {
      throw Problem.conflict("这件事已经由" + decidedBy(procedure) + "办结，请刷新后再看。");
    }
    if (carryOut) {
      Problem.refuse(procedure.whyNotDecided(clock.today(), decider.person()));
    }
    ProcedureStore.decide(
        tx,
        procedure.id(),
        new Procedure.Decision(
            carryOut,
            documentNumber,
            reasons,
            decider.person(),
            decider.displayName(),
            clock.today()));
  }

  private static String decidedBy(Procedure procedure) {
    String name = procedure.decision().deciderName();
    return name == null ? "系统" : name;
  }

  /**
   * That the paper of a decision reached the organisation, proven as a notice is; a problem where
   * it is not.
   *
   * @param paper under which its service is known, such as {@code credit-move/UUID}
   * @param document its title and number, @param madeOn its day
   */
  public Procedure.Served serve(
      Tx tx,
      UUID organization,
      String paper,
      String document,
      LocalDate madeOn,
      ServiceDraft draft,
      Caller officer) {
    return papers.record(tx, organization, paper, document, madeOn, draft, officer);
  }

  /** The same after its service was corrected; a problem where that is before its day. */
  public static Procedure.Served corrected(ServiceProof now, LocalDate madeOn) {
    return PaperService.corrected(now, madeOn);
  }

  /** See {@link Service#onCorrected}, for papers that {@link #serve} recorded. */
  public void onCorrected(String prefix, Service.Recount recount) {
    papers.onCorrected(prefix, recount);
  }

  /** What its review had to wait for is there. */
  public void arrived(Tx tx, UUID id) {
    ProcedureStore.await(tx, id, null);
  }

  /**
   * What it had waited for is no longer all that its review has to see.
   *
   * @param what it waits for now, in a Chinese sentence
   */
  public void awaitAgain(Tx tx, UUID id, String what) {
    reviewAgain(tx, id);
    ProcedureStore.await(tx, id, what);
  }

  /** What was found since was not before the reviewer, so that its review no longer counts. */
  public void reviewAgain(Tx tx, UUID id) {
    ProcedureStore.lock(tx, Reach.ALL, id);
    ProcedureStore.reviewAgain(tx, id);
  }

  /** Handed over today, as a demonstration tells it; there is no paper to prove it. */
  public void recordServed(Tx tx, UUID id, String number, String proof) {
    steps.recordServed(tx, id, number, proof);
  }

  /** One whose windows are over and that is neither reviewed nor decided. */
  public record WindowOver(String record, LocalDate until, UUID organization, String name) {}

  /**
   * @param prefix of the records, such as {@code credit-move/}
   */
  public List<WindowOver> windowsOver(Tx tx, String prefix, LocalDate today) {
    return ProcedureStore.windowsOver(tx, prefix, today);
  }

  /**
   * The open ones that have come to the step.
   *
   * @param prefix of the records, such as {@code credit-move/}
   */
  public List<UUID> at(Tx tx, String prefix, Procedure.Step step) {
    return ProcedureStore.at(tx, prefix, step, clock.today());
  }

  /** Ends an open procedure because the facts did: nothing is left to decide. */
  public void end(Tx tx, UUID id, String reasons) {
    ProcedureStore.decide(
        tx, id, new Procedure.Decision(false, null, reasons, null, null, clock.today()));
  }
}
