package cn.pufa.exam;

import cn.pufa.audit.Commands;
import cn.pufa.audit.Commands.Outcome;
import cn.pufa.course.Courses;
import cn.pufa.exam.QuestionStore.Bank;
import cn.pufa.identity.Meanwhile;
import cn.pufa.law.ArticleRef;
import cn.pufa.law.Citations;
import cn.pufa.platform.PlainText;
import cn.pufa.platform.db.Database;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.time.BusinessClock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;

/** Keeping the banks: whatever is written is a new version, and may be drawn from then on. */
final class QuestionDesk {

  private record Looked(int after) {}

  private record Stopping(String reason) {}

  private record BankDraft(String title, String course) {}

  private final Commands commands;
  private final Citations citations;
  private final CitingQuestions citing;
  private final Courses courses;
  private final QuestionViews views;
  private final BusinessClock clock;

  QuestionDesk(
      Commands commands,
      Citations citations,
      CitingQuestions citing,
      Courses courses,
      QuestionViews views,
      BusinessClock clock) {
    this.commands = commands;
    this.citations = citations;
    this.citing = citing;
    this.courses = courses;
    this.views = views;
    this.clock = clock;
  }

  Answer createBank(Request request) {
    var draft = request.body(BankDraft.class);
    return commands.run(
        request,
        tx -> {
          requireTitle(draft.title());
          requireCourse(tx, draft.course());
          var bank = new Bank(UUID.randomUUID().toString(), draft.title().strip(), draft.course());
          try {
            QuestionStore.putBank(tx, bank, clock.now());
          } catch (RuntimeException fault) {
            if (Database.isDuplicate(fault, "exam_bank_title_key")) {
              throw Problem.invalid("/title", "已经有同名的题库");
            }
            throw fault;
          }
          return Outcome.of("exam_bank/" + bank.id(), Answer.created(views.bank(tx, bank)));
        });
  }

  private static void requireTitle(String title) {
    if (!PlainText.isOneLine(title)) {
      throw Problem.invalid("/title", "请用一行字写名称");
    }
  }

  private void requireCourse(Tx tx, String course) {
    if (course != null && !courses.has(tx, course)) {
      throw Problem.invalid("/course", "没有这门课程");
    }
  }

  Answer create(Request request) {
    var draft = request.body(QuestionDraft.class);
    QuestionText text = draft.text();
    requireSound(text);
    return commands.run(
        request,
        tx -> {
          requireBank(tx, draft.bank());
          var question =
              new Question(
                  UUID.randomUUID().toString(),
                  draft.bank(),
                  1,
                  text,
                  null,
                  null,
                  null,
                  clock.now());
          QuestionStore.insert(tx, question, Question.What.WRITTEN, request.caller().person());
          citing.register(tx, question);
          return Outcome.of(subject(question), Answer.created(views.one(tx, question)));
        });
  }

  private static void requireBank(Tx tx, String bank) {
    if (QuestionStore.banks(tx).stream().noneMatch(known -> known.id().equals(bank))) {
      throw Problem.invalid("/bank", "没有这个题库");
    }
  }

  /** As a question, and every article in force. */
  private void requireSound(QuestionText text) {
    List<Problem.Field> faults = new ArrayList<>(text.faults());
    for (int place = 0; place < text.cites().size(); place++) {
      if (isStale(text.cites().get(place))) {
        faults.add(new Problem.Field("/cites/" + place, "没有这一条，或者不是现行有效的版本"));
      }
    }
    if (!faults.isEmpty()) {
      throw Problem.invalid(faults);
    }
  }

  private boolean isStale(String cite) {
    try {
      return citations.cited(ArticleRef.parse(cite)).stale();
    } catch (java.time.DateTimeException noSuchDay) {
      return true;
    }
  }

  Answer change(Request request) {
    var draft = request.body(QuestionDraft.class);
    QuestionText text = draft.text();
    requireSound(text);
    return onQuestion(
        request,
        draft.after(),
        (tx, question) ->
            citing.write(
                tx, question, text, Question.What.WRITTEN, request.caller().person(), null));
  }

  /** Somebody has looked: it is right as it stands, under the articles in force. */
  Answer confirm(Request request) {
    return onQuestion(
        request,
        request.body(Looked.class).after(),
        (tx, question) ->
            citing.write(
                tx,
                question,
                question.text().citing(inForce(tx, question)),
                Question.What.CONFIRMED,
                request.caller().person(),
                question.source()));
  }

  private List<String> inForce(Tx tx, Question question) {
    Map<ArticleRef, ArticleRef> successors =
        citations.successors(tx, new Citations.Subject(citing.feature(), question.id()));
    return question.text().refs().stream()
        .map(ref -> citations.cited(ref).stale() ? successor(successors, ref) : ref)
        .map(ArticleRef::toString)
        .distinct()
        .toList();
  }

  private ArticleRef successor(Map<ArticleRef, ArticleRef> successors, ArticleRef ref) {
    ArticleRef successor = successors.get(ref);
    if (successor == null) {
      throw Problem.conflict(
          "《%s》%s现在没有对应的条文，请修改题目，换一条依据。".formatted(citations.cited(ref).law(), ref.label()));
    }
    return successor;
  }

  Answer stop(Request request) {
    String reason = request.body(Stopping.class).reason();
    return commands.run(
        request,
        tx -> {
          Question question = lock(tx, request);
          if (question.offReason() != null) {
            throw Problem.conflict("这道题已经停用。");
          }
          citing.stop(tx, question, request.caller().person(), reason);
          return new Outcome(
              subject(question), reason, (Answer.Json) Answer.ok(views.one(tx, lock(tx, request))));
        });
  }

  private Answer onQuestion(Request request, int after, BiFunction<Tx, Question, Question> write) {
    return commands.run(
        request,
        tx -> {
          Question question = lock(tx, request);
          Meanwhile.requireSeen(
              tx,
              after,
              question.version(),
              question.changedAt(),
              subject(question),
              "changeExamQuestion",
              "confirmExamQuestion",
              "stopExamQuestion");
          Question written = write.apply(tx, question);
          return Outcome.of(subject(written), Answer.ok(views.one(tx, written)));
        });
  }

  private static Question lock(Tx tx, Request request) {
    return QuestionStore.lock(tx, request.text("question")).orElseThrow(Problem::notFound);
  }

  private static String subject(Question question) {
    return "exam_question/" + question.id();
  }
}
