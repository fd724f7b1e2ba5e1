package cn.pufa.lawreport;

import cn.pufa.annualreport.AnnualReports;
import cn.pufa.annualreport.Filed;
import cn.pufa.annualreport.Owed;
import cn.pufa.creditlist.CreditList;
import cn.pufa.creditlist.Entry;
import cn.pufa.creditlist.Kind;
import cn.pufa.ledger.Clocks;
import cn.pufa.ledger.Ledgers;
import cn.pufa.needs.Needs;
import cn.pufa.outreach.Plans;
import cn.pufa.outreach.PufaEvents;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.time.BusinessClock;
import cn.pufa.post.Coverage;
import cn.pufa.post.Posts;
import cn.pufa.review.Reviews;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What a leader wants to know this morning (领导看板): numbers of today, each of which opens its rows.
 */
public final class LeaderPage {

  /** The features it asks. */
  public record Sources(
      AnnualReports annualReports,
      Reviews reviews,
      CreditList creditList,
      Posts posts,
      PufaEvents events,
      Plans plans,
      Needs needs,
      Ledgers ledgers) {}

  /**
   * @param overdue organisations that owe a report of any year, extensions counted
   * @param owed the same by campaign, the newest first
   */
  record Returns(
      UUID campaign,
      int year,
      LocalDate dueOn,
      int asked,
      int submitted,
      int overdue,
      List<OwedFor> owed) {}

  record OwedFor(UUID campaign, int year, int organizations) {}

  record Lists(int abnormal, int serious, int openMoves) {}

  record Events(int held, int items, int done, int overdue) {}

  /**
   * @param campaigns campaigns to be released, @param moves steps of the credit lists on their way,
   * @param reports reports of which every section is approved
   */
  record Approvals(int campaigns, int moves, List<ReportStore.Waiting> reports) {}

  record Numbers(
      LocalDate on,
      Returns returns,
      Reviews.Queue reviews,
      Lists lists,
      Coverage.Counts posts,
      Events events,
      int questions,
      List<Clocks.OfKind> clocks,
      Approvals approvals) {}

  private final Sources sources;
  private final BusinessClock clock;
  private final String division;

  public LeaderPage(Sources sources, BusinessClock clock, String division) {
    this.sources = sources;
    this.clock = clock;
    this.division = division;
  }

  Numbers today(Tx tx) {
    LocalDate today = clock.today();
    return new Numbers(
        today,
        returns(tx, today),
        sources.reviews().queue(tx),
        lists(tx),
        sources.posts().coverage(tx).total(),
        events(tx, today.getYear()),
        sources.needs().countWaiting(tx),
        sources.ledgers().clocks(tx, today).kinds(),
        approvals(tx));
  }

  /** Null where no campaign was told yet. */
  private Returns returns(Tx tx, LocalDate today) {
    List<Owed> owing = sources.annualReports().owing(tx, today);
    return sources.annualReports().newest(tx).map(newest -> returns(newest, owing)).orElse(null);
  }

  private static Returns returns(Filed newest, List<Owed> owing) {
    return new Returns(
        newest.campaign(),
        newest.year(),
        newest.dueOn(),
        newest.asked(),
        newest.submitted(),
        organizations(owing),
        owed(owing));
  }

  private static List<OwedFor> owed(List<Owed> owing) {
    return owing.stream().collect(Collectors.groupingBy(Owed::campaign)).values().stream()
        .map(of -> new OwedFor(of.getFirst().campaign(), of.getFirst().year(), organizations(of)))
        .sorted(Comparator.comparingInt(OwedFor::year).reversed())
        .toList();
  }

  private static int organizations(List<Owed> owing) {
    return (int) owing.stream().map(Owed::organization).distinct().count();
  }

  private Lists lists(Tx tx) {
    List<Entry> listed = sources.creditList().listed(tx);
    int serious = (int) listed.stream().filter(entry -> entry.list() == Kind.SERIOUS).count();
    return new Lists(listed.size() - serious, serious, sources.creditList().countOpenMoves(tx));
  }

  private Events events(Tx tx, int year) {
    Plans.Progress plan = sources.plans().progress(tx, year);
    return new Events(sources.events().count(tx, year), plan.items(), plan.done(), plan.overdue());
  }

  private Approvals approvals(Tx tx) {
    return new Approvals(
        sources.annualReports().countAwaitingRelease(tx),
        sources.creditList().countOpenMoves(tx),
        ReportStore.waiting(tx, division));
  }
}
