package cn.pufa.counsel;

import cn.pufa.identity.Roles;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Caller;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.time.BusinessClock;
import cn.pufa.platform.time.UnknownCalendarYear;
import cn.pufa.platform.time.WorkCalendar;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Who sees which request, and all of one. */
final class Desk {

  static final List<String> COUNSEL = List.of("counsel");

  /** They see every request; others see those that they asked or are to answer. */
  private static final Set<String> SEE_ALL =
      Set.of("case_officer", "legal_reviewer", "approver", "leader", "auditor");

  /** They ask, and take back what they asked. */
  private static final List<String> ASKERS =
      List.of("case_officer", "editor", "legal_reviewer", "approver", "leader");

  private final Map<Kind, MatterSource> sources;
  private final CounselViews views;
  private final WorkCalendar calendar;
  private final Settings settings;
  private final BusinessClock clock;

  Desk(
      Map<Kind, MatterSource> sources,
      CounselViews views,
      WorkCalendar calendar,
      Settings settings,
      BusinessClock clock) {
    this.sources = sources;
    this.views = views;
    this.calendar = calendar;
    this.settings = settings;
    this.clock = clock;
  }

  /** Null for one who sees all. */
  static UUID onlyOf(Caller caller) {
    return holds(caller, SEE_ALL) ? null : caller.person();
  }

  private static boolean holds(Caller caller, Collection<String> roles) {
    return caller.grants().stream().anyMatch(grant -> roles.contains(grant.role()));
  }

  Asked find(Tx tx, Request request) {
    return CounselStore.byId(tx, request.id("request"), onlyOf(request.caller()))
        .orElseThrow(Problem::notFound);
  }

  Asked lock(Tx tx, Request request) {
    return CounselStore.lock(tx, request.id("request"), onlyOf(request.caller()))
        .orElseThrow(Problem::notFound);
  }

  /**
   * Whoever asked; and where the one can answer no more or the other has left, whoever may ask and
   * sees it: a matter is not kept by people who are gone.
   */
  boolean mayWithdraw(Tx tx, Asked asked, Caller caller) {
    return asked.askedBy().equals(caller.person())
        || onlyOf(caller) == null
            && holds(caller, ASKERS)
            && !(isHeldBy(tx, asked.counsel(), COUNSEL) && isHeldBy(tx, asked.askedBy(), ASKERS));
  }

  private boolean isHeldBy(Tx tx, UUID person, List<String> roles) {
    return Roles.holders(tx, roles, clock.today()).stream()
        .anyMatch(one -> one.id().equals(person));
  }

  /** The last day that is shown as nearly due; today where the days off are not entered. */
  LocalDate soon(Tx tx) {
    try {
      return calendar.days(tx).plusWorkingDays(clock.today(), settings.soonDays().value());
    } catch (UnknownCalendarYear unknown) {
      return clock.today();
    }
  }

  List<CounselViews.Row> rows(Tx tx, List<Asked> all) {
    return views.rows(tx, all, clock.today(), soon(tx));
  }

  CounselViews.Whole whole(Tx tx, UUID id, Caller caller) {
    return whole(tx, CounselStore.byId(tx, id, null).orElseThrow(), caller);
  }

  CounselViews.Whole whole(Tx tx, Asked asked, Caller caller) {
    Optional<Matter> now =
        asked.kind() == Kind.DOCUMENT
            ? Optional.empty()
            : sources.get(asked.kind()).find(tx, asked.subject());
    return new CounselViews.Whole(
        rows(tx, List.of(asked)).getFirst(),
        asked.content(),
        asked.sha256(),
        asked.file() != null,
        asked.kind() != Kind.DOCUMENT
            && now.filter(matter -> matter.sha256().equals(asked.sha256())).isEmpty(),
        now.map(Matter::link).orElse(null),
        asked.dueExplanation(),
        asked.earlier(),
        views.opinion(tx, asked),
        asked.withdrawnReason(),
        asked.isOpen() && asked.counsel().equals(caller.person()),
        asked.isOpen() && mayWithdraw(tx, asked, caller));
  }
}
