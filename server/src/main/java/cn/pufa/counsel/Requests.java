package cn.pufa.counsel;

import cn.pufa.audit.Commands;
import cn.pufa.audit.Commands.Outcome;
import cn.pufa.identity.Person;
import cn.pufa.identity.Roles;
import cn.pufa.notice.PersonalNotice;
import cn.pufa.notice.PersonalNotices;
import cn.pufa.platform.PlainText;
import cn.pufa.platform.db.Database;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.files.FilePurpose;
import cn.pufa.platform.files.Files;
import cn.pufa.platform.files.StoredFile;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Caller;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.time.BusinessClock;
import cn.pufa.platform.time.UnknownCalendarYear;
import cn.pufa.platform.time.WorkCalendar;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Asking for an opinion, and taking the question back. */
final class Requests {

  private record Draft(
      Kind kind, String subject, UUID file, String title, UUID counsel, String question) {}

  private record Withdrawal(String reason) {}

  private final Commands commands;
  private final Map<Kind, MatterSource> sources;
  private final Files files;
  private final PersonalNotices notices;
  private final Desk desk;
  private final WorkCalendar calendar;
  private final Settings settings;
  private final BusinessClock clock;

  Requests(
      Commands commands,
      Map<Kind, MatterSource> sources,
      Files files,
      PersonalNotices notices,
      Desk desk,
      WorkCalendar calendar,
      Settings settings,
      BusinessClock clock) {
    this.commands = commands;
    this.sources = sources;
    this.files = files;
    this.notices = notices;
    this.desk = desk;
    this.calendar = calendar;
    this.settings = settings;
    this.clock = clock;
  }

  /** Everybody who may be asked today. */
  List<Person> counsels(Tx tx) {
    return Roles.holders(tx, Desk.COUNSEL, clock.today());
  }

  Answer ask(Request request) {
    var draft = request.body(Draft.class);
    requirePlain("/question", draft.question());
    requireDuty(request.caller(), draft.kind());
    return commands.run(
        request,
        tx -> {
          UUID id = UUID.randomUUID();
          requireCounsel(tx, draft.counsel(), request.caller().person());
          Asked asked = asked(tx, id, draft, request.caller().person());
          insert(tx, asked);
          tell(tx, asked.counsel(), asked, "asked", "请您出具法律顾问意见：" + asked.title(), due(asked));
          return Outcome.of(
              asked.record(), Answer.created(desk.whole(tx, asked, request.caller())));
        });
  }

  private static void requireDuty(Caller caller, Kind kind) {
    boolean onlyEditor = caller.grants().stream().allMatch(grant -> grant.role().equals("editor"));
    if (onlyEditor && !Kind.OF_EDITORS.contains(kind)) {
      throw Problem.invalid("/kind", "编辑可以就普法内容和文件请法律顾问；别的由经办人来请");
    }
  }

  private void requireCounsel(Tx tx, UUID counsel, UUID asker) {
    if (counsels(tx).stream().noneMatch(person -> person.id().equals(counsel))) {
      throw Problem.invalid("/counsel", "请选一位现在的法律顾问");
    }
    if (counsel.equals(asker)) {
      throw Problem.invalid("/counsel", "不能请自己出意见，请另选一位");
    }
  }

  private Asked asked(Tx tx, UUID id, Draft draft, UUID asker) {
    return draft.kind() == Kind.DOCUMENT
        ? onDocument(tx, id, draft, asker)
        : onMatter(tx, id, draft, asker);
  }

  private Asked onMatter(Tx tx, UUID id, Draft draft, UUID asker) {
    if (draft.subject() == null) {
      throw Problem.invalid("/subject", "请写明就哪一件请法律顾问");
    }
    Matter matter =
        sources
            .get(draft.kind())
            .find(tx, draft.subject())
            .orElseThrow(
                () -> Problem.invalid("/subject", "没有这件" + draft.kind().words() + "，或者内容还没有写完"));
    UUID earlier = CounselStore.lastOf(tx, draft.kind(), draft.subject()).orElse(null);
    return asked(tx, id, draft, asker, matter, matter.sha256(), null, earlier);
  }

  private Asked onDocument(Tx tx, UUID id, Draft draft, UUID asker) {
    if (draft.title() == null) {
      throw Problem.invalid("/title", "请写文件的名称");
    }
    if (draft.file() == null) {
      throw Problem.invalid("/file", "请上传文件");
    }
    StoredFile file =
        files
            .attach(tx, draft.file(), asker, FilePurpose.COUNSEL_DOCUMENT, Asked.record(id))
            .orElseThrow(() -> Problem.invalid("/file", "没有这个文件，或者已经用过了。请重新上传"));
    var matter = new Matter(draft.title().strip(), null, null, null);
    return asked(tx, id, draft, asker, matter, file.sha256(), file.id(), null);
  }

  private Asked asked(
      Tx tx,
      UUID id,
      Draft draft,
      UUID asker,
      Matter matter,
      String sha256,
      UUID file,
      UUID earlier) {
    LocalDate today = clock.today();
    LocalDate due = due(tx, today);
    return new Asked(
        id,
        draft.kind(),
        draft.kind() == Kind.DOCUMENT ? null : draft.subject(),
        matter.title(),
        matter.version(),
        matter.text(),
        sha256,
        file,
        draft.question().strip(),
        earlier,
        draft.counsel(),
        asker,
        clock.now(),
        today,
        due,
        "从提出的第二天起，数%d个工作日（%s）。"
            .formatted(settings.answerDays().value(), settings.answerDays().source()),
        Asked.State.OPEN,
        null,
        null,
        null);
  }

  private LocalDate due(Tx tx, LocalDate today) {
    try {
      return calendar.held(tx).plusWorkingDays(today, settings.answerDays().value());
    } catch (UnknownCalendarYear unknown) {
      throw Problem.conflict("有一年的放假安排还没有录入，算不出期限。请先在“工作日历”里录入。");
    }
  }

  private static void insert(Tx tx, Asked asked) {
    try {
      CounselStore.insert(tx, asked);
    } catch (RuntimeException fault) {
      if (Database.isDuplicate(fault, "counsel_request_one_open")) {
        throw Problem.conflict("这一件已经请过法律顾问，意见还没有出来。");
      }
      throw fault;
    }
  }

  private static String due(Asked asked) {
    return "请在%s前出具意见。%s".formatted(asked.dueOn(), asked.question());
  }

  Answer withdraw(Request request) {
    String reason = requirePlain("/reason", request.body(Withdrawal.class).reason());
    return commands.run(
        request,
        tx -> {
          Asked asked = desk.lock(tx, request);
          if (!asked.isOpen()) {
            throw Problem.conflict("这件事已经办结，不能再撤回。");
          }
          if (!desk.mayWithdraw(tx, asked, request.caller())) {
            throw Problem.conflict("由谁提出的，由谁撤回。这位法律顾问不再担任，或者提出的人已经离开的，才能由别人撤回。");
          }
          CounselStore.withdraw(tx, asked.id(), reason, clock.today());
          tell(tx, asked.counsel(), asked, "withdrawn", "不用再出意见：" + asked.title(), reason);
          if (!asked.askedBy().equals(request.caller().person())) {
            tell(tx, asked.askedBy(), asked, "withdrawn", "别人撤回了您提出的：" + asked.title(), reason);
          }
          return new Outcome(
              asked.record(),
              reason,
              (Answer.Json) Answer.ok(desk.whole(tx, asked.id(), request.caller())));
        });
  }

  private void tell(Tx tx, UUID person, Asked asked, String occasion, String subject, String body) {
    notices.tell(
        tx,
        List.of(new PersonalNotice(person, asked.record(), occasion, subject, body, null, null)));
  }

  static String requirePlain(String pointer, String text) {
    if (!PlainText.is(text)) {
      throw Problem.invalid(pointer, "有不能用的字符，请改写");
    }
    return text.strip();
  }
}
