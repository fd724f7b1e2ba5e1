package cn.pufa.counsel;

import cn.pufa.audit.Commands;
import cn.pufa.audit.Commands.Outcome;
import cn.pufa.law.ArticleRef;
import cn.pufa.law.Citations;
import cn.pufa.notice.PersonalNotice;
import cn.pufa.notice.PersonalNotices;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.time.BusinessClock;
import cn.pufa.platform.time.UnknownCalendarYear;
import cn.pufa.platform.time.WorkCalendar;
import cn.pufa.platform.time.WorkingDays;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;

/** Giving an opinion, by the one who was asked. */
final class Opinions {

  private record Draft(Verdict verdict, String text, List<String> cites) {}

  private final Commands commands;
  private final Citations citations;
  private final PersonalNotices notices;
  private final Desk desk;
  private final WorkCalendar calendar;
  private final BusinessClock clock;

  Opinions(
      Commands commands,
      Citations citations,
      PersonalNotices notices,
      Desk desk,
      WorkCalendar calendar,
      BusinessClock clock) {
    this.commands = commands;
    this.citations = citations;
    this.notices = notices;
    this.desk = desk;
    this.calendar = calendar;
    this.clock = clock;
  }

  Answer give(Request request) {
    var draft = request.body(Draft.class);
    String text = Requests.requirePlain("/text", draft.text());
    return commands.run(
        request,
        tx -> {
          Asked asked = desk.lock(tx, request);
          requireMine(asked, request);
          List<ArticleRef> cited = inForce(draft.cites());
          CounselStore.answer(
              tx,
              asked.id(),
              new Asked.Opinion(
                  draft.verdict(), text, draft.cites(), clock.now(), taken(tx, asked)),
              clock.today());
          var subject = new Citations.Subject(CounselKind.FEATURE, asked.id().toString());
          citations.register(tx, subject, cited);
          tell(tx, asked, draft.verdict());
          return Outcome.of(
              asked.record(), Answer.ok(desk.whole(tx, asked.id(), request.caller())));
        });
  }

  private static void requireMine(Asked asked, Request request) {
    if (!asked.counsel().equals(request.caller().person())) {
      throw Problem.conflict("这件事请的是另一位法律顾问。");
    }
    if (!asked.isOpen()) {
      throw Problem.conflict(asked.opinion() == null ? "这件事已经撤回，不用出意见。" : "意见已经出过；要改，请对方再请一次。");
    }
  }

  private List<ArticleRef> inForce(List<String> cites) {
    List<ArticleRef> refs = new ArrayList<>();
    List<Problem.Field> faults = new ArrayList<>();
    for (int place = 0; place < cites.size(); place++) {
      try {
        ArticleRef ref = ArticleRef.parse(cites.get(place));
        if (citations.cited(ref).stale()) {
          faults.add(notInForce(place));
        }
        refs.add(ref);
      } catch (DateTimeException noSuchDay) {
        faults.add(notInForce(place));
      }
    }
    if (!faults.isEmpty()) {
      throw Problem.invalid(faults);
    }
    return refs;
  }

  private static Problem.Field notInForce(int place) {
    return new Problem.Field("/cites/" + place, "没有这一条，或者不是现行有效的版本");
  }

  /** Working days from the day after asking to today. */
  private int taken(Tx tx, Asked asked) {
    try {
      WorkingDays days = calendar.held(tx);
      return (int)
          asked
              .askedOn()
              .plusDays(1)
              .datesUntil(clock.today().plusDays(1))
              .filter(days::isWorkingDay)
              .count();
    } catch (UnknownCalendarYear unknown) {
      throw Problem.conflict("有一年的放假安排还没有录入，算不出用了几个工作日。请先在“工作日历”里录入。");
    }
  }

  private void tell(Tx tx, Asked asked, Verdict verdict) {
    notices.tell(
        tx,
        List.of(
            new PersonalNotice(
                asked.askedBy(),
                asked.record(),
                "answered",
                "法律顾问意见：" + verdict.words(),
                "就“%s”的意见已经出来，请在工作台看。".formatted(asked.title()),
                null,
                null)));
  }
}
